internal import Planning

/// What can no longer go as planned, found in a planned caseload on the day it becomes true.
///
/// Each finding names client, step, date and cause, and carries one to three fixes. A pure function of the caseload and the day.
struct Feasibility {
  let caseload: Caseload
  let library: TemplateLibrary
  let agenda: Agenda
  /// The first day that can still be planned.
  let today: CalendarDay
  let records: [PieceKey: TaskRecord]
  let items: [PieceKey: AgendaItem]
  private let loads: [CalendarDay: DayLoad]

  init(_ caseload: Caseload, library: TemplateLibrary, agenda: Agenda) {
    self.caseload = caseload
    self.library = library
    self.agenda = agenda
    today = agenda.today
    records = Dictionary(caseload.tasks.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    loads = Dictionary(
      caseload.loads(from: agenda.today).map { ($0.day, $0) }, uniquingKeysWith: { first, _ in first })
    items = Dictionary(agenda.items.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var calendar: WorkCalendar { caseload.calendar }
  var settings: AgencySettings { caseload.settings }
  var horizonEnd: CalendarDay { agenda.horizon.last ?? today }
  /// The clients that work is planned for.
  var openClients: [Client] { caseload.clients.filter { $0.status == .open } }

  /// All warnings, the most pressing first.
  func warnings() -> [Recommendation] {
    let found =
      dates() + demand() + weeks() + cadences() + claims() + waitlists() + papers() + facts() + overbookedDays()
      + slips()
    return found.sorted(by: Self.inOrder)
  }

  /// By kind, then by weight, then by date.
  static func inOrder(_ left: Recommendation, _ right: Recommendation) -> Bool {
    let kinds = Recommendation.Kind.allCases
    let (a, b) = (kinds.firstIndex(of: left.kind) ?? 0, kinds.firstIndex(of: right.kind) ?? 0)
    if a != b { return a < b }
    if left.rank != right.rank { return left.rank < right.rank }
    let far = CalendarDay.distantFuture
    return (left.date ?? far, left.key) < (right.date ?? far, right.key)
  }

  // MARK: Words and fixes that several findings share

  func name(_ clientID: String) -> String { caseload.client(clientID)?.name ?? clientID }

  /// The open task of a piece.
  func openTask(_ key: PieceKey) -> TaskRecord? { records[key].flatMap { $0.isOpen ? $0 : nil } }

  /// Does a task on a day: as planned there if it stands there, otherwise moved.
  func placeFix(_ task: TaskRecord, on day: CalendarDay, isOverbooking: Bool = false) -> Fix? {
    guard task.day != day, !task.isFixed, calendar.isWorkingDay(day) else { return nil }
    if !isOverbooking, !canTake(task, on: max(day, today)) { return nil }
    let when = day == today ? "today" : DayText.relative(day, to: today)
    let instead = task.day.map { " instead of \(DayText.relative($0, to: today))" } ?? ""
    let over = isOverbooking ? ", beyond what that day takes" : ""
    return Fix(
      title: "Do “\(task.description)” (\(name(task.key.clientID))) \(when)\(instead)\(over)",
      action: .place(task: task.id, day: day, isOverbooking: isOverbooking))
  }

  /// Does a task on the first planned day from `day` on that has room for it.
  func laterFix(_ task: TaskRecord, from day: CalendarDay) -> Fix? {
    agenda.horizon.first { later in
      later >= day && HalfDay.allCases.contains { load(later).takes(task, $0) }
    }.flatMap { placeFix(task, on: $0) }
  }

  /// Whether a day could take a task if less important work gave way. What would really move is found when the fix is tried.
  private func canTake(_ task: TaskRecord, on day: CalendarDay) -> Bool {
    guard let item = items[task.key], item.lastDay.map({ day <= $0 }) ?? true, item.onlyDays?.contains(day) ?? true
    else { return false }
    let load = load(day)
    let yielding = caseload.tasks.filter {
      $0.isOpen && $0.day == day && $0.priority > task.priority && !$0.isFixed && $0.pin == nil && $0.id != task.id
    }
    let isCapped = load.limits.cap(task.category).map { load.count(task.category) >= $0 } ?? false
    if isCapped, !yielding.contains(where: { $0.category == task.category }) { return false }
    return HalfDay.allCases.contains { half in
      guard item.half == nil || item.half == half, load.limits.minutes(half) > 0 else { return false }
      let given = yielding.filter { $0.half == half }.reduce(0) { $0 + $1.minutes }
      return load.room(half) + given >= task.minutes
    }
  }

  private func load(_ day: CalendarDay) -> DayLoad {
    loads[day] ?? DayLoad(day, settings: settings, calendar: calendar)
  }

  func askFix(process: Int, step: String, title: String, date: CalendarDay) -> Fix? {
    let dates = caseload.processes.first { $0.id == process }?.dates
    if dates?.extensionRequests.contains(where: { $0.stepID == step }) ?? true { return nil }
    return Fix(
      title: "Ask whether \(DayText.dayAndMonth(date)) can be later for “\(title)”",
      action: .askForTime(process: process, step: step, date: date))
  }

  /// Working days as words: "3 working days".
  func words(_ count: Int) -> String { "\(count) working \(count == 1 ? "day" : "days")" }
}
