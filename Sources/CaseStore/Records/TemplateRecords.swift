internal import Foundation
package import Casework

/// The process templates in the store, as the seed's table has them: name, weeks, steps as JSON. Published versions don't change.
package struct TemplateRecords {
  let connection: any SQLConnection

  package init(_ connection: any SQLConnection) { self.connection = connection }

  /// The stored versions, as `name/version`.
  package func known() throws(StoreError) -> Set<String> {
    var known: Set<String> = []
    for row in try connection.rows("SELECT process_name, version FROM process_templates") {
      known.insert("\(try row.text("process_name"))/\(try row.integer("version"))")
    }
    return known
  }

  /// What changes whenever a version is stored or its status changes: one text for the whole table.
  package func stamp() throws(StoreError) -> String {
    var parts: [String] = []
    for row in try connection.rows("SELECT id, version, status FROM process_templates ORDER BY id") {
      parts.append("\(try row.integer("id"))/\(try row.integer("version"))/\(try row.text("status"))")
    }
    return parts.joined(separator: ",")
  }

  /// All stored versions. The status is the row's: the document is never changed after it was published.
  package func templates() throws -> [ProcessTemplate] {
    try connection.rows("SELECT steps, status FROM process_templates ORDER BY process_name, version").map { row in
      var template = try JSONDecoder().decode(ProcessTemplate.self, from: Data(try row.text("steps").utf8))
      guard let status = ProcessTemplate.Status(rawValue: try row.text("status")) else {
        throw StoreError.unexpectedValue(column: "status")
      }
      template.status = status
      return template
    }
  }

  /// Replaces a draft, or sets the status of a version.
  package func put(_ template: ProcessTemplate) throws {
    try connection.run(
      "DELETE FROM process_templates WHERE process_name = ? AND version = ? AND status = 'draft'",
      [.text(template.id), .integer(template.version)])
    try keep([template])
    try connection.run(
      "UPDATE process_templates SET status = ? WHERE process_name = ? AND version = ?",
      [.text(template.status.rawValue), .text(template.id), .integer(template.version)])
  }

  /// Stores the versions that aren't there yet.
  package func keep(_ templates: [ProcessTemplate]) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    for template in templates {
      try connection.run(
        """
        INSERT INTO process_templates (process_name, estimated_weeks, steps, version, status, title)
        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (process_name, version) DO NOTHING
        """,
        [
          .text(template.id), .optional(template.lengthWeeks),
          .text(String(decoding: try encoder.encode(template), as: UTF8.self)), .integer(template.version),
          .text(template.status.rawValue), .text(template.title),
        ])
    }
  }
}
