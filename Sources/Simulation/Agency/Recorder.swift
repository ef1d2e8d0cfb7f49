internal import Casework
internal import Planning

/// Writes down what the metrics are computed from, from the first counted day on.
struct Recorder {
  let firstCounted: CalendarDay
  let end: CalendarDay
  private var past = WorkHistory()
  private var today = WorkDay(day: CalendarDay(number: 0))
  /// Stays with an approved service plan.
  var hasPlan: Set<String> = []
  private var exits: [String: CalendarDay] = [:]
  private var hardDates: [PieceKey: HardDate] = [:]
  private var week: Week?

  /// A hard date that is still to come.
  private struct HardDate {
    var date: CalendarDay
    var step: String
    var wasPlanned = false
    var wasWarned = false
  }

  /// The processes that are to advance in a week, and those that did.
  private struct Week {
    var monday: CalendarDay
    var owed: Set<Int>
    var advanced: Set<Int> = []
  }

  init(firstCounted: CalendarDay, end: CalendarDay) {
    self.firstCounted = firstCounted
    self.end = end
  }

  func hasLeft(_ client: String) -> Bool { exits[client] != nil }

  // MARK: Morning

  /// Takes down the plan as it stands at the start of the day.
  mutating func planned(_ planned: Replanning, before: Caseload, library: TemplateLibrary, on day: CalendarDay) {
    let caseload = planned.caseload
    settleHardDates(caseload, before: day)
    noteHardDates(planned, on: day)
    closeWeek(before: day, caseload: caseload)
    if week == nil { openWeek(planned, library: library, on: day) }
    today = WorkDay(day: day)
    let tasks = caseload.tasks.filter { $0.isOpen && $0.day == day }
    let capacity = DayCapacityPlan(day, settings: caseload.settings, calendar: caseload.calendar)
    today.plannedCalls = tasks.count { $0.category == .phoneCall }
    today.plannedMinutes = tasks.reduce(capacity.notes) { $0 + $1.minutes }
    today.bookableMinutes = capacity.morning + capacity.afternoon + capacity.notes
    let sunday = day.startOfWeek + 6
    let was = Dictionary(before.tasks.map { ($0.id, $0.day) }, uniquingKeysWith: { first, _ in first })
    today.moves = caseload.tasks.count { task in
      guard task.isOpen, let old = was[task.id] ?? nil, old >= day, old <= sunday else { return false }
      return task.day != old
    }
  }

  // MARK: Evening

  mutating func worked(
    _ worked: WorkedDay, owed: [String], caseload: Caseload, library: TemplateLibrary, on day: CalendarDay
  ) {
    week?.advanced.formUnion(worked.advanced)
    guard day >= firstCounted else { return }
    past.crises += worked.crises
    past.attention += owed.map { client in
      AttentionOutcome(
        clientID: client, day: day, wasAttended: worked.attended.contains(client),
        wasReached: worked.reached.contains(client))
    }
    past.servicePlans += caseload.clients.filter { client in
      client.status == .open && client.dayOfProgram(on: day) > 7 && exits[client.id] == nil
    }.map { client in
      let isAtWork = caseload.processes.contains { $0.clientID == client.id && $0.status.isOpen }
      let isSettled = client.keyDate("lease_signing") != nil
      return ServicePlanOutcome(
        clientID: client.id, day: day, isActive: hasPlan.contains(client.id) && (isAtWork || isSettled))
    }
    guard !worked.isAbsent else { return }
    today.calls = max(today.plannedCalls, worked.callsMade)
    today.workedMinutes = worked.minutes
    today.urgentLeft = worked.urgentLeft
    today.keptNotesBlock = worked.notesMinutes >= 30
    today.wroteNotes = worked.notesMinutes > 0
    today.slips = worked.slipped
    past.days.append(today)
  }

  mutating func left(_ client: Client, on exit: CalendarDay, destination: ExitOutcome.Destination) {
    exits[client.id] = exit
    if exit >= firstCounted {
      past.exits.append(ExitOutcome(clientID: client.id, day: exit, destination: destination))
    }
  }

  // MARK: Hard dates

  private mutating func noteHardDates(_ planned: Replanning, on day: CalendarDay) {
    let records = Dictionary(planned.caseload.tasks.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    for item in planned.agenda.items {
      guard let deadline = item.deadline ?? item.appointment?.day, !item.isMissed, deadline >= day else { continue }
      let isPlanned = records[item.key]?.day != nil
      var date = hardDates[item.key] ?? HardDate(date: deadline, step: item.stepTitle)
      date.date = deadline
      date.wasPlanned = date.wasPlanned || isPlanned
      // A hard date within the horizon without a day is on the list of what can't be met.
      date.wasWarned = date.wasWarned || (!isPlanned && deadline <= planned.agenda.horizon.last ?? day)
      hardDates[item.key] = date
    }
  }

  private mutating func settleHardDates(_ caseload: Caseload, before day: CalendarDay) {
    guard !hardDates.isEmpty else { return }
    let records = Dictionary(caseload.tasks.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let open = Set(caseload.processes.filter(\.status.isOpen).map(\.id))
    for (key, date) in hardDates.sorted(by: { $0.key < $1.key }) {
      guard let record = records[key] else { continue }
      let isClosed =
        record.status == .skipped || record.status == .cancelled
        || (key.processID != 0 && !open.contains(key.processID))
      let end: HardDateOutcome.End
      if record.status == .done {
        end =
          (record.completedOn ?? date.date) <= date.date
          ? .met : date.wasPlanned ? .missedThoughPlanned : .missedThoughWarned
      } else if isClosed {
        end = .closed
      } else if date.date < day {
        end = date.wasPlanned ? .missedThoughPlanned : date.wasWarned ? .missedThoughWarned : .forgotten
      } else {
        continue
      }
      hardDates[key] = nil
      if date.date >= firstCounted {
        past.hardDates.append(HardDateOutcome(clientID: key.clientID, step: date.step, date: date.date, end: end))
      }
    }
  }

  // MARK: Weeks

  private mutating func openWeek(_ planned: Replanning, library: TemplateLibrary, on day: CalendarDay) {
    let friday = day.startOfWeek + 4
    let long = Set(
      planned.caseload.processes.filter { (library[$0.templateID]?.steps.count ?? 0) >= 5 && $0.startedOn < day }
        .map(\.id))
    let owed = planned.agenda.items.filter { item in
      long.contains(item.key.processID) && !item.isTentative && item.release <= friday
        && item.after.isEmpty
    }.map(\.key.processID)
    week = Week(monday: day.startOfWeek, owed: Set(owed))
  }

  private mutating func closeWeek(before day: CalendarDay, caseload: Caseload) {
    guard let week, day.startOfWeek > week.monday else { return }
    self.week = nil
    guard week.monday >= firstCounted else { return }
    for id in week.owed.sorted() {
      guard let process = caseload.processes.first(where: { $0.id == id }) else { continue }
      let advanced = week.advanced.contains(id)
      // Active all week: what ended in it without work has nothing to answer for.
      guard process.status.isOpen || advanced else { continue }
      past.processWeeks.append(
        ProcessWeekOutcome(processID: id, clientID: process.clientID, week: week.monday, advanced: advanced))
    }
  }

  // MARK: The whole

  /// What was written down, with the claims as they stand at the end.
  func history(of caseload: Caseload, library: TemplateLibrary, destinations: [String: ExitOutcome.Destination])
    -> WorkHistory
  {
    var history = past
    for process in caseload.processes where process.templateID == "disability_claim" {
      guard let client = caseload.client(process.clientID) else { continue }
      let limit = client.admission + 14
      guard limit >= firstCounted, limit < end else { continue }
      func done(_ step: String) -> CalendarDay? {
        caseload.tasks.first {
          $0.key.processID == process.id && $0.key.stepID == step && $0.status == .done
        }?.completedOn
      }
      let filed = done("D4")
      history.claims.append(
        ClaimOutcome(
          clientID: client.id, admission: client.admission, filed: filed, packetSubmitted: done("D13"),
          isPacketDue: filed.map { packetIsDue($0, client: client) } ?? false))
    }
    return history
  }

  /// True when the 60 days of a filing date have passed within the stay and the counted time.
  private func packetIsDue(_ filed: CalendarDay, client: Client) -> Bool {
    guard filed + 60 < end else { return false }
    return client.plannedDischarge.map { $0 >= filed + 60 } ?? true
  }
}
