/// A spreadsheet of clients, read and checked: what can be taken, what can't, and why. Reading changes nothing.
package struct ClientImport: Sendable, Equatable {
  /// Rows that can be taken, in the file's order.
  package var accepted: [ImportedClient]
  /// Rows that can't, with their reasons.
  package var rejected: [RejectedRow]
  /// What somebody should look at although the row is taken.
  package var warnings: [ImportFinding]
  /// Rows without any value.
  package var emptyRows: Int
  /// How many of the accepted were new, changed and the same as before; all zero until the rows are committed (or compared, in a dry run).
  package var created = 0
  package var updated = 0
  package var unchanged = 0
  /// The header cells, to hand rejected rows back under the same names.
  package var header: [String]

  package init(
    accepted: [ImportedClient], rejected: [RejectedRow], warnings: [ImportFinding], emptyRows: Int, header: [String]
  ) {
    self.accepted = accepted
    self.rejected = rejected
    self.warnings = warnings
    self.emptyRows = emptyRows
    self.header = header
  }
}

/// One client as a spreadsheet gives it.
package struct ImportedClient: Sendable, Equatable {
  /// The row in the file; the header is row 1.
  package var row: Int
  package var externalID: String
  package var name: String
  package var admission: CalendarDay
  package var plannedDischarge: CalendarDay?
  /// Template ids (`housing_search`), known ones only.
  package var processes: [String]
  package var providers: [String]
  package var keyDates: [KeyDate]
  package var note: String

  package init(
    row: Int, externalID: String, name: String, admission: CalendarDay, plannedDischarge: CalendarDay?,
    processes: [String], providers: [String], keyDates: [KeyDate], note: String
  ) {
    self.row = row
    self.externalID = externalID
    self.name = name
    self.admission = admission
    self.plannedDischarge = plannedDischarge
    self.processes = processes
    self.providers = providers
    self.keyDates = keyDates
    self.note = note
  }
}

/// A date that matters to a client: a court date, an interview, an appointment.
package struct KeyDate: Hashable, Sendable, Codable {
  /// `court`, `benefits_interview`, `dmv_appointment`, ...
  package var kind: String
  package var day: CalendarDay
  /// On the agency's clock; nil when only the day is known.
  package var time: ClockTime?

  package init(kind: String, day: CalendarDay, time: ClockTime? = nil) {
    self.kind = kind
    self.day = day
    self.time = time
  }
}

/// A row that can't be taken.
package struct RejectedRow: Sendable, Equatable {
  package var row: Int
  /// The cells as they stand in the file.
  package var cells: [String]
  package var findings: [ImportFinding]

  package init(row: Int, cells: [String], findings: [ImportFinding]) {
    self.row = row
    self.cells = cells
    self.findings = findings
  }
}

/// Something about one cell: where, what was found, what was expected.
package struct ImportFinding: Sendable, Equatable {
  package var row: Int
  package var column: String
  /// One sentence: what was found, what is expected, how to mend it.
  package var sentence: String

  package init(row: Int, column: String, sentence: String) {
    self.row = row
    self.column = column
    self.sentence = sentence
  }
}
