extension ClientImport {
  /// Reads a spreadsheet of clients from the bytes of a CSV file.
  ///
  /// The encoding, the delimiter and the meaning of the columns are found; every row is checked, and a row that can't be taken says
  /// why, by row, column and value. Nothing is guessed about dates that don't exist or rows that don't fit the header.
  ///
  /// - Parameters:
  ///   - knownProcesses: The ids of the templates that a process can be started from.
  ///   - today: The day from which a planned discharge counts as past; nil: no such warning.
  /// - Throws: `ImportError` when the file as a whole can't be read; never for a row. O(bytes).
  package static func read(
    _ bytes: [UInt8], knownProcesses: [String], today: CalendarDay?, limits: ImportLimits = ImportLimits()
  ) throws(ImportError) -> ClientImport {
    if bytes.count > limits.bytes { throw .tooLarge(bytes: bytes.count, limit: limits.bytes) }
    let text = try SpreadsheetText(bytes)
    let stated = statedDelimiter(text.utf8)
    let delimiter = if let named = stated.delimiter { named } else { try bestDelimiter(stated.body, limits: limits) }
    var reader = CSVReader(utf8: stated.body, delimiter: delimiter, limits: limits)
    let rows = try reader.rows()
    guard let headerRow = rows.first(where: { !$0.isEmpty }) else { throw .empty }
    let columns = try ColumnMapping(header: headerRow.cells)
    let clientRows = rows.filter { $0.number > headerRow.number }
    if clientRows.allSatisfy(\.isEmpty) { throw .noRows }

    var outcome = ClientImport(
      accepted: [], rejected: [], warnings: [], emptyRows: clientRows.count(where: \.isEmpty), header: columns.header)
    if text.isGuess {
      outcome.warnings.append(
        ImportFinding(
          row: headerRow.number, column: "",
          sentence:
            "The file is not UTF-8; it was read as Windows-1252. Check names with accents, or save it as CSV (UTF-8)."))
    }
    for title in columns.unread {
      outcome.warnings.append(
        ImportFinding(row: headerRow.number, column: title, sentence: "The column “\(title.shortened)” is not read."))
    }
    var firstRows: [String: Int] = [:]
    for row in clientRows where !row.isEmpty {
      var reading = RowReading(row: row, columns: columns, knownProcesses: knownProcesses, today: today)
      let client = reading.client(firstRows: &firstRows)
      if let client {
        outcome.accepted.append(client)
        outcome.warnings += reading.warnings
      } else {
        outcome.rejected.append(RejectedRow(row: row.number, cells: row.cells, findings: reading.problems))
      }
    }
    return outcome
  }

  /// Excel's own first line `sep=;`, taken off, and the delimiter it names.
  private static func statedDelimiter(_ utf8: [UInt8]) -> (body: [UInt8], delimiter: UInt8?) {
    guard utf8.count > 5, String(decoding: utf8.prefix(4), as: UTF8.self).lowercased() == "sep=",
      utf8[5] == .lineFeed || utf8[5] == .carriageReturn
    else { return (utf8, nil) }
    let isPair = utf8[5] == .carriageReturn && utf8.count > 6 && utf8[6] == .lineFeed
    return (Array(utf8.dropFirst(isPair ? 7 : 6)), utf8[4])
  }

  /// The delimiter with which the first row names the most known columns, and of those the one with the most cells.
  private static func bestDelimiter(_ utf8: [UInt8], limits: ImportLimits) throws(ImportError) -> UInt8 {
    var best = (delimiter: UInt8(ascii: ","), known: -1, cells: 0)
    var failure: ImportError?
    for delimiter in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")] {
      do throws(ImportError) {
        var reader = CSVReader(utf8: utf8, delimiter: delimiter, limits: limits)
        var number = 1
        while let row = try reader.next(number: number) {
          number += 1
          if row.isEmpty { continue }
          let known = ColumnMapping.recognised(row.cells)
          if (known, row.cells.count) > (best.known, best.cells) { best = (delimiter, known, row.cells.count) }
          break
        }
      } catch {
        failure = failure ?? error
      }
    }
    if best.known < 0, let failure { throw failure }
    return best.delimiter
  }
}
