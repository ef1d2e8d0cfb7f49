/// The bounds that the API document publishes.
enum APILimits {
  /// The largest whole number that every JSON reader keeps exactly.
  static let largestID = 9_007_199_254_740_991
  /// Weeks that a process may be stretched over.
  static let weeks = 1...104
}
