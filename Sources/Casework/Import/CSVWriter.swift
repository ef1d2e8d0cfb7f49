/// Writes CSV that a spreadsheet program can open without running anything in it.
package enum CSVWriter {
  /// RFC 4180 with CRLF line ends, UTF-8 with a byte order mark (without it Excel misreads accents).
  package static func text(_ rows: [[String]]) -> String {
    "\u{FEFF}" + rows.map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
  }

  /// A cell that begins like a formula (`=`, `+`, `-`, `@`, tab, carriage return) gets an apostrophe before it, as OWASP's
  /// "CSV Injection" page advises; quotes stand around whatever needs them.
  static func cell(_ value: String) -> String {
    let safe = startsLikeFormula(value) ? "'" + value : value
    let needsQuotes = safe.unicodeScalars.contains { "\",;\t\r\n".unicodeScalars.contains($0) } || safe.hasPrefix(" ")
    return needsQuotes
      ? "\"" + safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" : safe
  }

  /// True for text that a spreadsheet program would take for a formula.
  static func startsLikeFormula(_ value: String) -> Bool {
    value.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
  }
}

extension ClientImport {
  /// The rejected rows as a file to mend and import again: the cells as they stood, and a last column with the reasons.
  package var rejectedFile: String {
    let width = max(header.count, rejected.map(\.cells.count).max() ?? 0)
    func padded(_ cells: [String]) -> [String] { cells + Array(repeating: "", count: max(0, width - cells.count)) }
    return CSVWriter.text(
      [padded(header) + [Self.reasonsColumn]]
        + rejected.map {
          padded($0.cells) + [$0.findings.map { "Row \($0.row), \($0.sentence)" }.joined(separator: " ")]
        })
  }

  /// The column that `rejectedFile` adds; an import skips it, so that a mended file can be imported as it is.
  package static let reasonsColumn = "import_reasons"
}
