import Planning
import Testing

@testable import Casework

/// Closures, half days, meetings and settings, and what a day takes then.
@Suite struct AgencyCalendarTests {
  private let today = CalendarDay(number: 20_458)  // Monday 5 January 2026.
  private var caseload: Caseload { Caseload(caseManagerID: "1", calendar: .office([.federal])) }

  private func capacity(_ caseload: Caseload, _ day: CalendarDay) -> DayCapacityPlan {
    DayCapacityPlan(day, settings: caseload.settings, calendar: caseload.calendar)
  }

  @Test func `a half day takes its half away and halves the caps`() throws {
    var caseload = caseload
    try caseload.setAgencyDay(.afternoon, on: today + 1, reason: "Inventory", today: today)
    let day = capacity(caseload, today + 1)
    #expect((day.morning, day.afternoon, day.notes) == (150, 0, 30))
    #expect((day.phoneCalls, day.appointments, day.paperwork, day.followUps) == (4, 2, 3, 5))
    #expect(caseload.calendar.isWorkingDay(today + 1))
    #expect(caseload.needsPlanning)
  }

  @Test func `a closure is taken back, and a holiday can be worked with a reason`() throws {
    var caseload = caseload
    try caseload.setAgencyDay(.closed, on: today + 2, reason: " Staff  retreat ", today: today)
    #expect(caseload.calendar.closure(on: today + 2) == "Staff retreat")
    try caseload.setAgencyDay(.open, on: today + 2, reason: "", today: today)
    #expect(caseload.calendar.isWorkingDay(today + 2) && caseload.calendar.agencyDays.isEmpty)
    let king = today + 14
    #expect(!caseload.calendar.isWorkingDay(king))
    #expect(throws: CalendarError.noReason) { try caseload.setAgencyDay(.open, on: king, reason: " ", today: today) }
    try caseload.setAgencyDay(.open, on: king, reason: "We work on it", today: today)
    #expect(caseload.calendar.isWorkingDay(king))
    // Other holidays are kept all the same, also after the regions change.
    try caseload.change(.holidays, to: "federal, ca")
    #expect(caseload.calendar.isWorkingDay(king))
    #expect(caseload.calendar.closure(on: try #require(CalendarDay("2026-03-31"))) == "Cesar Chavez Day")
    #expect(throws: CalendarError.alreadyOpen(today)) {
      try caseload.setAgencyDay(.open, on: today, reason: "x", today: today)
    }
    #expect(throws: CalendarError.tooFar(today + 800)) {
      try caseload.setAgencyDay(.closed, on: today + 800, reason: "x", today: today)
    }
  }

  @Test func `a meeting takes its minutes from its half, every week until it ends`() throws {
    var caseload = caseload
    let meeting = Meeting(
      id: 0, title: "Team", startsAt: ClockTime(minutes: 540), minutes: 60, firstDay: today + 1, isWeekly: true)
    #expect(try caseload.addMeeting(meeting).id == 1)
    #expect(capacity(caseload, today + 1).morning == 120)
    #expect(capacity(caseload, today + 8).morning == 120)
    #expect(capacity(caseload, today + 2).morning == 180)
    #expect(capacity(caseload, today + 1).phoneCalls == 8, "an hour doesn't halve a day")
    try caseload.endMeeting(1, from: today + 8)
    #expect(capacity(caseload, today + 1).morning == 120 && capacity(caseload, today + 8).morning == 180)
    #expect(throws: CalendarError.unknownMeeting(9)) { try caseload.endMeeting(9, from: today) }
    var bad = meeting
    bad.minutes = 600
    #expect(throws: CalendarError.self) { try caseload.addMeeting(bad) }
  }

  @Test func `nothing is suggested to start within a meeting`() throws {
    let meeting = Meeting(
      id: 1, title: "Team", startsAt: ClockTime(minutes: 510), minutes: 60, firstDay: today)
    func entry(_ id: Int) -> DayArrangement.Entry {
      DayArrangement.Entry(
        id: id, clientID: "C\(id)", category: .paperwork, minutes: 30, priority: .medium, isHard: false)
    }
    let starts = DayArrangement(settings: AgencySettings())
      .starts([entry(1), entry(2)], half: .am, meetings: [meeting])
    #expect(starts == [1: ClockTime(minutes: 480), 2: ClockTime(minutes: 570)])
  }

  @Test func `settings that can't be are refused with what to do`() throws {
    var caseload = caseload
    #expect(throws: CalendarError.timeZone(.unknown("America/Chicgo", suggestion: "America/Chicago"))) {
      try caseload.change(.timeZone, to: "America/Chicgo")
    }
    #expect(throws: CalendarError.unknownRegion("Canada")) { try caseload.change(.holidays, to: "Canada") }
    #expect(throws: CalendarError.self) { try caseload.change(.claimsPerManager, to: "none") }
    #expect(throws: CalendarError.self) { try caseload.change(.state, to: "federal") }
    try caseload.change(.timeZone, to: "America/Chicago")
    try caseload.change(.supervisor, to: "Dana  Reyes")
    #expect(caseload.settings.timeZone == "America/Chicago" && caseload.settings.supervisor == "Dana Reyes")
  }
}

/// A voucher's clock as people record it.
@Suite struct ClockRecordingTests {
  private let today = CalendarDay(number: 20_458)

  @Test func `a clock stops once, runs on, and says what is wrong with anything else`() throws {
    let step = TemplateStep(
      id: "V1", title: "Find a unit", category: .paperwork, minutes: 30,
      deadline: TemplateDeadline(
        kind: .suspendableClock, at: DateExpression(.start, .calendarDays(60)), stoppedBy: "handed_in",
        resumedBy: "answered"))
    let library = TemplateLibrary(templates: [
      ProcessTemplate(
        id: "voucher", title: "Voucher", steps: [step],
        events: [
          TemplateEvent(name: "handed_in", title: "Handed in"), TemplateEvent(name: "answered", title: "Answered"),
        ]),
      ProcessTemplate(
        id: "plain", title: "Plain", steps: [TemplateStep(id: "P1", title: "P", category: .other, minutes: 5)]),
    ])
    var caseload = Caseload(
      caseManagerID: "1", calendar: .office([.federal]), clients: [Client(id: "C1", name: "C", admission: today)],
      processes: [
        CaseProcess(id: 1, clientID: "C1", templateID: "voucher", startedOn: today),
        CaseProcess(id: 2, clientID: "C1", templateID: "plain", startedOn: today),
      ])
    func hardDate(_ caseload: Caseload, on day: CalendarDay) -> CalendarDay? {
      Agenda(caseload, library: library, on: day).schedules["C1"]?.nodes.first { $0.step.id == "V1" }?.hardDate
    }
    func stop(_ day: CalendarDay, _ today: CalendarDay) throws {
      try caseload.stopClock(process: 1, on: day, reason: "RFTA is in", today: today, library: library)
    }
    #expect(hardDate(caseload, on: today) == today + 60)
    #expect(throws: ProcessDateError.noClock(title: "Plain")) {
      try caseload.stopClock(process: 2, on: today, reason: "x", today: today, library: library)
    }
    #expect(throws: ProcessDateError.notStopped(title: "Voucher")) {
      try caseload.resumeClock(process: 1, on: today, today: today, library: library)
    }
    #expect(throws: ProcessDateError.inFuture(today + 1)) { try stop(today + 1, today) }
    try stop(today + 10, today + 10)
    #expect(throws: ProcessDateError.alreadyStopped(since: today + 10, reason: "RFTA is in")) {
      try stop(today + 12, today + 12)
    }
    #expect(hardDate(caseload, on: today + 15) == today + 65)
    try caseload.resumeClock(process: 1, on: today + 20, today: today + 21, library: library)
    #expect(hardDate(caseload, on: today + 30) == today + 70)
    #expect(throws: ProcessDateError.beforeLastChange(today + 15, last: today + 20)) {
      try stop(today + 15, today + 30)
    }
    // The same by events: stopped by one, running on by the other.
    var byEvents = caseload
    byEvents.processes[0].dates = ProcessDates()
    byEvents.processes[0].events = ["handed_in": today + 10]
    #expect(hardDate(byEvents, on: today + 15) == today + 65)
    #expect(throws: ProcessDateError.self) {
      try byEvents.stopClock(process: 1, on: today + 14, reason: "again", today: today + 14, library: library)
    }
    byEvents.processes[0].events["answered"] = today + 20
    #expect(hardDate(byEvents, on: today + 30) == today + 70)
  }
}
