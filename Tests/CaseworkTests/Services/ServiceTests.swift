import Planning
import Testing

@testable import Casework

/// The directory of services: read from texts, and planned around.
@Suite struct ServiceTests {
  let monday = CalendarDay(number: 20_458)
  let library: TemplateLibrary

  init() throws { library = try TemplateLibrary.standard() }

  @Test(arguments: [
    "mon-fri 08:00-17:00", "mon 09:00-12:00 13:00-16:00; wed-thu 10:00-12:00", "sat-sun 00:00-23:59", "",
  ])
  func `hours are written as they are read`(_ hours: String) throws {
    let service = try ServiceText.service(["id": "a", "name": "A", "hours": hours])
    #expect(ServiceText.hours(service.hours) == hours)
    #expect(try ServiceText.service(ServiceText.fields(service)) == service)
  }

  @Test(arguments: [
    (["id": "a", "name": "A", "hours": "mon"], "hours", "no opening day"),
    (["id": "a", "name": "A", "hours": ";"], "hours", "no opening day"),
    (["id": "a", "name": "A", "hours": "mon 17:00-08:00"], "hours", "not opening hours"),
    (["id": "a", "name": "A", "hours": "mon-fri 08:00-17:00", "intake_days": "sat"], "intake_days", "closed"),
    (["id": "a", "name": "A", "time_zone": "America/Chikago"], "time_zone", "Maybe America/Chicago"),
    (["id": "a", "name": "A", "time_zone": "Chicago"], "time_zone", "There is no time zone"),
    (["id": "A B", "name": "A"], "id", "small letters"), (["id": "a"], "name", "needs a name"),
    (["id": "a", "name": "A", "waitlist": "open"], "usual_wait_days", "usual wait"),
    (["id": "a", "name": "A", "waitlist": "maybe"], "waitlist", "open, closed or none"),
    (["id": "a", "name": "A", "closed_days": "2026-02-30"], "closed_days", "not a date"),
  ])
  func `what can't be used is said, with what to write`(fields: [String: String], field: String, words: String) throws {
    do {
      _ = try ServiceText.service(fields)
      Issue.record("\(fields) was taken")
    } catch {
      #expect(error.field == field)
      #expect(error.sentence.contains(words), "\(error.sentence)")
    }
  }

  @Test func `a file is read whole: good entries are kept, the others named by their line`() throws {
    let csv = "id,name,hours,waitlist,usual wait days\r\na,A,mon-fri 08:00-17:00,open,14\r\nb,B,never,,\r\na,A2,,,\r\n"
    let file = try ServiceFile(csv: Array(csv.utf8))
    #expect(file.services.map(\.id) == ["a"])
    #expect(file.services.first?.waitlist?.usualDays == 14)
    #expect(file.faults.map(\.line) == [3, 4])
    let json = #"{"services": [{"id": "a", "name": "A", "usual_wait_days": 7, "waitlist": "open"}, {"id": "b"}]}"#
    let other = try ServiceFile(text: json, file: "s.json")
    #expect(other.services.map(\.id) == ["a"])
    #expect(other.faults.count == 1)
    #expect(throws: ServiceError.self) { try ServiceFile(csv: Array("x,y\n1,2\n".utf8)) }
  }

  @Test func `the demo's services are sound, and each alternative is there`() {
    #expect(ServiceFile.demo.services.count >= 8)
    for service in ServiceFile.demo.services {
      #expect(ServiceFile.demo.findings(about: service).isEmpty, "\(ServiceFile.demo.findings(about: service))")
    }
    let words = Set(library.templates.flatMap(\.steps).compactMap(\.service))
    for word in words { #expect(ServiceFile.demo.service(for: word) != nil, "no service for \(word)") }
  }

  @Test(arguments: [
    // Winter, summer, the days around both changes of 2026, and zones without daylight saving.
    ("America/Chicago", "America/Los_Angeles", 20_458, 120), ("America/New_York", "America/Los_Angeles", 20_635, 180),
    ("America/Phoenix", "America/Los_Angeles", 20_458, 60), ("America/Phoenix", "America/Los_Angeles", 20_635, 0),
    ("America/Phoenix", "America/Los_Angeles", 20_519, 60), ("America/Phoenix", "America/Los_Angeles", 20_520, 0),
    ("America/Phoenix", "America/Los_Angeles", 20_757, 0), ("America/Phoenix", "America/Los_Angeles", 20_759, 60),
    ("Nowhere/Land", "America/Los_Angeles", 20_458, 0),
  ])
  func `another zone's clock is ahead by so many minutes`(zone: String, home: String, day: Int, minutes: Int) {
    #expect(TimeZoneClock.minutes(of: zone, aheadOf: home, on: CalendarDay(number: day)) == minutes)
  }

  // MARK: Planned around

  private func caseload(_ directory: ServiceDirectory, discharge: Int = 90) throws -> Caseload {
    let ryan = Client(id: "C-003", name: "Ryan", admission: monday - 10, plannedDischarge: monday + discharge)
    var caseload = Caseload(
      caseManagerID: "1", calendar: WorkCalendar(closures: HolidayCalendar.usFederal.names), clients: [ryan])
    caseload.directory = directory
    for template in ["employment_prep", "disability_claim"] {
      _ = try caseload.startProcess(
        template, client: ryan, on: monday, timelineWeeks: nil, isFromImport: false, library: library)
    }
    return caseload
  }

  private func planned(_ caseload: Caseload, on day: CalendarDay? = nil) throws -> Caseload {
    try caseload.replanned(for: day ?? monday, library: library, budget: .steps(20_000)).caseload
  }

  @Test func `nobody is called on a day on which the office is closed`() throws {
    let thursdays = try ServiceText.service(["id": "dmv", "name": "DMV", "hours": "thu 13:00-17:00"])
    let plan = try planned(try caseload(ServiceDirectory([thursdays])))
    let calls = plan.tasks.filter { $0.category == .phoneCall && ["I1", "I2"].contains($0.key.stepID) }
    #expect(calls.contains { $0.day != nil })
    for call in calls {
      #expect(call.day.map { $0.weekday == .thursday } ?? true)
      #expect(call.half.map { $0 == .pm } ?? true)
      #expect(call.startsAt.map { $0 >= ClockTime(minutes: 13 * 60) } ?? true)
    }
    // Not even planned anew from another day.
    let later = try planned(plan, on: monday + 1)
    #expect(later.tasks.filter { $0.key.stepID == "I1" && $0.isOpen }.allSatisfy { $0.day?.weekday == .thursday })
  }

  private func counselling(_ list: String, usual: Int) throws -> ServiceDirectory {
    ServiceDirectory([
      try ServiceText.service([
        "id": "wipa", "name": "Valley Counselling", "kind": "benefits_counselling", "hours": "mon-fri 09:00-16:00",
        "intake_days": "tue", "waitlist": list, "usual_wait_days": String(usual), "update_every_days": "14",
        "alternatives": "video",
      ]),
      try ServiceText.service([
        "id": "video", "name": "Counselling by video", "kind": "video_counselling", "waitlist": "open",
        "usual_wait_days": "3",
      ]),
    ])
  }

  @Test func `a waitlist is joined early, the step stands after it on an intake day, and comes when the place does`()
    throws
  {
    var caseload = try planned(try caseload(try counselling("open", usual: 12)))
    let join = try #require(caseload.tasks.first { $0.key.stepID == "J5:join" })
    #expect(join.day.map { $0 <= monday + 4 } ?? false, "joined in the first week, not when the step is due")
    #expect(join.description == "Join the waitlist of Valley Counselling")
    let step = try #require(caseload.tasks.first { $0.key.stepID == "J5" })
    #expect(step.day.map { $0 >= monday + 12 && $0.weekday == .tuesday } ?? true)
    // Joined: the list's clock runs, and the place is kept by its update.
    let joined = monday + 1
    try caseload.completeTask(join.id, on: joined, library: library)
    #expect(caseload.referrals.map(\.state) == [.waitlisted])
    #expect(caseload.referrals.first?.nextUpdateDue == joined + 14)
    let waits = PlanViews(caseload, library: library, on: monday + 3).waits()
    #expect(
      waits.contains { $0.kind == .waitlist && $0.daysSinceRequest == 2 && $0.awaited.hasPrefix("Valley Counselling") })
    let listed = try planned(caseload, on: monday + 7)
    #expect(listed.tasks.contains { $0.key.stepID == "J5:list" && ($0.day.map { $0 <= joined + 14 } ?? false) })
    #expect(!listed.tasks.contains { $0.key.stepID == "J5:join" && $0.isOpen && $0.day != nil })
    // The place comes early: the step needn't wait any longer.
    try caseload.recordReferral(caseload.referrals[0].id, state: .accepted, on: monday + 3, today: monday + 3)
    let early = try planned(caseload, on: monday + 4)
    #expect(early.tasks.first { $0.key.stepID == "J5" }?.day.map { $0 < monday + 12 } ?? false)
  }

  @Test func `a closed list, and a wait that outlasts the stay, name the alternative`() throws {
    let closed = PlanViews(
      try planned(try caseload(try counselling("closed", usual: 12))), library: library, on: monday)
    let advice = try #require(closed.warnings().first { $0.warning == .waitlistTooLong })
    #expect(advice.message.contains("closed"))
    #expect(advice.clientID == "C-003" && advice.stepID == "J5" && advice.processID != nil)
    #expect(advice.fixes.first?.title == "Use Counselling by video instead (usually 3 days)")
    let trial = try closed.caseload.trial(advice.id, fix: 1, on: monday, library: library)
    #expect(trial.mends, "with the other service nothing stands in the way")
    #expect(!closed.agenda.items.contains { $0.key.stepID == "J5:join" }, "nobody joins a closed list")
    let long = try planned(try caseload(try counselling("open", usual: 60), discharge: 40))
    let late = try #require(
      PlanViews(long, library: library, on: monday).warnings().first { $0.warning == .waitlistTooLong })
    #expect(late.message.contains("leaves on"))
    #expect(late.fixes.contains { $0.title.contains("Counselling by video") })
    // In time, but only if it is asked for now: a suggestion, and its fix records the referral.
    let soon = PlanViews(
      try planned(try caseload(try counselling("open", usual: 25))), library: library, on: monday)
    #expect(!soon.warnings().contains { $0.warning == .waitlistTooLong })
    let suggestion = try #require(soon.recommendations().first { $0.kind == .waitlist })
    let joined = try soon.caseload.trial(suggestion.id, fix: 1, on: monday, library: library)
    #expect(joined.outcome.referrals.map(\.serviceID) == ["wipa"])
  }

  @Test func `referrals: one open at a time, refused and mended with words`() throws {
    var caseload = try caseload(try counselling("open", usual: 12))
    let id = try caseload.refer("C-003", to: "wipa", on: monday, today: monday)
    #expect(throws: ReferralError.openAlready(service: "Valley Counselling", .sent)) {
      try caseload.refer("C-003", to: "wipa", on: monday, today: monday)
    }
    #expect(throws: ReferralError.unknownService("wippa", suggestion: "wipa")) {
      try caseload.refer("C-003", to: "wippa", on: monday, today: monday)
    }
    #expect(throws: ReferralError.unknownReferral(99)) {
      try caseload.recordReferral(99, state: .accepted, on: monday, today: monday)
    }
    try caseload.recordReferral(id, state: .declined, on: monday, today: monday)
    #expect(try caseload.refer("C-003", to: "wipa", on: monday, today: monday) == id + 1)
  }

  @Test func `a process's own choice comes before the directory's`() throws {
    var directory = try counselling("open", usual: 12)
    directory.keep(try ServiceText.service(["id": "room", "name": "Room", "kind": "benefits_counselling"]))
    var caseload = try caseload(directory)
    let process = try #require(caseload.processes.first { $0.templateID == "employment_prep" })
    try caseload.chooseService("room", process: process, step: "J5", library: library)
    let plan = try planned(caseload)
    #expect(!plan.tasks.contains { $0.key.stepID == "J5:join" }, "there is room at the chosen one")
    #expect(throws: ReferralError.self) {
      try caseload.chooseService("room", process: process, step: "J1", library: library)
    }
  }
}
