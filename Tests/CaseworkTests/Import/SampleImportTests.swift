import Foundation
import Testing

@testable import Casework

/// The templates that the imports of these tests know.
let importableProcesses = [
  "benefits", "court_prep", "disability_claim", "employment_prep", "housing_search", "housing_urgent",
  "identity_documents", "medical_records",
]

/// The Monday around which the samples are made.
let sampleMonday = CalendarDay("2026-01-05")

/// The bytes of a file below `Tests/Samples`.
func sampleFile(_ name: String) throws -> [UInt8] {
  let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  return Array(try Data(contentsOf: tests.appending(path: "Samples/\(name)")))
}

struct SampleImportTests {
  @Test func `the clean caseload lands whole`() throws {
    let outcome = try ClientImport.read(
      sampleFile("caseload.csv"), knownProcesses: importableProcesses, today: sampleMonday)
    #expect(outcome.accepted.count == 20)
    #expect(outcome.rejected.isEmpty)
    #expect(outcome.warnings.isEmpty)
    #expect(outcome.emptyRows == 0)
    let jay = try #require(outcome.accepted.first { $0.name == "Jay" })
    #expect(jay.row == 3)
    #expect(jay.externalID == "C-002")
    #expect(jay.admission == CalendarDay("2026-01-03"))
    #expect(jay.plannedDischarge == CalendarDay("2026-02-14"))
    #expect(jay.processes == ["disability_claim", "housing_search"])
    #expect(
      jay.providers == [
        "Dr. Smith (psychiatrist)", "Regional Medical Center", "Previous PCP", "Mobile General Hospital",
        "Baldwin County Hospital",
      ])
    let visit = try #require(CalendarDay("2026-01-14"))
    #expect(jay.keyDates == [KeyDate(kind: "dmv_appointment", day: visit, time: ClockTime("13:00"))])
    #expect(jay.note == "From Alabama; needs a California ID")
  }

  @Test func `the messy caseload lands nineteen clients and says why three rows don't`() throws {
    let outcome = try ClientImport.read(
      sampleFile("caseload-messy.csv"), knownProcesses: importableProcesses, today: sampleMonday)
    #expect(outcome.accepted.count == 19)
    #expect(outcome.emptyRows == 1)
    #expect(
      outcome.rejected.map { "\($0.cells[0]) row \($0.row)" } == ["C-011 row 12", "C-013 row 14", "C-004 row 22"])
    #expect(
      outcome.rejected.flatMap(\.findings).map { "\($0.column): \($0.sentence)" } == [
        "Expected Discharge Date: There is no 30 February 2026: February has 28 days. Write the date that is meant.",
        "Expected Discharge Date: The planned discharge 2025-12-01 is before the admission 2026-02-26. Maybe the two dates are swapped.",
        "Client ID: The client id C-004 stands in row 5 already. Keep one of the two rows.",
      ])
    #expect(
      outcome.warnings.map { "row \($0.row), \($0.column): \($0.sentence)" } == [
        "row 10, Expected Discharge Date: There is no planned discharge; nothing can be planned backward from it. Add it when it is known.",
        "row 16, Client Name: “=HYPERLINK(\"http://127.0.0.1\",\"Ike\")” looks like a formula. It is kept as plain text.",
        "row 24, Program / Process: There is no process called “Vocational rehab”. The client is taken without it.",
      ])
  }

  @Test func `the messy caseload's names, dates and processes are read as people mean them`() throws {
    let outcome = try ClientImport.read(
      sampleFile("caseload-messy.csv"), knownProcesses: importableProcesses, today: sampleMonday)
    let clients = Dictionary(uniqueKeysWithValues: outcome.accepted.map { ($0.externalID, $0) })
    #expect(clients["C-001"]?.name == "Stacey")
    #expect(clients["C-001"]?.admission == CalendarDay("2025-11-26"))
    #expect(clients["C-002"]?.plannedDischarge == CalendarDay("2026-02-14"))
    #expect(clients["C-002"]?.processes == ["disability_claim"])
    #expect(clients["C-002"]?.note.hasPrefix("From Alabama,\n needs a California ID") == true)
    #expect(clients["C-004"]?.processes == ["court_prep"])
    #expect(clients["C-006"]?.processes == ["benefits"])
    #expect(clients["C-015"]?.name == "=HYPERLINK(\"http://127.0.0.1\",\"Ike\")")
    #expect(clients["C-099"]?.name == "Zoë “Zee” O’Brien-Łuc")
    #expect(clients["C-099"]?.processes == [])
  }

  @Test func `the rejected rows come back as a file that can be mended and imported`() throws {
    let messy = try ClientImport.read(
      sampleFile("caseload-messy.csv"), knownProcesses: importableProcesses, today: sampleMonday)
    let file = messy.rejectedFile
    #expect(
      file.hasPrefix(
        "\u{FEFF}Client ID,Client Name,Intake,Expected Discharge Date,Program / Process,Comments,Case Mgr,import_reasons\r\n"
      ))
    let mended = file.split(separator: "02/30/2026", omittingEmptySubsequences: false).joined(separator: "02/28/2026")
    let again = try ClientImport.read(Array(mended.utf8), knownProcesses: importableProcesses, today: sampleMonday)
    #expect(again.accepted.map(\.externalID) == ["C-011", "C-004"])
    #expect(again.rejected.map { $0.cells[0] } == ["C-013"])
  }
}
