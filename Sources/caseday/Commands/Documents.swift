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
