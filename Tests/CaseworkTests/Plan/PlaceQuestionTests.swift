@testable import Casework
import CaseworkTestSupport
import Planning
import Testing

/// What a person is told about a place before choosing it, and what the four weeks show.
@Suite struct PlaceQuestionTests {
  let library: TemplateLibrary
  let monday = SampleCaseload.monday
  let planned: Caseload

  init() throws {
    library = try TemplateLibrary.standard()
    planned = try SampleCaseload.imported(library: library)
      .replanned(for: monday, library: library, budget: .steps(20_000)).caseload
  }

  private func movable() throws -> TaskRecord {
    try #require(
      planned.tasks.first { task in
        task.isOpen && !task.isFixed && task.deadline == nil && task.key.stepID != "contact-daily"
          && !task.isTentative && task.day.map { $0 > monday + 1 && $0 < monday + 5 } ?? false
      })
  }

  @Test func `a half-day that is asked about costs what the ranked list says`() throws {
    let task = try movable()
    let ranked = try planned.explain(task.id, places: 40, on: monday, library: library)
    #expect(ranked.places.count > 3)
    for place in ranked.places {
      let asked = try planned.explain(
        task.id, notOn: place.spot.day, half: place.spot.half, on: monday, library: library)
      #expect(asked.places == [place])
      #expect(asked.remedy == nil && asked.fingerprint == ranked.fingerprint)
    }
  }

  @Test func `what is offered against a rule is what a move then does, and nothing else is possible`() throws {
    let task = try movable()
    for offset in 0..<26 where planned.calendar.isWorkingDay(monday + offset) {
      for half in HalfDay.allCases {
        let day = monday + offset
        let asked = try planned.explain(task.id, notOn: day, half: half, on: monday, library: library)
        func move(overbooking: Bool) -> Bool {
          let wish = PlanChange.place(
            PlanChange.PlacedTask(task: task.id, day: day, half: half, isOverbooking: overbooking))
          return (try? planned.preview(wish, on: monday, library: library)) != nil
        }
        let stands = task.spot == PlanSpot(day: day, half: half)
        #expect(move(overbooking: false) == (!asked.places.isEmpty || stands || asked.remedy == .insist), "\(day)")
        if asked.remedy == .overbook { #expect(move(overbooking: true), "\(day)") }
      }
    }
  }

  @Test func `an appointment says why it stays, as the move itself does`() throws {
    let task = try #require(planned.tasks.first { $0.isOpen && $0.isFixed && $0.pin == nil && $0.day != nil })
    let explained = try planned.explain(task.id, on: monday, library: library)
    let reason = try #require(explained.staysBecause)
    #expect(reason.contains("is agreed for"))
    #expect(throws: PlanChangeError.self) {
      try planned.preview(
        .place(PlanChange.PlacedTask(task: task.id, day: monday + 8)), on: monday, library: library)
    }
    let views = PlanViews(planned, library: library, on: monday)
    #expect(views.view(task).staysBecause?.contains("is agreed for") == true)
    #expect(views.view(try movable()).staysBecause == nil)
    var done = try movable()
    (done.status, done.completedOn) = (.done, monday)
    #expect(
      views.view(done).staysBecause?.hasSuffix("was done on Monday 5 January. Take that back first if it wasn't.")
        == true)
  }

  @Test func `four weeks show every planned task once, and the same load as each week`() throws {
    let views = PlanViews(planned, library: library, on: monday)
    let month = views.monthView(containing: monday + 2)
    #expect(month.startsOn == monday && month.weeks.count == 4)
    for week in month.weeks { #expect(week.days == views.weekView(containing: week.startsOn + 3).days) }
    let shown = month.weeks.flatMap(\.days).flatMap(\.tasks).map(\.id)
    let wanted = planned.tasks.filter { $0.isOpen && ($0.day.map { $0 < monday + 28 } ?? false) }.map(\.id)
    #expect(shown.sorted() == wanted.sorted())
    #expect(month.weeks.flatMap(\.days).contains { $0.tentativeCount > 0 })
    #expect(month.weeks.flatMap(\.days).flatMap(\.appointments).contains { $0.startsAt != nil })
  }
}
