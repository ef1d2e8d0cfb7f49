import CaseworkTestSupport
import Planning
import Testing

@testable import Casework

/// Taking back what was recorded: completions, skips, events, exits.
@Suite struct UndoTests {
  @Test func `completing and undoing restores everything, for every task of the sample`() throws {
    let library = try TemplateLibrary.standard()
    let monday = SampleCaseload.monday
    var caseload = try SampleCaseload.imported(library: library)
      .replanned(for: monday, library: library, budget: .steps(20_000)).caseload
    for client in caseload.clients { caseload.refreshProcesses(of: client.id, on: monday, library: library) }
    let before = caseload
    let open = caseload.tasks.filter(\.isOpen)
    for task in open.prefix(150) {
      try caseload.completeTask(task.id, on: monday, library: library)
      #expect(caseload != before)
      _ = try caseload.undoCompletion(task.id, on: monday, library: library)
      #expect(caseload == before, "task \(task.id) (\(task.key.stepID)) was not restored")
    }
  }

  @Test func `undo names what came after, takes the answer back, and the steps wait again`() throws {
    var small = try SmallCase()
    let claim = try small.start("disability_claim")
    let documents = try small.process("identity_documents")
    try small.complete("I1", of: documents, on: small.monday)
    try small.complete("I3", of: documents, on: small.monday)
    try small.caseload.recordAnswer(
      step: "I3", process: documents.id, on: small.monday + 1, today: small.monday + 1, library: small.library)
    try small.plan(on: small.monday + 1)
    let call = try #require(small.tasks("I1", of: documents).first)
    let undone = try small.caseload.undoCompletion(call.id, on: small.monday + 1, library: small.library)
    #expect(
      undone.consequences.contains(
        "“Order the birth certificate from the state of birth” comes after it and is done already: look whether it still holds."
      ))
    #expect(undone.consequences.contains { $0.hasSuffix("wait for it again.") || $0.hasSuffix("waits for it again.") })
    #expect(small.caseload.needsPlanning, "the plan that counted on it has to be made anew")
    // What was done after it stays done.
    #expect(small.tasks("I3", of: documents).first?.status == .done)
    let order = try #require(small.tasks("I3", of: documents).first)
    let taken = try small.caseload.undoCompletion(order.id, on: small.monday + 1, library: small.library)
    #expect(taken.consequences.contains("The answer of 6 January is taken back with it."))
    #expect(small.tasks("I3", of: documents).first?.answeredOn == nil)
    try small.plan(on: small.monday + 1)
    #expect(PlanRules.broken(small.caseload, library: small.library, on: small.monday + 1) == [])
    #expect(claim.id != documents.id)
  }

  @Test func `a skip can be taken back, and the task gets a day again`() throws {
    var small = try SmallCase()
    let documents = try small.start("identity_documents")
    let call = try #require(small.tasks("I1", of: documents).first)
    try small.caseload.skipTask(call.id, reason: "holds an ID", on: small.monday, library: small.library)
    try small.plan(on: small.monday)
    #expect(small.tasks("I1", of: documents).first?.status == .skipped)
    _ = try small.caseload.undoCompletion(call.id, on: small.monday, library: small.library)
    try small.plan(on: small.monday)
    let again = try #require(small.tasks("I1", of: documents).first)
    #expect(again.isOpen && again.day != nil)
  }

  @Test func `an event taken back takes with it what it brought, and opens what it ended`() throws {
    var small = try SmallCase()
    let job = try small.start("employment_prep")
    let before = small.caseload
    try small.caseload.recordEvent(
      "hired", process: job.id, on: small.monday, today: small.monday, library: small.library)
    let ended = small.tasks("J6", of: job)
    #expect(ended.count == 10 && ended.allSatisfy { $0.status == .cancelled && $0.day == nil })
    #expect(ended[0].reason == "No longer needed: “hired” was recorded for 5 January.")
    let agenda = Agenda(small.caseload, library: small.library, on: small.monday)
    #expect((agenda.items + agenda.later).contains { $0.key.stepID == "J9" })
    try small.caseload.withdrawEvent("hired", process: job.id, on: small.monday, library: small.library)
    #expect(small.tasks("J6", of: job).allSatisfy { $0.isOpen })
    #expect(small.process(job.id)?.events == [:])
    #expect(small.caseload.tasks.map(\.key) == before.tasks.map(\.key))
    #expect(throws: RecordingError.notRecorded(name: "hired", title: "Employment preparation", known: [])) {
      try small.caseload.withdrawEvent("hired", process: job.id, on: small.monday, library: small.library)
    }
  }

  @Test func `an event recorded twice with another day is corrected, and its dates with it`() throws {
    var small = try SmallCase()
    let claim = try small.start("disability_claim")
    let (monday, library) = (small.monday, small.library)
    try small.caseload.recordEvent("denied", process: claim.id, on: monday - 10, today: monday, library: library)
    try small.caseload.recordEvent("denied", process: claim.id, on: monday, today: monday, library: library)
    let appeal = Agenda(small.caseload, library: library, on: monday).items.first { $0.key.stepID == "D19" }
    // Sixty days from the letter and five for the mail.
    #expect(appeal?.deadline?.description == "2026-03-11")
  }
}
