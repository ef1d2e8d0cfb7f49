import Casework
import CaseworkTestSupport
import Planning
import Testing

/// Answers, events and skips: what keeps a process moving.
@Suite struct RecordingTests {
  let library: TemplateLibrary
  let planned: Caseload
  let monday = SampleCaseload.monday

  init() throws {
    library = try TemplateLibrary.standard()
    planned = try SampleCaseload.imported(library: library)
      .replanned(for: monday, library: library, budget: .steps(20_000)).caseload
  }

  private func process(_ template: String, of client: String) throws -> CaseProcess {
    try #require(planned.processes.first { $0.clientID == client && $0.templateID == template })
  }

  @Test func `an answer ends the waiting, and nobody is asked again`() throws {
    var caseload = planned
    let claim = try process("disability_claim", of: "C-002")
    let check = try #require(caseload.tasks.first { $0.key.processID == claim.id && $0.key.stepID == "D1" })
    try caseload.completeTask(check.id, on: monday, library: library)
    caseload = try caseload.replanned(for: monday, library: library, budget: .steps(5_000)).caseload
    #expect(caseload.tasks.contains { $0.key.stepID == "D1:chase" && $0.isOpen && $0.day != nil })
    try caseload.recordAnswer(step: "D1", process: claim.id, on: monday + 2, today: monday + 2, library: library)
    caseload = try caseload.replanned(for: monday + 2, library: library, budget: .steps(5_000)).caseload
    #expect(!caseload.tasks.contains { $0.key.stepID == "D1:chase" && $0.isOpen })
    let progress = try #require(PlanViews(caseload, library: library, on: monday + 2).progress(claim))
    #expect(progress.done.map(\.stepID).contains("D1"))
  }

  @Test func `what isn't waiting can't be answered, and an unknown event is named with those there are`() throws {
    var caseload = planned
    let claim = try process("disability_claim", of: "C-002")
    #expect(throws: RecordingError.self) {
      try caseload.recordAnswer(step: "D7", process: claim.id, on: monday, today: monday, library: library)
    }
    do {
      try caseload.recordEvent("hired", process: claim.id, on: monday, today: monday, library: library)
      Issue.record("an event of another process was taken")
    } catch {
      #expect(
        error.sentence
          == "“Disability claim (SSI/SSDI)” has no event “hired”. It has: cosigned, letter, approved, denied.")
    }
    do {
      try caseload.recordEvent("denied", process: claim.id, on: monday + 1, today: monday, library: library)
      Issue.record("an event of tomorrow was taken")
    } catch {
      #expect(
        error.sentence
          == "“denied” can't be recorded for 2026-01-06, which is still to come. Record it on the day it happens.")
    }
    #expect(caseload == planned)
  }

  @Test func `an event brings the steps that wait for it, and recording it twice is recording it once`() throws {
    var caseload = planned
    let claim = try process("disability_claim", of: "C-002")
    try caseload.recordEvent("denied", process: claim.id, on: monday, today: monday, library: library)
    let once = caseload
    try caseload.recordEvent("denied", process: claim.id, on: monday, today: monday, library: library)
    #expect(caseload == once)
    let appeal = Agenda(caseload, library: library, on: monday).items.filter { $0.key.stepID == "D19" }
    #expect(appeal.count == 2)
    #expect(appeal.allSatisfy { $0.deadline?.description == "2026-03-11" })
  }

  @Test func `a skipped task stays with its reason, and what follows no longer waits for it`() throws {
    var caseload = planned
    let documents = try process("identity_documents", of: "C-002")
    let call = try #require(caseload.tasks.first { $0.key.processID == documents.id && $0.key.stepID == "I1" })
    try caseload.skipTask(call.id, reason: "  holds a \n valid ID ", on: monday, library: library)
    let skipped = try #require(caseload.tasks.first { $0.id == call.id })
    #expect(skipped.status == .skipped && skipped.day == nil)
    #expect(skipped.reason == "Skipped on 2026-01-05: holds a valid ID")
    let form = try #require(
      Agenda(caseload, library: library, on: monday).items.first {
        $0.key.processID == documents.id && $0.key.stepID == "I4"
      })
    #expect(form.after.isEmpty && !form.isTentative)
    let open = try #require(caseload.tasks.first { $0.isOpen })
    #expect(throws: RecordingError.noReason) {
      try caseload.skipTask(open.id, reason: " ", on: monday, library: library)
    }
    #expect(throws: RecordingError.notOpen(call.id, .skipped)) {
      try caseload.skipTask(call.id, reason: "again", on: monday, library: library)
    }
  }
}
