/// One row on its way from cells to a client, with what is wrong with it.
struct RowReading {
  private let row: CSVRow
  private let columns: ColumnMapping
  private let knownProcesses: [String]
  private let today: CalendarDay?
  /// Why the row can't be taken; empty when it can.
  private(set) var problems: [ImportFinding] = []
  /// What somebody should look at.
  private(set) var warnings: [ImportFinding] = []

  init(row: CSVRow, columns: ColumnMapping, knownProcesses: [String], today: CalendarDay?) {
    self.row = row
    self.columns = columns
    self.knownProcesses = knownProcesses
    self.today = today
  }

  /// The client in this row; nil when it has problems. `firstRows` is where each id was met first, in lower case.
  mutating func client(firstRows: inout [String: Int]) -> ImportedClient? {
    checkShape()
    let externalID = identifier(&firstRows)
    let name = fullName()
    let admission = requiredDay(.admission)
    let discharge = plannedDischarge(after: admission)
    let processes = processNames()
    let providers = list(.providers)
    let keyDates = keyDates()
    let note = text(.note)
    guard problems.isEmpty, let externalID, let name, let admission else {
      if problems.isEmpty { problem(nil, "The row could not be read.") }
      return nil
    }
    return ImportedClient(
      row: row.number, externalID: externalID, name: name, admission: admission, plannedDischarge: discharge,
      processes: processes, providers: providers, keyDates: keyDates, note: note)
  }

  // MARK: Cells

  private mutating func problem(_ column: Int?, _ sentence: String) {
    problems.append(ImportFinding(row: row.number, column: column.map(columns.title) ?? "", sentence: sentence))
  }

  private mutating func warn(_ column: Int?, _ sentence: String) {
    warnings.append(ImportFinding(row: row.number, column: column.map(columns.title) ?? "", sentence: sentence))
  }

  private func rawCell(_ field: ColumnMapping.Field) -> (column: Int, text: String)? {
    columns.column(field).map { ($0, row.cells.indices.contains($0) ? row.cells[$0] : "") }
  }

  /// The cell's text, trimmed, without control characters (a line break and a tab may stay in notes); formulas stay text.
  private mutating func text(_ field: ColumnMapping.Field) -> String {
    guard let (column, raw) = rawCell(field) else { return "" }
    let unified = String(raw.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n"))
    let isNote = field == .note
    var clean = ""
    var hadControls = false
    for scalar in unified.unicodeScalars {
      if scalar.properties.generalCategory == .control {
        if scalar == "\n" || scalar == "\t" || scalar == "\r" {
          clean.unicodeScalars.append(isNote && scalar == "\n" ? scalar : " ")
        } else {
          hadControls = true
        }
      } else {
        clean.unicodeScalars.append(scalar)
      }
    }
    if hadControls { warn(column, "There were control characters in it; they were taken out.") }
    let result = clean.trimmed
    if Self.looksLikeFormula(result) {
      warn(column, "“\(result.shortened)” looks like a formula. It is kept as plain text.")
    }
    return result
  }

  /// `=` and `@` always; `+` and `-` unless a blank follows, as in a list.
  private static func looksLikeFormula(_ text: String) -> Bool {
    guard let first = text.first, text.count > 1 else { return false }
    if first == "=" || first == "@" { return true }
    let second = text[text.index(after: text.startIndex)]
    return (first == "+" || first == "-") && !second.isWhitespace && second != "-"
  }

  // MARK: Fields

  private mutating func checkShape() {
    if let flaw = row.flaw { problem(flaw.column - 1, flaw.sentence) }
    let surplus = row.cells.dropFirst(columns.header.count)
    if surplus.contains(where: { !$0.trimmed.isEmpty }) {
      problem(
        nil,
        "The row has \(row.cells.count) cells and the header \(columns.header.count). Put quotes around a cell that holds the delimiter."
      )
    } else if row.cells.count < columns.header.count {
      warn(
        nil,
        "The row has \(row.cells.count) cells and the header \(columns.header.count); the missing ones count as empty.")
    }
  }

  private mutating func identifier(_ firstRows: inout [String: Int]) -> String? {
    let id = text(.externalID)
    let column = columns.column(.externalID)
    if id.isEmpty {
      problem(column, "There is no client id. Give every client an id that stays the same.")
      return nil
    }
    if id.count > 64 {
      problem(column, "The client id “\(id.shortened)” has more than 64 characters. Shorten it.")
      return nil
    }
    if let first = firstRows[id.lowercased()] {
      problem(column, "The client id \(id.shortened) stands in row \(first) already. Keep one of the two rows.")
      return nil
    }
    firstRows[id.lowercased()] = row.number
    return id
  }

  private mutating func fullName() -> String? {
    let whole = text(.name)
    let parts = whole.isEmpty ? [text(.firstName), text(.lastName)].filter { !$0.isEmpty } : [whole]
    let name = parts.joined(separator: " ").split(separator: " ").joined(separator: " ")
    let column = columns.column(.name) ?? columns.column(.firstName) ?? columns.column(.lastName)
    if name.isEmpty {
      problem(column, "There is no name.")
      return nil
    }
    if name.count > Client.longestName {
      problem(
        column, "The name “\(name.shortened)” has more than \(Client.longestName) characters. Maybe a quote is missing."
      )
      return nil
    }
    return name
  }

  private mutating func requiredDay(_ field: ColumnMapping.Field) -> CalendarDay? {
    guard let (column, raw) = rawCell(field) else { return nil }
    if Blank.isBlank(raw) {
      problem(column, "There is no \(field.meaning). Write it like 2026-01-05 or 1/5/2026.")
      return nil
    }
    return day(raw, column: column)
  }

  private mutating func day(_ text: String, column: Int) -> CalendarDay? {
    switch ImportedDate.read(text) {
    case .day(let day): return day
    case .unusable(let sentence):
      problem(column, sentence)
      return nil
    }
  }

  private mutating func plannedDischarge(after admission: CalendarDay?) -> CalendarDay? {
    guard let (column, raw) = rawCell(.discharge) else { return nil }
    if Blank.isBlank(raw) {
      warn(column, "There is no planned discharge; nothing can be planned backward from it. Add it when it is known.")
      return nil
    }
    guard let day = day(raw, column: column) else { return nil }
    if let admission, day < admission {
      problem(
        column, "The planned discharge \(day) is before the admission \(admission). Maybe the two dates are swapped.")
    } else if let today, day < today {
      warn(column, "The planned discharge \(day) is in the past. Correct it, or close the stay.")
    }
    return day
  }

  private mutating func processNames() -> [String] {
    let (found, unknown) = ProcessNames.templates(in: text(.processes), among: knownProcesses)
    for name in unknown {
      warn(
        columns.column(.processes), "There is no process called “\(name.shortened)”. The client is taken without it.")
    }
    return found
  }

  private mutating func list(_ field: ColumnMapping.Field) -> [String] {
    let cell = text(field)
    if Blank.isBlank(cell) { return [] }
    var values: [String] = []
    for part in cell.split(separator: ";") {
      let value = String(part).trimmed
      if !value.isEmpty, !values.contains(value) { values.append(value) }
    }
    return values
  }

  private mutating func keyDates() -> [KeyDate] {
    var dates: [KeyDate] = []
    if let column = columns.column(.keyDates) {
      for value in list(.keyDates) {
        if let date = keyDate(value, column: column), !dates.contains(date) { dates.append(date) }
      }
    }
    for (kind, column) in columns.keyDateColumns {
      let cell = text(.keyDate(kind: kind))
      if Blank.isBlank(cell) { continue }
      if let date = keyDate("\(kind)=\(cell)", column: column), !dates.contains(date) { dates.append(date) }
    }
    return dates
  }

  /// `court=2026-01-09T09:00`, `court=1/9/2026 9:00`, `court=2026-01-09`.
  private mutating func keyDate(_ value: String, column: Int) -> KeyDate? {
    guard
      let match = value.wholeMatch(
        of: /([A-Za-z][A-Za-z0-9_ -]*?) *[=:] *([^ T]+(?: [^0-9 ][^ ]*)*?)(?:[T ]+([0-9]{1,2}:[0-9]{2})(?::00)?)?/)
    else {
      problem(column, "“\(value.shortened)” is not a key date. Write it like court=2026-01-09T09:00.")
      return nil
    }
    let kind = ProcessNames.plain(String(match.1)).split(separator: " ").joined(separator: "_")
    let time = match.3.map { ClockTime($0) }
    if case .some(.none) = time {
      problem(column, "“\(value.shortened)” has a time that doesn't exist. Write it like court=2026-01-09T09:00.")
      return nil
    }
    return day(String(match.2), column: column).map { KeyDate(kind: kind, day: $0, time: time ?? nil) }
  }
}
