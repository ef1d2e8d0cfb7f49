/// Services in a file: YAML or JSON (`services:` with a list), or CSV with a column for each field.
package struct ServiceFile: Sendable {
  /// What is wrong with one entry.
  package struct Fault: Sendable, Equatable {
    /// The line in the file, from 1.
    package var line: Int
    package var sentence: String
  }

  package var services: [Service]
  package var faults: [Fault]

  /// The synthetic services of the demo.
  package static let demo: ServiceDirectory = {
    let path = "Library/demo/services.yaml"
    guard let text = EmbeddedFiles.all.first(where: { $0.path == path })?.text else {
      preconditionFailure("\(path) is not embedded in this program")
    }
    do {
      let file = try ServiceFile(text: text, file: "services.yaml")
      if let fault = file.faults.first { preconditionFailure("\(path), line \(fault.line): \(fault.sentence)") }
      return ServiceDirectory(file.services)
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  /// Reads a YAML or JSON text. Entries that can't be used are named; the others are read.
  ///
  /// - Throws: `TemplateError` for a text that is no list of services at all.
  package init(text: String, file: String) throws(TemplateError) {
    let record = try FileRecord(
      try FileNode.yaml(text, file: file), file: file, subject: "the file", keys: ["notice", "services"])
    services = []
    faults = []
    for node in try record.list("services") {
      do {
        let entry = try FileRecord(node, file: file, subject: "a service", keys: ServiceText.fields)
        var fields: [String: String] = [:]
        for name in ServiceText.fields {
          if let number = entry.node(name), case .number(let value) = number.content {
            fields[name] = String(value)
          } else if entry.node(name) != nil {
            fields[name] = try entry.texts(name).joined(separator: " ")
          }
        }
        keep(fields, line: node.line ?? 1)
      } catch {
        faults.append(Fault(line: node.line ?? 1, sentence: error.reason))
      }
    }
  }

  /// Reads a CSV file with a header row.
  ///
  /// - Throws: `ServiceError` when it has no column `id` or `name`, or isn't a table.
  package init(csv: [UInt8]) throws(ServiceError) {
    services = []
    faults = []
    var rows: [CSVRow]
    do {
      let text = try SpreadsheetText(csv)
      let firstLine = text.utf8.prefix { $0 != 0x0A && $0 != 0x0D }
      let isGerman = firstLine.contains(0x3B) && !firstLine.contains(0x2C)
      var reader = CSVReader(utf8: text.utf8, delimiter: isGerman ? 0x3B : 0x2C)
      rows = try reader.rows()
    } catch {
      throw ServiceError(field: "file", sentence: error.sentence)
    }
    guard !rows.isEmpty else {
      throw ServiceError(
        field: "file", sentence: "The file is empty. The first row names the columns: id, name, hours.")
    }
    let header = rows.removeFirst().cells.map { $0.lowercased().trimmed.replacing(" ", with: "_") }
    guard header.contains("id"), header.contains("name") else {
      throw ServiceError(
        field: "file",
        sentence:
          "The first row has to name the columns, id and name among them: \(ServiceText.fields.joined(separator: ", "))."
      )
    }
    for row in rows where !row.isEmpty {
      keep(Dictionary(zip(header, row.cells), uniquingKeysWith: { first, _ in first }), line: row.number)
    }
  }

  private mutating func keep(_ fields: [String: String], line: Int) {
    do {
      let service = try ServiceText.service(fields)
      if services.contains(where: { $0.id == service.id }) {
        faults.append(Fault(line: line, sentence: "The service “\(service.id)” stands here twice. Keep one."))
      } else {
        services.append(service)
      }
    } catch {
      faults.append(Fault(line: line, sentence: error.sentence))
    }
  }
}
