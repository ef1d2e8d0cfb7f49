@testable import Casework
import CaseworkTestSupport
import Planning
import Testing

/// Admitting clients by hand, and clients who come back.
@Suite struct AdmissionTests {
  private let monday = SampleCaseload.monday

  @Test func `a client admitted today has intake, contacts and the process asked for on the calendar`() throws {
    var small = try SmallCase()
    let id = try small.caseload.admit(
      NewClient(
        name: "  Nora  Lane ", plannedDischarge: monday + 60,
        providers: [Provider(name: "Dr. Lee"), Provider(name: " Dr. Lee "), Provider(name: "Psychiatric Clinic")],
        processes: ["disability_claim"]),
      on: monday, library: small.library)
    #expect(id == "C-001")
    try small.plan(on: monday)
    let client = try #require(small.caseload.client(id))
    #expect(client.name == "Nora Lane" && client.admission == monday && client.status == .open)
    #expect(client.providers.map(\.name) == ["Dr. Lee", "Psychiatric Clinic"])
    #expect(client.providers.map(\.kind) == [nil, "psychiatric"])
    let templates = Set(small.caseload.processes.filter { $0.clientID == id }.map(\.templateID))
    #expect(templates.isSuperset(of: ["intake", "disability_claim", "medical_records", "identity_documents"]))
    let welcome = small.caseload.tasks.first { $0.key.clientID == id && $0.key.stepID == "N1" }
    #expect(welcome?.day == monday)
    #expect(small.caseload.tasks.contains { $0.key.clientID == id && $0.key.stepID == "contact-daily" })
  }

  @Test func `bad input names what to do and changes nothing`() throws {
    var small = try SmallCase()
    let before = small.caseload
    let cases: [(NewClient, AdmissionError)] = [
      (NewClient(name: "  "), .noName),
      (NewClient(name: String(repeating: "x", count: 501)), .nameTooLong(501)),
      (NewClient(id: "C", name: "Other"), .idTaken("C", isOurs: true)),
      (NewClient(id: "D-9", name: "Other"), .idTaken("D-9", isOurs: false)),
      (NewClient(id: "a b", name: "Other"), .idUnusable("a b")),
      (NewClient(name: "cho"), .nameKnown(name: "Cho", id: "C", hasLeft: false)),
      (NewClient(name: "Other", admission: monday + 1), .inFuture(monday + 1)),
      (
        NewClient(name: "Other", admission: monday, plannedDischarge: monday - 1),
        .dischargeBeforeAdmission(monday - 1)
      ),
      (
        NewClient(name: "Other", admission: monday - 9, plannedDischarge: monday - 1), .dischargePassed(monday - 1)
      ),
      (
        NewClient(name: "Other", processes: ["benefit"]),
        .process(.unknownTemplate(id: "benefit", suggestion: "benefits"))
      ),
      (
        NewClient(name: "Other", processes: ["medical_records"]),
        .process(.noProviders(client: "Other", title: "Medical records request"))
      ),
    ]
    for (client, expected) in cases {
      do {
        _ = try small.caseload.admit(client, takenIDs: ["D-9"], on: monday, library: small.library)
        Issue.record("\(client.name) was admitted")
      } catch {
        #expect("\(error)".prefix(12) == "\(expected)".prefix(12))
        #expect(error.sentence.hasSuffix("."))
      }
      #expect(small.caseload == before)
    }
    // Another person of the same name is told apart by an id.
    let id = try small.caseload.admit(NewClient(id: "C-2", name: "Cho"), on: monday, library: small.library)
    #expect(id == "C-2")
  }

  @Test func `a client who comes back has a second stay and one record`() throws {
    var small = try SmallCase(admitted: 40, leaves: 0)
    try small.start("benefits")
    let benefits = try small.process("benefits")
    try small.complete("B1", of: benefits, on: monday)
    _ = try small.caseload.addNote("First stay", about: "C", on: monday, today: monday)
    #expect(throws: AdmissionError.stillHere(client: "Cho")) {
      try small.caseload.readmit("C", admission: monday, on: monday, library: small.library)
    }
    let exit = ClientExit(day: monday, destination: .rentalWithSubsidy, confirmedOn: monday)
    try small.caseload.recordExit(exit, of: "C", on: monday, library: small.library)
    try small.plan(on: monday)
    let back = monday + 14
    try small.plan(on: back)
    #expect(throws: AdmissionError.beforeExit(client: "Cho", day: monday)) {
      try small.caseload.readmit("C", admission: monday - 1, on: back, library: small.library)
    }
    try small.caseload.readmit("C", admission: back, plannedDischarge: back + 50, on: back, library: small.library)
    try small.plan(on: back)
    let client = try #require(small.caseload.client("C"))
    #expect(client.admission == back && client.exit == nil && client.status == .open)
    #expect(
      client.earlierStays == [EarlierStay(admission: monday - 40, plannedDischarge: monday, exit: exit)])
    // After-care of the first stay is over, and none of its work is left; intake begins anew.
    let open = small.caseload.tasks.filter { $0.isOpen && $0.key.clientID == "C" }
    let discharge = try #require(small.caseload.earlierProcesses.first { $0.templateID == "discharge" })
    #expect(discharge.status == .cancelled && discharge.earlierStay == monday - 40)
    #expect(!open.contains { $0.key.processID == discharge.id })
    #expect(open.contains { $0.key.stepID == "N1" })
    // What was under way goes on, and what was done and written stays.
    #expect(small.process(benefits.id)?.status.isOpen == true)
    #expect(small.tasks("B1", of: benefits).allSatisfy { $0.status == .done })
    #expect(small.caseload.notes(about: "C").map(\.text) == ["First stay"])
    #expect(Set(small.caseload.tasks.map(\.id)).count == small.caseload.tasks.count)
    // The spreadsheet of the first stay, imported again, changes nothing about the second.
    let before = small.caseload
    let row = ImportedClient(
      row: 2, externalID: "C", name: "Cho", admission: monday - 40, plannedDischarge: monday, processes: ["benefits"],
      providers: [], keyDates: [], note: "")
    #expect(small.caseload.take(row, library: small.library) == .unchanged)
    #expect(small.caseload == before)
    let ids = (small.caseload.processes + small.caseload.earlierProcesses).map(\.id)
    #expect(Set(ids).count == ids.count)
  }

  @Test func `nobody comes back from a death`() throws {
    var small = try SmallCase()
    try small.caseload.recordExit(
      ClientExit(day: monday, destination: .deceased), of: "C", on: monday, library: small.library)
    #expect(throws: AdmissionError.died(client: "Cho")) {
      try small.caseload.readmit("C", admission: monday, on: monday, library: small.library)
    }
  }
}
