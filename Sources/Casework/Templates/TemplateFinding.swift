/// Something that is wrong with a template, found by `TemplateLint`.
package struct TemplateFinding: Equatable, Sendable {
  /// The file, such as `templates/intake.yaml`.
  package var file: String
  /// The line, counted from 1; nil for a template without a file.
  package var line: Int?
  /// The step, nil where it is the template's.
  package var step: String?
  /// What is wrong, and what to write instead where that is known.
  package var message: String
}

extension TemplateFinding: CustomStringConvertible {
  /// `templates/intake.yaml:17: step N4 has no reason. ...`
  package var description: String {
    guard let line else { return "\(file): \(message)" }
    return "\(file):\(line): \(message)"
  }
}
