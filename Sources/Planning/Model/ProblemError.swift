/// Why a document is refused: where, and what is wrong there, as one sentence.
package struct ProblemError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The place in the document, such as `tasks[17].after[0]`; empty for the document itself.
  package let path: String
  package let reason: String

  package init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  package var description: String { path.isEmpty ? reason : "\(path): \(reason)" }
}
