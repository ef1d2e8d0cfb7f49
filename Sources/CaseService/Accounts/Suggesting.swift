internal import Casework

/// Suggestions for mistyped names of accounts.
enum Suggesting {
  static func closest(to word: String, among words: [String]) -> String? { Suggestion.closest(to: word, among: words) }
}
