/// A data file that cannot be read: which file, which line, and what to write instead.
package struct TemplateError: Error, Equatable, Sendable {
  /// The file as the person knows it, such as `templates/intake.yaml`.
  package var file: String
  /// The line, counted from 1; nil where the text has no lines (JSON).
  package var line: Int?
  /// What is wrong and what to write instead, in a sentence.
  package var reason: String

  package init(file: String, line: Int?, reason: String) {
    self.file = file
    self.line = line
    self.reason = reason
  }
}

extension TemplateError: CustomStringConvertible {
  /// `templates/intake.yaml:17: step N4 has no "reason". ...`
  package var description: String {
    guard let line else { return "\(file): \(reason)" }
    return "\(file):\(line): \(reason)"
  }
}
