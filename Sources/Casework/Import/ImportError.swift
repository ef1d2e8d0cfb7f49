/// Why a spreadsheet can't be read at all. Nothing was taken from it.
package enum ImportError: Error, Sendable, Equatable {
  /// There is no text in it.
  case empty
  /// It has more bytes than `limit`.
  case tooLarge(bytes: Int, limit: Int)
  /// It has more rows than `limit`.
  case tooManyRows(limit: Int)
  /// A row has more cells than `limit`.
  case tooManyColumns(row: Int, limit: Int)
  /// A cell is longer than `limit` bytes.
  case cellTooLong(row: Int, column: Int, limit: Int)
  /// It isn't text: `kind` says what it looks like.
  case notText(kind: String, advice: String)
  /// A quote that never ends.
  case unclosedQuote(row: Int, column: Int)
  /// Two columns have the same name, or hold the same thing.
  case sameColumnTwice(first: String, firstColumn: Int, second: String, secondColumn: Int, meaning: String)
  /// Columns that every caseload needs are not there; `found` are the header cells.
  case missingColumns(names: [String], found: [String])
  /// There is a header and nothing below it.
  case noRows

  /// What a person reads: what is wrong, and what to do.
  package var sentence: String {
    switch self {
    case .empty:
      return "The file is empty. Save the spreadsheet as CSV again, with its header row."
    case .tooLarge(let bytes, let limit):
      return "The file has \(bytes) bytes; at most \(limit) can be imported. Split it into smaller files."
    case .tooManyRows(let limit):
      return "The file has more than \(limit) rows. Split it into smaller files."
    case .tooManyColumns(let row, let limit):
      return "Row \(row) has more than \(limit) cells. Maybe the file isn't a caseload, or a quote is missing."
    case .cellTooLong(let row, let column, let limit):
      return "The cell in row \(row), column \(column) is longer than \(limit) bytes. Maybe a closing quote is missing."
    case .notText(let kind, let advice):
      return "The file is not a CSV text: \(kind). \(advice)"
    case .unclosedQuote(let row, let column):
      return
        "The quote that opens the cell in row \(row), column \(column) is never closed. Add the closing quote, or take the opening one out."
    case .sameColumnTwice(let first, let firstColumn, let second, let secondColumn, let meaning):
      return first == second
        ? "Two columns are called “\(first)” (columns \(firstColumn) and \(secondColumn)). Rename or remove one."
        : "“\(first)” (column \(firstColumn)) and “\(second)” (column \(secondColumn)) both hold the \(meaning). Remove one."
    case .missingColumns(let names, let found):
      let wanted = names.map { "“\($0)”" }.joined(separator: ", ")
      let there = found.filter { !$0.isEmpty }.map { "“\($0)”" }.joined(separator: ", ")
      return
        "There is no column \(wanted). Found: \(there.isEmpty ? "no column names" : there). Put the column names into the first row."
    case .noRows:
      return "There is a header row and no client below it."
    }
  }
}

/// How much of a spreadsheet is read; beyond it the file is refused before it can fill the memory.
package struct ImportLimits: Sendable, Equatable {
  package var bytes = 16 * 1_048_576
  package var rows = 50_000
  package var columns = 200
  /// Bytes of one cell, as UTF-8.
  package var cell = 20_000

  package init() {}
}
