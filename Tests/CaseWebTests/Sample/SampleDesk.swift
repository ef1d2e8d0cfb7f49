@testable import CaseService
import CaseWeb
@testable import Casework
import Planning
import Synchronization

/// A desk with fixed values: Stacey, Jay with five providers, Ryan, Maria, Carlos, Lisa and fourteen more, in the week of Monday 5 January 2026.
///
/// It keeps which tasks are done and where the clock stands, so that pages can be walked through; nothing else changes.
final class SampleDesk: Desk {
  private struct State {
    var today: CalendarDay
    var done: Set<Int> = [130]
    var starts: [String: Int] = [:]
    var startCount = 0
  }

  private let state: Mutex<State>
  let hasVirtualClock: Bool
  /// Thrown by every method, when there is one.
  let failure: CaseError?
  /// Stands in place of every client's name and every task's words, when there is one.
  let mark: String?

  init(hasVirtualClock: Bool = true, failure: CaseError? = nil, mark: String? = nil) {
    state = Mutex(State(today: january(5)))
    self.hasVirtualClock = hasVirtualClock
    self.failure = failure
    self.mark = mark
  }

  var today: CalendarDay { get async { state.withLock { $0.today } } }
  let time = ClockTime(minutes: 10 * 60 + 40)
  /// How many processes were started.
  var startCount: Int { state.withLock { $0.startCount } }

  func viewPlan(day: CalendarDay?, as actor: Actor) async throws(CaseError) -> PlanView {
    try stand()
    let asked = if let day { day } else { await today }
    let shown = asked.weekday.index > 4 ? asked.startOfWeek + 7 : asked
    return PlanView(today: todayView(shown, asked: asked), week: weekView(shown.startOfWeek))
  }

  func viewWeek(containing day: CalendarDay, as actor: Actor) async throws(CaseError) -> WeekView {
    try stand()
    return weekView(day.startOfWeek)
  }

  func listClients(as actor: Actor) async throws(CaseError) -> [ClientSummary] {
    try stand()
    return SampleCaseload.clients.map { client in
      let next = open.filter { $0.clientID == client.id }.min { ($0.day ?? january(31)) < ($1.day ?? january(31)) }
      var summary = ClientSummary(
        clientID: client.id, name: mark ?? client.name, stay: client.stay, processTitles: client.processes,
        nextDay: next?.day, nextTask: next?.description, lastContact: client.lastContact)
      switch client.name {
      case "Stacey":
        summary.standing = ClientStanding(
          group: .urgent, reasons: ["Leaves in 6 days", "No contact for 9 days"], processTypes: ["housing_search"],
          isWithoutContact: true, nextDate: january(9), isDateNear: true)
      case "Jay":
        summary.standing = ClientStanding(group: .waiting, processTypes: ["disability_claim"], isWaiting: true)
      default: break
      }
      return summary
    }.sorted { ($0.name, $0.clientID) < ($1.name, $1.clientID) }
  }

  func viewClient(_ clientID: String, as actor: Actor) async throws(CaseError) -> ClientView {
    try stand()
    guard let client = SampleCaseload.clients.first(where: { $0.id == clientID }) else {
      throw .notFound(kind: "client", id: clientID, suggestion: nil)
    }
    let isJay = client.id == "C-002"
    var view = ClientView(
      clientID: client.id, name: mark ?? client.name, admission: client.admission,
      dayOfProgram: january(5) - client.admission + 1, plannedDischarge: client.discharge,
      daysUntilDischarge: client.discharge.map { $0 - january(5) }, headline: client.headline, note: client.note,
      lastContact: client.lastContact, providers: isJay ? SampleCaseload.providers : [],
      keyDates: isJay ? ["DMV: Wednesday 14 January, 13:00"] : [],
      processes: isJay ? SampleCaseload.processes : [],
      upcoming: open.filter { $0.clientID == client.id },
      recommendations: SampleCaseload.recommendations.filter { $0.clientID == client.id }, today: january(5))
    guard isJay, mark == nil else { return view }
    view.waits = SampleCaseload.waits
    view.attempts = [
      AttemptView(
        taskID: 111, description: "Dr. Smith (psychiatrist)", day: january(2), time: ClockTime(minutes: 640),
        channel: .phone, outcome: .leftMessage, note: "Asked to call back")
    ]
    view.attemptCount = AttemptCount([
      ContactAttempt(clientID: "C-002", taskID: 111, day: january(2), half: .am, outcome: .leftMessage)
    ])
    view.referrals = [SampleCaseload.referral]
    view.openSteps = [
      StepWhereabouts(
        clientID: "C-002", processID: 11, stepID: "D1", title: "Check for a prior or pending claim", place: .waiting,
        day: january(5), reason: "Waiting for SSA since 2 January.")
    ]
    return view
  }

  func viewProcess(_ processID: Int, as actor: Actor) async throws(CaseError) -> ProcessProgress {
    try stand()
    guard let process = SampleCaseload.processes.first(where: { $0.processID == processID }) else {
      throw .notFound(kind: "process", id: "\(processID)", suggestion: nil)
    }
    return process
  }

  func previewProcess(_ start: ProcessStart, as actor: Actor) async throws(CaseError) -> ProcessPreview {
    try stand()
    try check(start)
    return SampleCaseload.preview(start.processType, weeks: start.timelineWeeks)
  }

  func startProcess(_ start: ProcessStart, idempotencyKey: String?, as actor: Actor) async throws(CaseError)
    -> StartProcess.Outcome
  {
    try stand()
    try check(start)
    let id = state.withLock { state in
      if let key = idempotencyKey, let id = state.starts[key] { return id }
      state.startCount += 1
      let id = 90 + state.startCount
      if let key = idempotencyKey { state.starts[key] = id }
      return id
    }
    return StartProcess.Outcome(
      processID: id, templateID: start.processType, title: "Benefits", clientName: "Jay", substitution: nil,
      plannedTasks: 9)
  }

  func completeTask(_ taskID: Int, as actor: Actor) async throws(CaseError) -> TaskView {
    try stand()
    try known(taskID)
    state.withLock { _ = $0.done.insert(taskID) }
    return try task(taskID)
  }

  func undoCompletion(_ taskID: Int, as actor: Actor) async throws(CaseError) -> UndoCompletion.Outcome {
    try stand()
    try known(taskID)
    state.withLock { _ = $0.done.remove(taskID) }
    return UndoCompletion.Outcome(
      task: try task(taskID), consequences: ["“Job search training (strategy)” waits for it again."])
  }

  func perform<Case: UseCase>(_ useCase: Case, as actor: Actor) async throws(CaseError) -> Case.Outcome {
    try stand()
    guard let answer = try await answer(useCase, as: actor) as? Case.Outcome else {
      throw .notPossible(sentence: "The sample desk doesn't know \(Case.action).")
    }
    return answer
  }

  func skipTask(_ taskID: Int, reason: String, as actor: Actor) async throws(CaseError) -> TaskView {
    try stand()
    try known(taskID)
    return try task(taskID)
  }

  func recordEvent(_ event: String, process: Int, on day: CalendarDay?, as actor: Actor) async throws(CaseError)
    -> ProcessProgress
  {
    try stand()
    guard event == "denied" else { throw .badInput(field: "event", sentence: "There is no event “\(event)”.") }
    return try await viewProcess(process, as: actor)
  }

  func recordAnswer(step: String, process: Int, on day: CalendarDay?, as actor: Actor) async throws(CaseError)
    -> ProcessProgress
  {
    try stand()
    guard step == "D1" else { throw .notPossible(sentence: "Step \(step) isn't waiting for an answer.") }
    return try await viewProcess(process, as: actor)
  }

  func moveClock(to day: CalendarDay, time: ClockTime?, as actor: Actor) async throws(CaseError) -> CalendarDay {
    try stand()
    state.withLock { $0.today = day }
    return day
  }

  // MARK: -

  private func stand() throws(CaseError) {
    if let failure { throw failure }
  }

  private func check(_ start: ProcessStart) throws(CaseError) {
    guard SampleCaseload.clients.contains(where: { $0.id == start.clientID }) else {
      throw .notFound(kind: "client", id: start.clientID, suggestion: nil)
    }
    guard SampleCaseload.choices.contains(where: { $0.id == start.processType }) else {
      throw .notFound(kind: "process template", id: start.processType, suggestion: "disability_claim")
    }
  }

  private func known(_ taskID: Int) throws(CaseError) { _ = try task(taskID) }

  private func task(_ taskID: Int) throws(CaseError) -> TaskView {
    guard let task = tasks.first(where: { $0.id == taskID }) else {
      throw .notFound(kind: "task", id: "\(taskID)", suggestion: nil)
    }
    return task
  }

  private var tasks: [TaskView] {
    let done = state.withLock { $0.done }
    return SampleCaseload.tasks.map { task in
      var task = task
      if done.contains(task.id) { task.status = .done }
      if let mark {
        task.clientName = mark
        task.description = mark
        task.stepTitle = mark
        task.reason = mark
      }
      return task
    }
  }

  private var open: [TaskView] { tasks.filter { $0.status != .done } }

  private func todayView(_ day: CalendarDay, asked: CalendarDay) -> TodayView {
    let dayTasks = tasks.filter { $0.day == day }
    let openTasks = dayTasks.filter { $0.status != .done }
    let notes = day.weekday == .friday ? 60 : 30
    let cards = Dictionary(grouping: openTasks, by: \.clientID).compactMap { id, tasks in card(id, tasks) }
      .sorted { ($0.order, $0.card.clientID) < ($1.order, $1.card.clientID) }
    let groups = TodayView.Group.allCases.map { group in
      TodayView.GroupView(group: group, cards: cards.filter { $0.group == group }.map(\.card))
    }.filter { !$0.cards.isEmpty }
    let busy = Set(openTasks.map(\.clientID))
    let onTrack = SampleCaseload.clients.filter { !busy.contains($0.id) }.map { client in
      let next = open.filter { $0.clientID == client.id && ($0.day ?? day) > day }.min {
        ($0.day ?? day) < ($1.day ?? day)
      }
      return TodayView.OnTrackClient(
        clientID: client.id, clientName: mark ?? client.name, nextDay: next?.day, nextTask: next?.description)
    }
    var view = TodayView(
      day: day, askedFor: asked, clientCount: groups.map(\.cards.count).reduce(0, +),
      bookedMinutes: dayTasks.map(\.minutes).reduce(0, +) + notes, bookableMinutes: 360, notesMinutes: notes,
      groups: groups, done: dayTasks.filter { $0.status == .done }, onTrack: .init(clients: onTrack),
      capacity: capacity(dayTasks, notes: notes), recommendations: SampleCaseload.recommendations,
      unplanned: SampleCaseload.unplanned)
    if day == january(5), mark == nil {
      view.closing = SampleCaseload.closing
      view.next = .init(minutes: 120, tasks: Array(SampleCaseload.unplanned.prefix(1).map(\.task)))
    }
    return view
  }

  private func card(_ id: String, _ tasks: [TaskView]) -> (
    group: TodayView.Group, order: Int, card: TodayView.ClientCard
  )? {
    guard let client = SampleCaseload.clients.first(where: { $0.id == id }), let priority = tasks.map(\.priority).min()
    else { return nil }
    var titles: [String] = []
    for task in tasks where !titles.contains(task.stepTitle) { titles.append(task.stepTitle) }
    let lines = titles.map { title in
      let pieces = tasks.filter { $0.stepTitle == title }
      return TodayView.CardLine(title: title, category: pieces.first?.category ?? .other, tasks: pieces)
    }
    let group: TodayView.Group =
      switch priority {
      case .urgent: .urgent
      case .high: .high
      case .medium, .low: .scheduled
      }
    return (
      group, TodayView.Group.allCases.firstIndex(of: group) ?? 0,
      TodayView.ClientCard(
        clientID: id, clientName: mark ?? client.name, headline: client.headline, lines: lines,
        minutes: tasks.map(\.minutes).reduce(0, +))
    )
  }

  private func weekView(_ monday: CalendarDay) -> WeekView {
    WeekView(
      startsOn: monday,
      days: (0...4).map { dayView(monday + $0) }, unplanned: SampleCaseload.unplanned)
  }

  private func dayView(_ day: CalendarDay) -> WeekView.DayView {
    let dayTasks = tasks.filter { $0.day == day }
    let isHoliday = day == january(19)
    func half(_ half: HalfDay) -> WeekView.HalfView {
      let own = dayTasks.filter { $0.half == half }
      let notes = half == .pm ? (day.weekday == .friday ? 60 : 30) : 0
      return .init(
        half: half, usedMinutes: isHoliday ? 0 : own.map(\.minutes).reduce(0, +) + notes,
        limitMinutes: isHoliday ? 0 : 180, tasks: own)
    }
    let now = state.withLock { $0.today }
    return .init(
      day: day, isToday: day == now, isPast: day < now, closedBecause: isHoliday ? "Martin Luther King Jr. Day" : nil,
      morning: half(.am), afternoon: half(.pm),
      capacity: capacity(dayTasks, notes: day.weekday == .friday ? 60 : 30),
      marks: day == january(9) ? ["Maria: court at 09:00"] : [])
  }

  private func capacity(_ tasks: [TaskView], notes: Int) -> CapacityView {
    func line(_ category: WorkCategory, _ limit: Int) -> CapacityLine {
      CapacityLine(used: tasks.filter { $0.category == category }.count, limit: limit)
    }
    return CapacityView(
      phoneCalls: line(.phoneCall, 8), appointments: line(.appointment, 3), paperwork: line(.paperwork, 5),
      followUps: line(.followUp, 10),
      minutes: CapacityLine(used: tasks.map(\.minutes).reduce(0, +) + notes, limit: 360),
      crisisTime: CapacityLine(used: 0, limit: 120))
  }
}

/// A day of January 2026.
func january(_ day: Int) -> CalendarDay { CalendarDay(number: 20_453 + day) }
