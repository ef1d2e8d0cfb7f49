import CaseworkTestSupport
import Planning
import Testing

@testable import Casework

/// Jay's claim on the calendar: what comes after what, what is expected when, and what must have started by when.
@Suite struct JayScheduleTests {
  let library: TemplateLibrary
  var caseload: Caseload
  let monday = SampleCaseload.monday

  init() throws {
    library = try TemplateLibrary.standard()
    caseload = try SampleCaseload.imported(library: library)
  }

  private func schedule(_ caseload: Caseload, on day: CalendarDay) throws -> ClientSchedule {
    try #require(Agenda(caseload, library: library, on: day).schedules["C-002"])
  }

  private func node(_ schedule: ClientSchedule, _ template: String, _ step: String, provider: String? = nil) throws
    -> StepNode
  {
    let process = try #require(
      schedule.processes.indices.first {
        schedule.templates[$0].id == template && (provider == nil || schedule.processes[$0].provider == provider)
      })
    return try #require(schedule.nodes.first { $0.process == process && $0.step.id == step })
  }

  @Test func `a claim starts the identity documents and one records request for each provider`() throws {
    let own = caseload.processes.filter { $0.clientID == "C-002" }
    let claim = try #require(own.first { $0.templateID == "disability_claim" })
    #expect(own.filter { $0.templateID == "medical_records" }.count == 5)
    #expect(own.filter { $0.templateID == "medical_records" }.allSatisfy { $0.parentID == claim.id })
    #expect(own.filter { $0.templateID == "identity_documents" }.map(\.parentID) == [claim.id])
    #expect(own.filter { $0.templateID == "housing_search" }.count == 1)
  }

  @Test func `every step is expected after what it needs`() throws {
    let schedule = try schedule(caseload, on: monday)
    let order = [
      ("disability_claim", "D3"), ("medical_records", "R3"), ("medical_records", "R4"), ("medical_records", "R5"),
      ("medical_records", "R7"), ("disability_claim", "D9"), ("disability_claim", "D10"), ("disability_claim", "D13"),
      ("disability_claim", "D14"), ("disability_claim", "D16"),
    ]
    var before = monday
    for (template, step) in order {
      let node = try node(schedule, template, step)
      #expect(node.expectedStart >= before, "\(step) is expected before what it needs")
      before = node.expectedStart
    }
  }

  @Test func `records count thirty days from the request, and the claim's packet comes after them`() throws {
    let schedule = try schedule(caseload, on: monday)
    let request = try node(schedule, "medical_records", "R3")
    let pending = try node(schedule, "medical_records", "R5")
    #expect(pending.expectedFinish >= request.expectedFinish + 30)
    let packet = try node(schedule, "disability_claim", "D13")
    #expect(packet.expectedStart > pending.expectedFinish)
    let filing = try node(schedule, "disability_claim", "D4")
    #expect(packet.hardDate == filing.expectedFinish + 60)
  }

  @Test func `the filing date is due within a week of admission and lost after two`() throws {
    let filing = try node(try schedule(caseload, on: monday), "disability_claim", "D4")
    #expect(filing.due.description == "2026-01-09")  // A+7d is Saturday 10 January: the working day before it.
    #expect(filing.hardDate?.description == "2026-01-17")
    #expect(filing.latestStart?.description == "2026-01-16")
  }

  @Test func `the DMV slot is known, so nobody has to arrange it, and the visit stands on it`() throws {
    let schedule = try schedule(caseload, on: monday)
    #expect(try node(schedule, "identity_documents", "I2").absence == .alreadySettled)
    let visit = try node(schedule, "identity_documents", "I6")
    #expect(visit.appointment?.day.description == "2026-01-14")
    let item = try #require(
      Agenda(caseload, library: library, on: monday).items.first { $0.key.clientID == "C-002" && $0.key.stepID == "I6" }
    )
    #expect(item.appointment?.time?.description == "13:00")
  }

  @Test func `the signing session covers the releases, and the requests wait for it`() throws {
    let schedule = try schedule(caseload, on: monday)
    #expect(try node(schedule, "medical_records", "R2").absence == .notNeeded)
    let agenda = Agenda(caseload, library: library, on: monday)
    let request = try #require(agenda.items.first { $0.key.clientID == "C-002" && $0.key.stepID == "R3" })
    #expect(request.isTentative)
    #expect(request.after.contains { $0.key.stepID == "D3" })
  }

  @Test func `latest starts run back through the whole chain, records included`() throws {
    let schedule = try schedule(caseload, on: monday)
    let packet = try node(schedule, "disability_claim", "D13")
    let request = try node(schedule, "medical_records", "R3")
    let signing = try node(schedule, "disability_claim", "D3")
    let last = try #require(request.latestStart)
    #expect(last <= (packet.latestStart ?? monday) - 30)
    #expect(try #require(signing.latestStart) <= last)
    #expect(request.latestStartCause.contains("Submit disability claim"))
  }

  @Test func `steps of a denial don't exist until it is recorded`() throws {
    var denied = caseload
    #expect(try node(try schedule(denied, on: monday), "disability_claim", "D19").absence == .event("denied"))
    let index = try #require(
      denied.processes.firstIndex { $0.clientID == "C-002" && $0.templateID == "disability_claim" })
    denied.processes[index].events["denied"] = monday
    let appeal = try node(try schedule(denied, on: monday), "disability_claim", "D19")
    #expect(appeal.exists)
    // Sixty days from the letter and five for the mail: Wednesday 11 March.
    #expect(appeal.hardDate?.description == "2026-03-11")
  }

  @Test func `a step that waits is done when the answer is in, and is asked after in between`() throws {
    var asked = try caseload.replanned(for: monday, library: library, budget: .steps(20_000)).caseload
    let check = try #require(asked.tasks.first { $0.key.clientID == "C-002" && $0.key.stepID == "D1" })
    try asked.completeTask(check.id, on: monday, library: library)
    let waiting = try node(try schedule(asked, on: monday), "disability_claim", "D1")
    #expect(waiting.isWaiting && waiting.finishedOn == nil)
    let chase = Agenda(asked, library: library, on: monday).items.first { $0.key.stepID == "D1:chase" }
    #expect(chase?.release.description == "2026-01-08")  // Three calendar days after Monday.
    let index = try #require(asked.tasks.firstIndex { $0.id == check.id })
    asked.tasks[index].answeredOn = monday + 2
    #expect(try node(try schedule(asked, on: monday + 2), "disability_claim", "D1").finishedOn == monday + 2)
  }

  @Test func `a shorter timeline moves soft windows, never the hard dates`() throws {
    var short = caseload
    let index = try #require(
      short.processes.firstIndex { $0.clientID == "C-002" && $0.templateID == "disability_claim" })
    short.processes[index].timelineWeeks = 4
    let usual = try node(try schedule(caseload, on: monday), "disability_claim", "D7")
    let fast = try node(try schedule(short, on: monday), "disability_claim", "D7")
    #expect(fast.due < usual.due)
    #expect(try node(try schedule(short, on: monday), "disability_claim", "D4").hardDate?.description == "2026-01-17")
  }
}
