import CaseworkTestSupport
import Planning
import Testing

@testable import Casework

/// A referral is asked after until it is decided, and a place on a list is kept, whether or not a step waits for it.
@Suite struct ReferralChaseTests {
  private func small(list: Service.Waitlist? = nil) throws -> SmallCase {
    var small = try SmallCase(admitted: 10)
    small.caseload.directory = ServiceDirectory([
      Service(id: "clinic", name: "Harbor Clinic", kind: "clinic", waitlist: list)
    ])
    return small
  }

  private func asks(_ small: SmallCase, on day: CalendarDay) -> [AgendaItem] {
    Agenda(small.caseload, library: small.library, on: day).items.filter { $0.key.stepID.hasPrefix("referral-") }
  }

  @Test func `a referral that was sent is asked after every week until it is decided`() throws {
    var small = try small()
    let id = try small.caseload.refer("C", to: "clinic", on: small.monday, today: small.monday)
    try small.plan(on: small.monday)
    #expect(asks(small, on: small.monday).map(\.release) == [small.monday + 7])
    let wait = try #require(
      Agenda(small.caseload, library: small.library, on: small.monday).waiting.first { $0.processID == 0 })
    #expect(wait.kind == .referral)
    #expect(wait.nextChase == small.monday + 7)

    let task = try #require(small.caseload.tasks.first { $0.key.stepID == "referral-\(id):chase" })
    try small.caseload.completeTask(task.id, on: small.monday + 7, library: small.library)
    let next = asks(small, on: small.monday + 7)
    #expect(next.map(\.release) == [small.caseload.calendar.workingDay(onOrAfter: small.monday + 14)])
    #expect(next.map(\.key.ordinal) == [2])
    let later = try #require(
      Agenda(small.caseload, library: small.library, on: small.monday + 31).waiting.first { $0.processID == 0 })
    #expect(later.isEscalated)
    #expect(later.daysSinceRequest == 31)
    #expect(later.daysSinceChase == 24)
    let views = PlanViews(small.caseload, library: small.library, on: small.monday + 31)
    #expect(views.escalations().contains { $0.message.contains("Harbor Clinic") })

    try small.caseload.recordReferral(id, state: .accepted, on: small.monday + 8, today: small.monday + 8)
    #expect(asks(small, on: small.monday + 8).isEmpty)
    #expect(
      !Agenda(small.caseload, library: small.library, on: small.monday + 31).waiting.contains { $0.processID == 0 })
  }

  @Test func `a place on a list is asked after each month, or kept by the day that the list names`() throws {
    var small = try small(list: Service.Waitlist(isOpen: true, usualDays: 90))
    let id = try small.caseload.refer("C", to: "clinic", on: small.monday, today: small.monday)
    try small.caseload.recordReferral(id, state: .waitlisted, on: small.monday, place: 4, today: small.monday)
    let month = asks(small, on: small.monday + 20)
    #expect(month.map(\.release) == [small.monday + 30])
    #expect(month.allSatisfy { $0.description.contains("Harbor Clinic") })

    let due = small.monday + 21
    try small.caseload.recordReferral(
      id, state: .waitlisted, on: small.monday, nextUpdateDue: due, today: small.monday)
    let keep = try #require(asks(small, on: small.monday + 14).first)
    #expect(keep.description == "Keep the place on the waitlist of Harbor Clinic")
    #expect(keep.lastDay == small.caseload.calendar.workingDay(onOrBefore: due))
    small.caseload.directory.keep(
      Service(
        id: "clinic", name: "Harbor Clinic", kind: "clinic",
        waitlist: Service.Waitlist(isOpen: true, usualDays: 90, updateEveryDays: 30)))
    try small.plan(on: small.monday + 14)
    let task = try #require(small.caseload.tasks.first { $0.key.stepID == "referral-\(id):list" })
    try small.caseload.completeTask(task.id, on: small.monday + 14, library: small.library)
    #expect(small.caseload.referrals.first?.nextUpdateDue == small.monday + 44)
  }

  @Test func `two calls in vain to a waiting list tell the supervisor; other calls need three`() throws {
    var small = try SmallCase(admitted: 30)
    let process = try small.start("housing_search")
    let template = try #require(small.library.template(of: process))
    let lists = try #require(template.steps.first { $0.wait?.escalateAttempts == 2 })
    #expect(lists.category == .phoneCall)
    try small.complete("H1", of: process, on: small.monday)
    try small.plan(on: small.monday)
    let call = try #require(small.tasks(lists.id, of: process).first { $0.isOpen })
    var told: [Bool] = []
    for number in 1...2 {
      try small.caseload.recordAttempt(
        AttemptReport(.noAnswer, time: ClockTime(minutes: 600)), task: call.id, on: small.monday + number,
        library: small.library)
      told.append(
        PlanViews(small.caseload, library: small.library, on: small.monday + number).escalations()
          .contains { $0.message.contains("\(number) attempts") })
    }
    #expect(told == [false, true])
  }
}
