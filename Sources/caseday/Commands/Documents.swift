internal import Casework
internal import Foundation
internal import Planning

/// JSON for programs: sorted keys, snake_case, days as `2026-01-05`.
enum JSONDocument {
  static func data(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return try encoder.encode(value)
  }
}

/// `caseday import clients --json`.
struct ImportDocument: Encodable {
  struct Finding: Encodable {
    var row: Int
    var column, sentence: String
  }
  var isDryRun: Bool
  var accepted, created, updated, unchanged, emptyRows: Int
  var rejected, warnings: [Finding]
  var rejectedFile: String?

  init(_ outcome: ClientImport, isDryRun: Bool, rejectedFile: String?) {
    self.isDryRun = isDryRun
    self.rejectedFile = rejectedFile
    (accepted, emptyRows) = (outcome.accepted.count, outcome.emptyRows)
    (created, updated, unchanged) = (outcome.created, outcome.updated, outcome.unchanged)
    func finding(_ found: ImportFinding) -> Finding {
      Finding(row: found.row, column: found.column, sentence: found.sentence)
    }
    rejected = outcome.rejected.flatMap(\.findings).map(finding)
    warnings = outcome.warnings.map(finding)
  }
}

/// One line of `caseday templates list --json`.
struct TemplateDocumentEntry: Encodable {
  var id, title, summary: String
  var version, steps: Int
  var weeks: Int?

  init(_ entry: TemplateShelf.Entry) {
    (id, title, summary) = (entry.id, entry.title, entry.summary)
    (version, steps, weeks) = (entry.version, entry.steps, entry.weeks)
  }
}

/// `caseday templates show --json`: what a reader of the plan needs of a template.
struct TemplateDetailDocument: Encodable {
  struct Step: Encodable {
    var id, title, category, reason, source: String
    var phase: String?
    var minutes: Int
  }
  var id, title, summary: String
  var version: Int
  var weeks: Int?
  var steps: [Step]

  init(_ template: ProcessTemplate) {
    (id, title, summary) = (template.id, template.title, template.summary)
    (version, weeks) = (template.version, template.lengthWeeks)
    steps = template.steps.map {
      Step(
        id: $0.id, title: $0.title, category: $0.category.rawValue, reason: $0.reason, source: $0.source,
        phase: $0.phase, minutes: $0.minutes)
    }
  }
}
