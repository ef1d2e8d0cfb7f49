@testable import Casework
import CaseworkTestSupport
import Planning
import Testing

/// The figures that records tell, against cases counted by hand.
@Suite struct RecordedMetricsTests {
  private let monday = SampleCaseload.monday

  private func metrics(_ caseload: Caseload, _ library: TemplateLibrary, through last: CalendarDay? = nil)
    -> RecordedMetrics
  {
    RecordedMetrics(
      caseload, library: library, from: monday, through: last ?? monday + 4,
      now: Crisis.Moment(day: monday + 30, time: ClockTime(minutes: 600)))
  }

  private func score(_ metric: Metric, _ metrics: RecordedMetrics) throws -> MetricScore {
    try #require(metrics.scores.first { $0.metric == metric })
  }

  private func client(_ id: String, _ exit: ClientExit?) -> Client {
    Client(id: id, name: id, admission: monday - 40, exit: exit)
  }

  @Test func `an exit is housed with a permanent place confirmed in writing by its day`() throws {
    let library = try TemplateLibrary.standard()
    var caseload = Caseload(caseManagerID: "1")
    caseload.clients = [
      client("A", ClientExit(day: monday, destination: .rentalWithSubsidy, confirmedOn: monday)),
      client("B", ClientExit(day: monday, destination: .rentalWithSubsidy)),
      client("C", ClientExit(day: monday, destination: .rentalWithSubsidy, confirmedOn: monday + 1)),
      client("D", ClientExit(day: monday, destination: .familyTemporary, confirmedOn: monday)),
      client("E", ClientExit(day: monday, destination: .hospital)),
      client("F", ClientExit(day: monday - 1, destination: .rentalWithSubsidy, confirmedOn: monday - 1)),
      client("G", nil),
    ]
    caseload.clients[6].earlierStays = [
      EarlierStay(
        admission: monday - 90, plannedDischarge: nil,
        exit: ClientExit(day: monday + 2, destination: .ownedWithSubsidy, confirmedOn: monday))
    ]
    let metrics = metrics(caseload, library)
    let housed = try score(.housed, metrics)
    #expect(housed.numerator == 2 && housed.denominator == 6)
    #expect(housed.missed.count == 4)
    #expect(metrics.housedWithoutMedical.numerator == 2 && metrics.housedWithoutMedical.denominator == 5)
  }

  @Test func `a stay has an active plan while it is approved, reviewed in time, and a process is at work`() throws {
    var small = try SmallCase(admitted: 20)
    try small.start("benefits")
    try small.caseload.agreeServicePlan(of: "C", goals: "Income", on: monday - 1, today: monday)
    try small.caseload.approveServicePlan(
      of: "C", by: "M.", on: monday + 2, today: monday + 2, library: small.library)
    var plans = try score(.servicePlans, metrics(small.caseload, small.library))
    #expect(plans.denominator == 5 && plans.numerator == 3, "approved on Wednesday: \(plans)")
    #expect(plans.missed == ["C, \(monday)", "C, \(monday + 1)"])
    try small.caseload.endProcess(
      try small.process("benefits").id, reason: "Moved", on: monday + 3, library: small.library)
    plans = try score(.servicePlans, metrics(small.caseload, small.library))
    #expect(plans.numerator == 1)
    try small.caseload.agreeServicePlan(
      of: "C", goals: "Income", noneNeeded: "Waits for the lease", on: monday + 3, today: monday + 3)
    plans = try score(.servicePlans, metrics(small.caseload, small.library))
    #expect(plans.numerator == 3)
  }

  @Test func `a claim is filed in time by its protective date, two weeks after admission at the latest`() throws {
    for (days, isInTime) in [(14, true), (15, false)] {
      var small = try SmallCase(admitted: 12)
      let claim = try small.start("disability_claim")
      try small.complete("D4", of: claim, on: monday - 12 + days)
      let filed = try score(.claimsFiled, metrics(small.caseload, small.library))
      #expect(filed.denominator == 1 && filed.numerator == (isInTime ? 1 : 0))
    }
  }

  @Test func `a crisis counts from its recorded moments, weekends included, and can be corrected`() throws {
    var small = try SmallCase()
    func moment(_ day: CalendarDay, _ hour: Int) -> Crisis.Moment {
      Crisis.Moment(day: day, time: ClockTime(minutes: hour * 60))
    }
    small.caseload.crises = [
      Crisis(
        id: 1, clientID: "C", kind: "No bed", need: "A bed", minutes: 60, opened: moment(monday, 10),
        stabilised: moment(monday + 1, 9)),
      Crisis(
        id: 2, clientID: "C", kind: "No bed", need: "A bed", minutes: 60, opened: moment(monday + 4, 10),
        stabilised: moment(monday + 7, 9)),
    ]
    var emergencies = try score(.emergencies, metrics(small.caseload, small.library))
    #expect(emergencies.numerator == 1 && emergencies.denominator == 2)
    let now = moment(monday + 10, 9)
    #expect(throws: CrisisTimesError.outOfOrder) {
      _ = try small.caseload.correctTimes(
        of: 2, to: CrisisTimes(stabilised: moment(monday + 3, 9)), now: now)
    }
    #expect(throws: CrisisTimesError.inFuture(moment(monday + 10, 10))) {
      _ = try small.caseload.correctTimes(of: 2, to: CrisisTimes(stabilised: moment(monday + 10, 10)), now: now)
    }
    #expect(throws: CrisisTimesError.notThere("closed")) {
      _ = try small.caseload.correctTimes(of: 2, to: CrisisTimes(closed: moment(monday + 8, 9)), now: now)
    }
    let client = try small.caseload.correctTimes(
      of: 2, to: CrisisTimes(stabilised: moment(monday + 5, 10)), now: now)
    #expect(client == "C")
    emergencies = try score(.emergencies, metrics(small.caseload, small.library))
    #expect(emergencies.numerator == 2)
  }

  @Test func `a day is documented when everyone met has a note by the next working day`() throws {
    var small = try SmallCase(admitted: 2)
    try small.plan(on: monday)
    let welcome = try #require(small.caseload.tasks.first { $0.key.stepID == "N1" })
    try small.caseload.completeTask(welcome.id, on: monday, library: small.library)
    func documentation() throws -> MetricScore {
      try score(.documentation, metrics(small.caseload, small.library))
    }
    #expect(try documentation().numerator == 0 && documentation().denominator == 1)
    _ = try small.caseload.addNote("Late", about: "C", on: monday, today: monday + 2)
    #expect(try documentation().numerator == 0, "written on Wednesday")
    _ = try small.caseload.addNote("In time", about: "C", on: monday, today: monday + 1)
    #expect(try documentation().numerator == 1)
    try small.caseload.recordMinutes(460, task: welcome.id)
    #expect(try documentation().numerator == 0, "the day ran over the time for notes")
    #expect(try score(.overtime, metrics(small.caseload, small.library)).value == 10)
  }

  @Test func `the weekly question is a figure from five answers on`() throws {
    var small = try SmallCase()
    let scores = [5, 4, 3, 4]
    for (number, answer) in scores.enumerated() {
      try small.caseload.answerWeek(of: monday - 7 * number, score: answer, today: monday)
    }
    func question() -> RecordedMetrics.WeeklyQuestion {
      RecordedMetrics(
        small.caseload, library: small.library, from: monday - 60, through: monday,
        now: Crisis.Moment(day: monday, time: ClockTime(minutes: 600))
      ).weeklyQuestion
    }
    #expect(question().answers == 4 && question().value == nil)
    try small.caseload.answerWeek(of: monday - 30, score: 1, today: monday)
    #expect(question().value == 60)
    try small.caseload.answerWeek(of: monday, score: nil, today: monday)
    #expect(question().answers == 4)
    #expect(throws: WeeklyAnswerError.outOfRange(6)) {
      try small.caseload.answerWeek(of: monday, score: 6, today: monday)
    }
    #expect(throws: WeeklyAnswerError.inFuture(monday + 7)) {
      try small.caseload.answerWeek(of: monday + 8, score: 3, today: monday)
    }
  }
}
