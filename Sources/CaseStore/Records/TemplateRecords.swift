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
