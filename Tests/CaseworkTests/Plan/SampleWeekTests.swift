import Casework
import CaseworkTestSupport
import Planning
import Testing

/// The sample caseload on its Monday: what a case manager would check first.
@Suite struct SampleWeekTests {
  let library: TemplateLibrary
  let caseload: Caseload
  let views: PlanViews
  let monday = SampleCaseload.monday

  init() throws {
    library = try TemplateLibrary.standard()
    caseload = try SampleCaseload.imported(library: library).replanned(for: monday, library: library).caseload
    views = PlanViews(caseload, library: library, on: monday)
  }

  private func cards(_ group: TodayView.Group) -> [TodayView.ClientCard] {
    views.todayView().groups.first { $0.group == group }?.cards ?? []
  }

  @Test func `Stacey, who leaves in six days, is urgent with the steps of the urgent housing search`() throws {
    let card = try #require(cards(.urgent).first { $0.clientName == "Stacey" })
    #expect(card.headline == "Leaves in 6 days - HOUSING CRISIS")
    let steps = Set(card.lines.flatMap(\.tasks).compactMap(\.stepID))
    #expect(steps.isSuperset(of: ["U1", "U2", "U3"]))
    #expect(card.lines.first { $0.tasks.first?.stepID == "U1" }?.tasks.count == 5)
    #expect(card.lines.flatMap(\.tasks).filter { $0.stepID == "U3" }.count == 3)
    #expect(card.lines.flatMap(\.tasks).allSatisfy { $0.priority == .urgent })
  }

  @Test func `Jay, on day three, is high with intake and his calls`() throws {
    let jay = caseload.tasks.filter { $0.key.clientID == "C-002" && $0.isOpen }
    let calls = jay.filter { $0.key.stepID == "R1" }
    #expect(calls.count == 5)
    #expect(calls.allSatisfy { $0.priority == .high && $0.priorityReason == "Day 3 of program - New admission" })
    #expect(calls.filter { call in call.day.map { $0 <= monday + 4 } ?? false }.count >= 3)
    let intake = jay.filter { ["N1", "N2", "N3", "N5"].contains($0.key.stepID) }
    #expect(intake.count == 4 && intake.allSatisfy { $0.priority == .high && $0.day != nil })
    #expect(jay.contains { $0.description == "Call Dr. Smith (psychiatrist) about records: dates, fee, form" })
    let card = try #require(cards(.high).first { $0.clientName == "Jay" })
    #expect(card.headline == "Day 3 of program - New admission")
  }

  @Test func `Maria's court preparation is done before Friday, and Friday's hearing stands at nine`() throws {
    let maria = caseload.tasks.filter { $0.key.clientID == "C-004" && $0.isOpen }
    let hearing = try #require(maria.first { $0.key.stepID == "K6" })
    #expect(hearing.day?.description == "2026-01-09" && hearing.half == .am)
    #expect(hearing.startsAt?.description == "09:00" && hearing.isFixed)
    let checklist = maria.filter { $0.key.stepID == "K3" }
    #expect(checklist.count == 2)
    #expect(checklist.allSatisfy { task in task.day.map { $0 < monday + 4 } ?? false })
  }

  @Test func `no day breaks a cap, the six hours or a sequence`() {
    #expect(PlanRules.broken(caseload, library: library, on: monday) == [])
  }

  @Test func `urgent clients have something on every working day until they leave`() {
    for offset in 0...4 {
      let tasks = caseload.tasks.filter { $0.key.clientID == "C-001" && $0.day == monday + offset }
      #expect(!tasks.isEmpty, "Stacey has nothing on \(monday + offset)")
    }
  }

  @Test func `everybody is on the page: in a group, or on track`() {
    let today = views.todayView()
    let named = today.groups.flatMap(\.cards).map(\.clientID) + today.onTrack.clients.map(\.clientID)
    #expect(Set(named).count == 20 && named.count == 20)
  }
}

/// The day on which somebody plans, imports or looks changes no date by itself.
@Suite struct PickingUpTests {
  @Test func `a caseload that was planned for a later day can be planned for an earlier one`() throws {
    let library = try TemplateLibrary.standard()
    let imported = try SampleCaseload.imported(library: library)
    let monday = SampleCaseload.monday
    let later = try imported.replanned(for: monday + 322, library: library, budget: .steps(5_000)).caseload
    let back = try #require(try later.planned(for: monday, library: library, budget: .steps(20_000))).caseload
    let today = PlanViews(back, library: library, on: monday).todayView()
    #expect(today.groups.first?.cards.first?.clientName == "Stacey")
    #expect(PlanRules.broken(back, library: library, on: monday) == [])
  }
}
