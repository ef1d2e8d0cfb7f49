/// Which column of a spreadsheet holds what.
struct ColumnMapping {
  /// What a column can hold.
  enum Field: Hashable {
    case externalID, name, firstName, lastName, admission, discharge, processes, providers, keyDates, note
    /// A column of its own for one kind of date: "Court Date".
    case keyDate(kind: String)
    /// Known, and not wanted: the case manager's own name, the reasons of an earlier import.
    case skipped

    /// How a sentence calls it.
    var meaning: String {
      switch self {
      case .externalID: "client's id"
      case .name: "client's name"
      case .firstName: "first name"
      case .lastName: "last name"
      case .admission: "admission date"
      case .discharge: "planned discharge"
      case .processes: "processes"
      case .providers: "providers"
      case .keyDates: "key dates"
      case .note: "notes"
      case .keyDate(let kind): "\(kind) date"
      case .skipped: "same"
      }
    }
  }

  /// The header cells, trimmed.
  let header: [String]
  private let places: [Field: Int]
  /// Columns of which nothing is read, by name.
  let unread: [String]
  /// Kinds of dates that have a column of their own, in the file's order.
  let keyDateColumns: [(kind: String, column: Int)]

  /// - Throws: `ImportError.sameColumnTwice`, `.missingColumns`.
  init(header cells: [String]) throws(ImportError) {
    header = cells.map(\.trimmed)
    var places: [Field: Int] = [:]
    var seen: [String: Int] = [:]
    var unread: [String] = []
    var keyDateColumns: [(kind: String, column: Int)] = []
    for (column, title) in header.enumerated() where !title.isEmpty {
      let plain = ProcessNames.plain(title)
      if let first = seen[plain] {
        throw .sameColumnTwice(
          first: title, firstColumn: first + 1, second: title, secondColumn: column + 1, meaning: "same")
      }
      seen[plain] = column
      guard let field = Self.fields[plain] else {
        unread.append(title)
        continue
      }
      if field == .skipped { continue }
      if let first = places[field] {
        throw .sameColumnTwice(
          first: header[first], firstColumn: first + 1, second: title, secondColumn: column + 1, meaning: field.meaning)
      }
      places[field] = column
      if case .keyDate(let kind) = field { keyDateColumns.append((kind, column)) }
    }
    self.places = places
    self.unread = unread
    self.keyDateColumns = keyDateColumns
    var missing: [String] = []
    if places[.externalID] == nil { missing.append("external_id") }
    if places[.name] == nil, places[.firstName] == nil, places[.lastName] == nil { missing.append("name") }
    if places[.admission] == nil { missing.append("admission_date") }
    if !missing.isEmpty { throw .missingColumns(names: missing, found: header) }
  }

  /// How many of the cells name something known: the delimiter that gives the most is the file's.
  static func recognised(_ cells: [String]) -> Int {
    cells.count { fields[ProcessNames.plain($0)] != nil }
  }

  /// The place of a field's column, from 0; nil without one.
  func column(_ field: Field) -> Int? { places[field] }

  /// The header above a column, or its number where the header is empty.
  func title(_ column: Int) -> String {
    guard header.indices.contains(column), !header[column].isEmpty else { return "column \(column + 1)" }
    return header[column]
  }

  /// Header words in lower case without punctuation. Data: add what the next spreadsheet has.
  private static let fields: [String: Field] = {
    let names: [(Field, [String])] = [
      (
        .externalID,
        [
          "external id", "client id", "id", "clientid", "client no", "client number", "case id", "case number",
          "case no",
          "hmis id", "personal id", "personalid", "mrn", "participant id", "record id", "unique id",
        ]
      ),
      (
        .name,
        [
          "name", "client name", "client", "full name", "participant", "participant name", "resident", "resident name",
          "preferred name", "clientname",
        ]
      ),
      (.firstName, ["first name", "firstname", "given name", "first"]),
      (.lastName, ["last name", "lastname", "surname", "family name", "last"]),
      (
        .admission,
        [
          "admission date", "admission", "intake", "intake date", "admit date", "admitted", "date admitted",
          "entry date",
          "entrydate", "entry", "start date", "program start", "program start date", "move in date", "enrollment date",
          "date of admission", "date of intake", "arrival", "arrival date",
        ]
      ),
      (
        .discharge,
        [
          "planned discharge", "expected discharge date", "expected discharge", "discharge", "discharge date",
          "planned discharge date", "projected discharge", "projected discharge date", "exit date", "exit",
          "planned exit", "expected exit date", "end date", "program end", "program end date", "leaves", "leave date",
          "target discharge date", "anticipated discharge date", "anticipated discharge", "d c date",
        ]
      ),
      (
        .processes,
        [
          "processes", "process", "program process", "program", "programs", "services", "service", "goals", "goal",
          "program s", "process es", "needs", "plan", "service plan",
        ]
      ),
      (
        .providers,
        ["providers", "provider", "doctors", "doctor", "medical providers", "physicians", "hospitals", "clinics"]
      ),
      (.keyDates, ["key dates", "key date", "dates", "important dates", "appointments", "deadlines"]),
      (
        .note,
        ["notes", "note", "comments", "comment", "remarks", "remark", "case notes", "description", "summary"]
      ),
      (.keyDate(kind: "court"), ["court date", "court", "hearing date", "next court date"]),
      (.keyDate(kind: "benefits_interview"), ["benefits interview", "benefits interview date", "snap interview"]),
      (.keyDate(kind: "dmv_appointment"), ["dmv appointment", "dmv date", "dmv"]),
      (.keyDate(kind: KeyDate.eighteenthBirthday), ["turns 18", "18th birthday", "turns eighteen"]),
      (
        .skipped,
        [
          "case mgr", "case manager", "casemanager", "manager", "worker", "caseworker", "case worker", "assigned to",
          "staff", "counselor", "row", "no", "import reasons",
        ]
      ),
    ]
    var table: [String: Field] = [:]
    for (field, titles) in names {
      for title in titles { table[title] = field }
    }
    return table
  }()
}
