@testable import Casework

/// A template of a few lines, to be spoilt one line at a time.
enum SmallTemplate {
  static let yaml = """
    template: sample
    version: 1
    status: draft
    title: A sample
    length_weeks: 2
    key_date: court
    variants: [short, long]
    events:
      answered: The answer came
    steps:
      - id: D1
        title: Ask
        category: phone_call
        minutes: 20
        due: S+2w
        slot: visit
        milestone: asked
        unless: answered
        reason: It comes first.
        source: estimate
      - id: D2
        title: Write
        category: paperwork
        minutes: 45
        effort: hard
        after: [D1+1w]
        release: S+3w
        due: S+5w
        reason: It needs the answer.
        source: estimate

    """

  /// The sample with one text replaced by another.
  static func with(_ old: String, _ new: String) -> String {
    precondition(yaml.contains(old), "the sample has no \(old)")
    return yaml.replacing(old, with: new, maxReplacements: 1)
  }

  /// The sample with lines added to its last step.
  static func adding(_ lines: String) -> String {
    yaml + lines.split(separator: "\n").map { "    \($0)\n" }.joined()
  }

  /// The message that reading gives; "no error" when it reads.
  static func error(_ yaml: String) -> String {
    do {
      _ = try TemplateReader.read(yaml, file: "templates/sample.yaml")
      return "no error"
    } catch {
      return error.description
    }
  }

  /// The findings of the lint among other templates.
  static func findings(_ yaml: String, among others: [String] = []) throws -> [String] {
    let document = try TemplateReader.document(yaml, file: "templates/sample.yaml")
    let library = TemplateLibrary(
      [document] + (try others.map { try TemplateReader.document($0, file: "templates/other.yaml") }))
    return TemplateLint.findings(for: document, in: library).map(\.description)
  }
}
