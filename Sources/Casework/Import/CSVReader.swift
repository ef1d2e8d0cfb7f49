/// One row of a CSV file.
package struct CSVRow: Sendable, Equatable {
  /// As a spreadsheet program counts: the first row is 1, a line break inside a cell starts no row.
  package var number: Int
  package var cells: [String]
  /// A quote where RFC 4180 allows none: the cell's number from 1, and a sentence.
  package var flaw: Flaw?

  /// Where the quoting of a row is off.
  package struct Flaw: Sendable, Equatable {
    package var column: Int
    package var sentence: String
  }

  /// True when no cell holds anything but blanks.
  package var isEmpty: Bool { cells.allSatisfy { $0.allSatisfy(\.isWhitespace) } }
}

/// A strict reader of RFC 4180: quotes only around whole cells, doubled inside; rows end with CRLF, LF or CR.
///
/// Cells are never dropped, moved or merged silently: an oddly quoted row is read as Python's `csv` reads it and carries its flaw, a quote
/// that never closes refuses the file, because everything after it is in doubt.
package struct CSVReader {
  private let bytes: [UInt8]
  private let delimiter: UInt8
  private let limits: ImportLimits
  private var position = 0

  /// `utf8` has no byte order mark; `delimiter` is one ASCII character.
  package init(utf8: [UInt8], delimiter: UInt8, limits: ImportLimits = ImportLimits()) {
    bytes = utf8
    self.delimiter = delimiter
    self.limits = limits
  }

  /// All rows, blank ones included. O(bytes).
  package mutating func rows() throws(ImportError) -> [CSVRow] {
    var rows: [CSVRow] = []
    while let row = try next(number: rows.count + 1) {
      if rows.count == limits.rows { throw .tooManyRows(limit: limits.rows) }
      rows.append(row)
    }
    return rows
  }

  /// The row that starts here; nil at the end of the file.
  package mutating func next(number: Int) throws(ImportError) -> CSVRow? {
    guard position < bytes.count else { return nil }
    var row = CSVRow(number: number, cells: [], flaw: nil)
    while true {
      let cell = try readCell(of: &row)
      if cell.count > limits.cell {
        throw .cellTooLong(row: number, column: row.cells.count + 1, limit: limits.cell)
      }
      row.cells.append(String(decoding: cell, as: UTF8.self))
      if row.cells.count > limits.columns { throw .tooManyColumns(row: number, limit: limits.columns) }
      guard position < bytes.count else { return row }
      let end = bytes[position]
      position += 1
      if end == delimiter { continue }
      if end == .carriageReturn, position < bytes.count, bytes[position] == .lineFeed { position += 1 }
      return row
    }
  }

  /// Reads up to the delimiter, the line end or the end of the file, and leaves the position on it.
  private mutating func readCell(of row: inout CSVRow) throws(ImportError) -> [UInt8] {
    var cell: [UInt8] = []
    let isQuoted = position < bytes.count && bytes[position] == .quote
    if isQuoted { try readQuoted(into: &cell, row: row) }
    while position < bytes.count, !endsCell(bytes[position]) {
      if row.flaw == nil {
        if isQuoted {
          row.flaw = .init(
            column: row.cells.count + 1,
            sentence: "There is text after the closing quote. Double the quotes inside the cell: \"\".")
        } else if bytes[position] == .quote {
          row.flaw = .init(
            column: row.cells.count + 1,
            sentence:
              "There is a quote in the middle of a cell. Put the whole cell into quotes and double those inside: \"\".")
        }
      }
      cell.append(bytes[position])
      position += 1
    }
    return cell
  }

  /// From the opening quote to just after the closing one.
  private mutating func readQuoted(into cell: inout [UInt8], row: CSVRow) throws(ImportError) {
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == .quote {
        guard position < bytes.count, bytes[position] == .quote else { return }
        position += 1
      }
      cell.append(byte)
    }
    throw .unclosedQuote(row: row.number, column: row.cells.count + 1)
  }

  private func endsCell(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == .lineFeed || byte == .carriageReturn
  }
}

extension UInt8 {
  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
}
