internal import Foundation

/// Moments of the system's clock as people read them.
enum MomentWords {
  /// `2026-01-05 16:04 UTC`.
  static func of(_ seconds: Int) -> String {
    let text = Date(timeIntervalSince1970: TimeInterval(seconds)).formatted(.iso8601)
    return text.prefix(16).replacing("T", with: " ") + " UTC"
  }
}
