@testable import Casework
import CaseworkTestSupport
import Planning
import Testing

/// The figures that judge plans as they were published: what is written down when a day begins, and what becomes of it.
@Suite struct PlanLedgerTests {
  private let monday = SampleCaseload.monday

  private func history(_ small: SmallCase, through days: Int = 13, on day: Int = 30) -> WorkHistory {
    WorkHistory(
      small.caseload, library: small.library, from: monday, through: monday + days,
      now: Crisis.Moment(day: monday + day, time: ClockTime(minutes: 600)))
  }

  @Test func `a day's plan is written down once, as it stood when the day began`() throws {
    var small = try SmallCase(admitted: 0)
    try small.plan(on: monday)
    let published = try #require(small.caseload.ledger.days.first)
    let today = small.caseload.tasks.filter { $0.isOpen && $0.day == monday }
    #expect(published.day == monday && !today.isEmpty)
    #expect(published.calls == today.count { $0.category == .phoneCall })
    #expect(published.plannedMinutes == 30 + today.reduce(0) { $0 + $1.minutes })
    #expect(published.bookableMinutes == 360)
    for task in today { try small.caseload.completeTask(task.id, on: monday, library: small.library) }
    try small.plan(on: monday)
    #expect(small.caseload.ledger.days == [published], "planning again on the day changes nothing that was published")
    try small.plan(on: monday + 1)
    #expect(small.caseload.ledger.days.map(\.day) == [monday, monday + 1])
    #expect(small.caseload.ledger.days[0] == published, "everything was done, nothing slipped")
  }

  @Test func `calls that a person put past the limit stand apart`() throws {
    var small = try SmallCase(admitted: 0)
    try small.plan(on: monday)
    var ninth = try #require(small.caseload.tasks.first)
    small.caseload.ledger = PlanLedger()
    small.caseload.tasks = (0..<9).map { number in
      ninth.id = 100 + number
      ninth.key.ordinal = 100 + number
      ninth.category = .phoneCall
      ninth.minutes = 10
      ninth.status = .planned
      ninth.day = monday
      ninth.pin = TaskPin(day: monday, half: nil, time: nil, isOverride: number == 8)
      return ninth
    }
    small.caseload.keepLedger(
      slipped: [], before: [:], agenda: Agenda(small.caseload, library: small.library, on: monday),
      library: small.library)
    let published = try #require(small.caseload.ledger.days.first)
    #expect(published.calls == 8 && published.callsByHand == 1)
    let history = history(small)
    #expect(history.score(.daysOverCallLimit).numerator == 0)
    #expect(history.daysOverCallLimitByHand.numerator == 1)
    #expect(history.days.first?.calls == 9)
  }

  @Test func `what is left open slips from the day it stood on, urgent work by name`() throws {
    var small = try SmallCase(admitted: 30, leaves: 5)
    try small.plan(on: monday)
    let today = small.caseload.tasks.filter { $0.isOpen && $0.day == monday }
    let urgent = today.filter { $0.priority == .urgent }
    #expect(!urgent.isEmpty)
    try small.plan(on: monday + 1)
    let first = try #require(small.caseload.ledger.days.first)
    #expect(first.slips == today.count)
    #expect(first.urgentLeft == urgent.map(\.id).sorted())
    let history = history(small)
    #expect(history.score(.slips).numerator == Double(today.count))
    #expect(history.days.first?.urgentLeft == urgent.sorted { $0.id < $1.id }.map(\.description))
    #expect(history.score(.withinHours).denominator == 0, "no work was recorded on any day")
  }

  @Test func `attention owed before a discharge is given by a contact, made or tried`() throws {
    var small = try SmallCase(admitted: 30, leaves: 4)
    for day in 0..<3 {
      if day == 0 {
        small.caseload.contacts.append(ContactRecord(clientID: "C", day: monday, wasReached: true))
      } else if day == 1 {
        small.caseload.contacts.append(ContactRecord(clientID: "C", day: monday + 1, wasReached: false))
      }
      try small.plan(on: monday + day)
    }
    #expect(small.caseload.ledger.attention.map(\.day) == [monday, monday + 1, monday + 2])
    let attention = history(small).attention
    #expect(attention.map(\.wasAttended) == [true, true, false])
    #expect(attention.map(\.wasReached) == [true, false, false])
    #expect(history(small, on: 2).attention.count == 2, "a day that isn't over isn't judged")
  }

  @Test func `a process advances in a week with a piece done, and one that rested isn't asked`() throws {
    var small = try SmallCase()
    let benefits = try small.start("benefits")
    let housing = try small.start("housing_search")
    let identity = try small.start("identity_documents")
    small.caseload.ledger = PlanLedger()
    // Started on the Monday, they are asked from the week after.
    for day in [7, 8] { try small.plan(on: monday + day) }
    let owed = Set(small.caseload.ledger.processWeeks.map(\.processID))
    #expect(owed.isSuperset(of: [benefits.id, housing.id, identity.id]))
    #expect(small.caseload.ledger.processWeeks.allSatisfy { $0.week == monday + 7 })
    let step = try #require(
      small.caseload.tasks.first { $0.key.processID == benefits.id && $0.isOpen && $0.day != nil })
    try small.caseload.completeTask(step.id, on: monday + 9, library: small.library)
    try small.caseload.endProcess(identity.id, reason: "Has a card", on: monday + 9, library: small.library)
    let weeks = history(small).processWeeks
    #expect(weeks.first { $0.processID == benefits.id }?.advanced == true)
    #expect(weeks.first { $0.processID == housing.id }?.advanced == false)
    #expect(!weeks.contains { $0.processID == identity.id })
    #expect(history(small, on: 10).processWeeks.map(\.processID) == [benefits.id], "the week isn't over")
  }

  @Test func `a hard date is met, closed with a reason, or missed by what was known`() throws {
    var small = try SmallCase()
    try small.start("benefits")
    var task = try #require(small.caseload.tasks.first { $0.isOpen && $0.key.processID != 0 })
    let date = monday + 2
    func end(
      _ standing: HardDateStanding, _ status: TaskStatus, completed: CalendarDay? = nil, on day: Int = 30
    ) -> HardDateOutcome.End? {
      var small = small
      small.caseload.ledger.hardDates = [task.id: standing]
      task.status = status
      task.completedOn = completed
      if let index = small.caseload.tasks.firstIndex(where: { $0.id == task.id }) { small.caseload.tasks[index] = task }
      return history(small, on: day).hardDates.first?.end
    }
    let planned = HardDateStanding(date: date, wasPlanned: true)
    #expect(end(planned, .done, completed: date) == .met)
    #expect(end(planned, .done, completed: date + 1) == .missedThoughPlanned)
    #expect(end(planned, .skipped) == .closed)
    #expect(end(planned, .planned) == .missedThoughPlanned)
    #expect(end(planned, .planned, on: 2) == nil, "the day isn't over")
    #expect(end(HardDateStanding(date: date, wasWarned: true), .planned) == .missedThoughWarned)
    #expect(end(HardDateStanding(date: date), .planned) == .forgotten)
  }

  @Test func `planning notes the hard dates of open work, whether it has a day or not`() throws {
    var small = try SmallCase(admitted: 0)
    try small.plan(on: monday)
    let hard = small.caseload.tasks.filter { $0.isOpen && $0.deadline != nil }
    #expect(!hard.isEmpty)
    for task in hard {
      let standing = try #require(small.caseload.ledger.hardDates[task.id])
      #expect(standing.date == task.deadline)
      #expect(standing.wasPlanned == (task.day != nil))
    }
  }

  @Test
  func `next in line is what can be done today, attention that is owed first, and no more than there is time for`()
    throws
  {
    var small = try SmallCase(admitted: 3)
    for template in ["benefits", "housing_search", "identity_documents", "employment_prep"] {
      try small.start(template)
    }
    let agenda = Agenda(small.caseload, library: small.library, on: monday)
    let items = Dictionary(agenda.items.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let line = small.caseload.nextInLine(agenda)
    #expect(!line.tasks.isEmpty)
    #expect(line.tasks.reduce(0) { $0 + $1.minutes } <= line.minutes)
    let used = small.caseload.tasks.filter { $0.isOpen && $0.day == monday }.reduce(0) { $0 + $1.minutes }
    #expect(line.minutes == 330 - used + 120, "what is free, and the crisis time that nothing took")
    for task in line.tasks {
      let item = try #require(items[task.key])
      #expect(task.day != monday && item.release <= monday && item.after.isEmpty && item.appointment == nil)
    }
    #expect(small.caseload.nextInLine(agenda, minutes: 0).tasks.isEmpty)
    // Two days before the discharge, and nothing stands on today for it.
    small.caseload.clients[0].plannedDischarge = monday + 2
    for index in small.caseload.tasks.indices where small.caseload.tasks[index].day == monday {
      small.caseload.tasks[index].day = nil
    }
    let urgent = Agenda(small.caseload, library: small.library, on: monday)
    small.caseload.keepRecords(of: urgent)
    let first = try #require(small.caseload.nextInLine(urgent).tasks.first)
    #expect(first.key.processID == 0 && first.key.stepID == ContactSchedule.dailyStep)
  }
}
