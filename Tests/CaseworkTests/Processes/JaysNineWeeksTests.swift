import CaseworkTestSupport
import Planning
import Testing

@testable import Casework

/// Jay's claim lived day by day for nine weeks, as a case manager could check it: everything is done on the day it is planned for,
/// and every answer comes at its usual time.
@Suite struct JaysNineWeeksTests {
  let library: TemplateLibrary
  let monday = SampleCaseload.monday

  init() throws { library = try TemplateLibrary.standard() }

  /// What happened: the day on which each step was finished, by process and step.
  private struct Diary {
    var caseload: Caseload
    var finished: [String: CalendarDay] = [:]
    var broken: [String] = []
  }

  private func live() throws -> Diary {
    var caseload = try SampleCaseload.imported(library: library)
    caseload.clients = caseload.clients.filter { $0.id == "C-002" }
    caseload.processes = caseload.processes.filter { $0.clientID == "C-002" }
    caseload.clients[0].plannedDischarge = monday + 74
    var diary = Diary(caseload: caseload)
    for offset in 0..<63 where diary.caseload.calendar.isWorkingDay(monday + offset) {
      try live(monday + offset, &diary)
    }
    return diary
  }

  private func live(_ day: CalendarDay, _ diary: inout Diary) throws {
    diary.caseload = try diary.caseload.replanned(for: day, library: library, budget: .steps(1_500)).caseload
    diary.broken += PlanRules.broken(diary.caseload, library: library, on: day).map { "\(day): \($0)" }
    for waiting in Agenda(diary.caseload, library: library, on: day).waiting
    where waiting.kind == .answer && waiting.expected <= day {
      try answer(waiting, on: day, &diary.caseload)
    }
    for task in diary.caseload.tasks where task.isOpen && task.day == day {
      try diary.caseload.completeTask(task.id, on: day, library: library)
    }
    let schedule = diary.caseload.schedule(of: "C-002", on: day, library: library)
    for node in schedule.nodes where node.exists && node.finishedOn != nil {
      let process = schedule.processes[node.process]
      let key = "\(process.templateID) \(process.provider ?? "") \(node.step.id)"
      guard diary.finished[key] == nil, let finished = node.finishedOn else { continue }
      diary.finished[key] = finished
      diary.broken += early(node, finished: finished, schedule: schedule)
    }
  }

  /// A step of which something was done before what it needs was finished.
  private func early(_ node: StepNode, finished: CalendarDay, schedule: ClientSchedule) -> [String] {
    guard let first = node.pieces.compactMap(\.doneOn).min() else { return [] }
    return node.needs.filter { !$0.isSoft && $0.pieces == .all && !$0.isPairwise }.flatMap { need in
      need.nodes.map { schedule.nodes[$0] }.filter { $0.exists }.compactMap { before in
        guard let done = before.finishedOn else { return "\(node.step.id) was done before \(before.step.id)" }
        return schedule.calendar.day(done, plus: need.lag) > first
          ? "\(node.step.id) was done on \(first), \(before.step.id) before it on \(done)" : nil
      }
    }
  }

  /// The answer that a step waits for: the event that ends it, or the answer itself.
  private func answer(_ waiting: WaitView, on day: CalendarDay, _ caseload: inout Caseload) throws {
    guard let process = caseload.processes.first(where: { $0.id == waiting.processID }),
      let step = library.template(of: process)?.step(waiting.stepID)
    else { return }
    if let event = step.repetition?.endings.first {
      try caseload.recordEvent(event, process: process.id, on: day, today: day, library: library)
    } else {
      try caseload.recordAnswer(step: step.id, process: process.id, on: day, today: day, library: library)
    }
  }

  @Test func `nine weeks of Jay's claim run in order, with the filing date and the packet in time`() throws {
    let diary = try live()
    #expect(diary.broken == [])
    func day(_ template: String, _ step: String, provider: String = "") throws -> CalendarDay {
      try #require(diary.finished["\(template) \(provider) \(step)"], "\(template) \(step) was not finished")
    }
    let admission = try #require(CalendarDay("2026-01-03"))

    // Week 1: what everything else needs.
    let signing = try day("disability_claim", "D3")
    let filing = try day("disability_claim", "D4")
    #expect(signing <= monday + 4, "the releases are signed in the first week")
    #expect(filing <= admission + 14, "the claim is filed within two weeks of admission")
    #expect(try day("intake", "N8") <= admission + 7, "the service plan is agreed within a week")
    #expect(try day("identity_documents", "I6").description == "2026-01-14", "the DMV visit stands where it was agreed")

    // Records: asked for after the signature, in after about thirty days, read then.
    let providers = diary.caseload.clients[0].providers.map(\.name)
    #expect(providers.count == 5)
    var closed: [CalendarDay] = []
    for provider in providers {
      let request = try day("medical_records", "R3", provider: provider)
      let records = try day("medical_records", "R7", provider: provider)
      #expect(request >= signing && request <= signing + 7, "\(provider) is asked within a week of the signature")
      #expect(records >= request + 30 && records <= request + 45, "\(provider)'s records come after about a month")
      closed.append(records)
    }

    // Weeks 4 to 9: report, review, packet.
    let report = try day("disability_claim", "D10")
    let packet = try day("disability_claim", "D13")
    #expect(report >= closed.sorted()[2], "the report rests on at least half of the records")
    let review = try day("disability_claim", "D12")
    #expect(packet >= report && packet >= review, "written and reviewed before it is sent")
    #expect(packet <= filing + 60, "the packet keeps the filing date")

    // Housing in parallel: it never waits for the claim.
    for step in ["H1", "H3", "H6"] {
      let housing = try day("housing_search", step)
      #expect(housing < packet, "\(step) is done before the packet is sent")
    }

    // What is left is the wait for the decision.
    let claim = try #require(diary.caseload.processes.first { $0.templateID == "disability_claim" })
    let progress = try #require(PlanViews(diary.caseload, library: library, on: monday + 62).progress(claim))
    #expect(progress.outlook?.name == "Decision")
    #expect((progress.outlook?.earliest ?? packet) >= packet + 90)
  }
}
