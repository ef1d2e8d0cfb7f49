internal import Planning

/// How it stands with a client's contacts: the rule that counts, the last contact made, and what was tried since.
struct ContactStanding {
  let client: Client
  let today: CalendarDay
  let rule: ContactCadence.Rule
  /// The latest contact made, of any kind.
  let lastContact: CalendarDay?
  /// Attempts since then that reached nobody, in their order.
  let missed: [ContactAttempt]
  /// The day they moved into a place of their own, or left.
  let housedOn: CalendarDay?
  let hasLeft: Bool
  /// The last meeting in person, for a cadence that asks for one in each month; nil: nobody asks for it.
  let monthlyMeeting: MonthlyMeeting?
  private let calendar: WorkCalendar
  private let attempts: [ContactAttempt]

  /// A meeting that is owed once in each calendar month.
  struct MonthlyMeeting {
    var last: CalendarDay?
    var rule: ContactCadence.Rule
  }

  init(_ client: Client, caseload: Caseload, library: TemplateLibrary, today: CalendarDay) {
    self.client = client
    self.today = today
    calendar = caseload.calendar
    let last = caseload.lastContact(client.id)
    lastContact = last
    let tried = caseload.attempts.filter { $0.clientID == client.id && !$0.isTakenBack }
    let triedTasks = Set(tried.map(\.taskID))
    let withClient =
      triedTasks.isEmpty
      ? []
      : Set(
        caseload.tasks.filter { triedTasks.contains($0.id) && caseload.countsAsContact($0, library: library) }.map(\.id)
      )
    attempts = tried.filter { withClient.contains($0.taskID) }
    missed = attempts.reversed().prefix { attempt in
      attempt.outcome.isUnreached && last.map { attempt.day >= $0 } ?? true
    }.reversed()
    let processes = caseload.processes.filter { $0.clientID == client.id && $0.status != .cancelled }
    let exit = processes.compactMap { $0.events["exit"] }.max()
    let leases = processes.flatMap { process in
      let signing = library[process.templateID]?.steps.filter { $0.milestone == "lease_signed" }.map(\.id) ?? []
      return signing.isEmpty
        ? []
        : caseload.tasks.filter {
          $0.key.processID == process.id && $0.status == .done && signing.contains($0.key.stepID)
        }.compactMap(\.completedOn)
    }
    hasLeft = exit.map { $0 <= today } ?? false
    housedOn = exit ?? leases.min()
    let helped = processes.contains { $0.templateID == "rapid_rehousing" && $0.status.isOpen && $0.startedOn <= today }
    let monthly = ContactCadence.standard.rule(for: .rehousingHelp)
    monthlyMeeting =
      helped ? MonthlyMeeting(last: caseload.lastContact(client.id, through: monthly.channel), rule: monthly) : nil
    let schedule = ContactSchedule(
      client: client, calendar: caseload.calendar, cadence: .standard, today: today, end: today, lastContact: last,
      closedContacts: 0, housedOn: housedOn, hasLeft: hasLeft)
    rule = schedule.cadence.rule(for: schedule.state(on: today))
  }

  /// The contacts to come.
  func schedule(end: CalendarDay, closedContacts: Int = 0, promised: [CalendarDay] = []) -> ContactSchedule {
    ContactSchedule(
      client: client, calendar: calendar, cadence: .standard, today: today, end: end, lastContact: lastContact,
      closedContacts: closedContacts, housedOn: housedOn, hasLeft: hasLeft, promised: promised)
  }

  /// When a contact is tried again after its last attempt; nil when that reached the client, or there was none.
  func retry(of taskID: Int, rule: ContactCadence.Rule) -> Retry? {
    guard let last = attempts.last(where: { $0.taskID == taskID }),
      last.outcome.isUnreached || last.outcome == .notPossible
    else { return nil }
    return RetryRule(rule).next(after: last, calendar: calendar)
  }

  /// Days by which the contact is past its cadence; 0 or less while it is in time. Nil when none is on record.
  var daysPast: Int? {
    guard let lastContact else { return nil }
    // A daily contact is overdue when a whole working day went by without one.
    return rule.gapDays.map { today - lastContact - $0 } ?? calendar.workingDays(from: lastContact, to: today) - 1
  }

  /// Why the supervisor should know; nil while the rule doesn't ask for it.
  var escalation: String? {
    switch rule.escalation {
    case .attempts(let count) where missed.count >= count:
      return "\(missed.count) attempts reached nobody: the supervisor should know"
    case .after(let span):
      guard let first = missed.first, let past = daysPast, past > 0,
        calendar.day(first.day, plus: span) <= today
      else { return nil }
      return "Tried since \(DayText.dayAndMonth(first.day)) and not reached: the supervisor should know"
    default: return nil
    }
  }

  /// The meeting in person that a month still owes, once the end of the month is near; nil otherwise.
  var owedMeeting: String? {
    guard let meeting = monthlyMeeting, case .beforeEnd(let span) = meeting.rule.escalation else { return nil }
    let (year, month, _) = today.components
    guard let first = CalendarDay(year: year, month: month, day: 1) else { return nil }
    let end = first + CalendarDay.length(ofMonth: month, year: year) - 1
    if let last = meeting.last, last >= first { return nil }
    guard today >= calendar.day(end, plus: span, isBefore: true) else { return nil }
    return
      "\(client.name) has had no meeting in person this month; the help asks for one by \(DayText.weekdayAndDate(end))."
  }
}
