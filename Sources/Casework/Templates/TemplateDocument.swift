/// A template as it stands in its file: the values, and the line of each key for messages.
package struct TemplateDocument: Equatable, Sendable {
  /// A place in the file: a key of the template, or of one of its steps.
  struct Place: Hashable, Sendable {
    /// The step's id; nil for the template's own keys.
    var step: String?
    /// The key; nil for the beginning of the step or the template.
    var key: String?
  }

  /// The file as the person knows it, such as `templates/intake.yaml`.
  package var file: String
  package var template: ProcessTemplate
  var lines: [Place: Int]

  init(file: String, template: ProcessTemplate, lines: [Place: Int]) {
    self.file = file
    self.template = template
    self.lines = lines
  }

  /// A template that was made on a page or read from the store: no lines.
  package init(_ template: ProcessTemplate) {
    self.init(file: template.id, template: template, lines: [:])
  }

  /// The line of that key, else of its step, else of the template; nil when there are no lines.
  func line(step: String?, key: String?) -> Int? {
    lines[Place(step: step, key: key)] ?? lines[Place(step: step, key: nil)] ?? lines[Place(step: nil, key: nil)]
  }
}
