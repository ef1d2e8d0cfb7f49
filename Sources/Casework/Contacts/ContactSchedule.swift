internal import Planning

/// The contacts a client needs over the planning horizon, by the cadence of the client's state.
///
/// One item per required day where contact is daily, otherwise one per cadence gap. A contact made for any step counts.
struct ContactSchedule {
  let client: Client
  let calendar: WorkCalendar
  let cadence: ContactCadence
  let today: CalendarDay
  /// The last day of the horizon.
  let end: CalendarDay
  let lastContact: CalendarDay?
  /// How many cadence contacts are closed already: the next one has the number after that.
  let closedContacts: Int
  /// The day the client moved into a place of their own, or left; nil before that.
  var housedOn: CalendarDay?
  /// True once the exit is recorded: the planned discharge no longer counts.
  var hasLeft = false
  /// Days on which a step of a process contacts the client anyway, such as after-care: no second contact is planned beside it.
  var promised: [CalendarDay] = []

  /// One contact to come.
  struct Need {
    var key: PieceKey
    var release: CalendarDay
    var due: CalendarDay
    var onlyDays: [CalendarDay]?
    var rule: ContactCadence.Rule
    /// True for every second one of a row: were it left out as well as the one before, the gap would be past.
    var isSecuring = false
  }

  /// The state of the client on a day, which decides the cadence.
  func state(on day: CalendarDay) -> ContactCadence.State {
    if let exit = client.exit { return day <= exit.day + 28 ? .housed : .housedLater }
    if client.openCrisis != nil, day <= calendar.day(today, plusWorkingDays: 4) { return .leavingOrCrisis }
    if hasLeft, let housedOn { return day - housedOn < 28 ? .housed : .housedLater }
    if client.leavesWithinAWeek(of: day) { return .leavingOrCrisis }
    if let left = client.daysUntilDischarge(on: day), (8...14).contains(left) { return .lastTwoWeeks }
    if client.dayOfProgram(on: day) <= 7 { return .firstWeek }
    if let housedOn, housedOn <= day { return day - housedOn < 28 ? .housed : .housedLater }
    return client.setting == .residential ? .residential : .community
  }

  /// All contacts from today to the end of the horizon, in the order of their days.
  func needs() -> [Need] {
    var needs: [Need] = []
    // After-care ends with the process that carries the exit; nobody is reached after a death.
    if client.exit?.destination == .deceased { return [] }
    var last = lastContact ?? calendar.workingDay(onOrAfter: min(client.pickedUpOn ?? today, today))
    var ordinal = closedContacts
    var row = 0
    var day = today
    while day <= end {
      defer { day = day + 1 }
      let rule = cadence.rule(for: state(on: day))
      guard let gap = rule.gapDays else {
        guard calendar.isWorkingDay(day), last < day || lastContact == nil else { continue }
        needs.append(
          Need(
            key: PieceKey(clientID: client.id, processID: 0, stepID: Self.dailyStep, ordinal: day.number),
            release: day, due: day, onlyDays: [day], rule: rule))
        last = day
        continue
      }
      // A cadence contact is due a gap after the last one; it is listed on the first day its window is open.
      let due = max(calendar.workingDay(onOrBefore: last + gap), calendar.workingDay(onOrAfter: last + 1))
      if let next = promised.first(where: { $0 > last }), next <= due {
        last = next
        continue
      }
      let opens = calendar.workingDay(onOrAfter: max(today, last + max(1, gap / 2)))
      guard day >= min(opens, max(due, today)) else { continue }
      ordinal += 1
      row += 1
      needs.append(
        Need(
          key: PieceKey(clientID: client.id, processID: 0, stepID: Self.cadenceStep, ordinal: ordinal),
          release: min(opens, max(due, today)), due: due, onlyDays: nil, rule: rule,
          isSecuring: row.isMultiple(of: 2)))
      last = max(last + gap, today)
    }
    return needs
  }

  static let dailyStep = "contact-daily"
  static let cadenceStep = "contact"
}
