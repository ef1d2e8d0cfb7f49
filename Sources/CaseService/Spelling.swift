internal import Casework

/// The word that somebody probably meant.
enum Spelling {
  static func closest(to written: String, among candidates: [String]) -> String? {
    Suggestion.closest(to: written, among: candidates)
  }
}
