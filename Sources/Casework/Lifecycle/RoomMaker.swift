internal import Planning

/// Puts single tasks into a standing plan, each at its cheapest place or where a person wants it, and keeps book of what gives
/// way and why. Nothing moves without a cause: there is no search that could find some other improvement on the way.
struct RoomMaker {
  let request: PlanRequest
  let planner: Planner
  private let agenda: Agenda
  /// The places before, by the problem's task order.
  private let base: [Place?]
  private var places: [Place?]
  private let numbers: [Int: Int]
  private var causes: [Int: String] = [:]
  private let published: CalendarDay?
  private let labels: [Int: String]

  /// - Parameters:
  ///   - caseload: with a record for every item of the agenda.
  ///   - loosened: pieces that may move whatever the freedom says.
  ///   - displaced: tasks that can't stay where they are.
  init(
    _ agenda: Agenda, caseload: Caseload, freedom: PlanFreedom, loosened: Set<PieceKey> = [],
    displaced: Set<Int> = []
  ) throws(PlanChangeError) {
    var request = PlanRequest(agenda, caseload: caseload, freedom: freedom, loosened: loosened)
    let loose = Set(loosened.compactMap { request.taskIDs[$0] })
    request.holdMisfits(except: loose.union(displaced.map { "t\($0)" }))
    self.request = request
    self.agenda = agenda
    do {
      planner = try Planner(request.problem)
    } catch {
      throw .notPossible("The plan can't be computed: \(error). Nothing was changed.")
    }
    var numbers: [Int: Int] = [:]
    for (number, task) in request.problem.tasks.enumerated() {
      if let id = Int(task.id.dropFirst()) { numbers[id] = number }
    }
    self.numbers = numbers
    let base = request.problem.tasks.map { $0.fixed ?? $0.previous }
    self.base = base
    places = zip(request.problem.tasks, base).map { task, place in
      displaced.contains(Int(task.id.dropFirst()) ?? 0) ? nil : place
    }
    published = caseload.publishedThrough
    let names = Dictionary(caseload.clients.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    labels = Dictionary(
      caseload.tasks.map { ($0.id, "“\($0.description)” (\(names[$0.key.clientID] ?? $0.key.clientID))") },
      uniquingKeysWith: { first, _ in first })
  }

  /// The plan as it stands now.
  var plan: Plan { Plan(request.problem, places: places) }

  /// What can be asked about the plan as it stands now.
  var questions: PlanQuestions { PlanQuestions(planner, about: plan) }

  func contains(_ task: Int) -> Bool { numbers[task] != nil }

  func spot(of task: Int) -> PlanSpot? {
    guard let number = numbers[task], let place = places[number] else { return nil }
    return spot(at: place)
  }

  /// The half-day of a ranked place.
  func spot(of ranked: RankedPlace) -> PlanSpot? { spot(at: ranked.place) }

  /// `“Call the DMV” (Jay)`.
  func label(_ task: Int) -> String { labels[task] ?? "other work" }

  func spot(at place: Place) -> PlanSpot? {
    guard agenda.horizon.indices.contains(place.day) else { return nil }
    return PlanSpot(day: agenda.horizon[place.day], half: place.half)
  }

  func place(_ spot: PlanSpot) -> Place? {
    request.axis.position[spot.day].map { Place(day: $0, half: spot.half) }
  }

  // MARK: Putting

  /// All places of a task, the cheapest first, as the plan stands.
  func ranked(_ task: Int) -> [RankedPlace] {
    // Every task that is asked about comes from the same problem.
    (try? planner.rank(task: "t\(task)", in: plan)) ?? []
  }

  /// What one place would cost, or the rule against it; nil for a day outside the plan.
  func verdict(_ task: Int, at spot: PlanSpot) -> WhyNot.Verdict? {
    guard let day = request.axis.position[spot.day],
      let answer = try? planner.whyNot(task: "t\(task)", day: day, in: plan)
    else { return nil }
    return spot.half == .am ? answer.am : answer.pm
  }

  /// Puts a task at a ranked place; what it pushes goes where the ranking said.
  mutating func take(_ ranked: RankedPlace, for task: Int, because cause: String, pushing: String) {
    guard let number = numbers[task] else { return }
    places[number] = ranked.place
    causes[task] = causes[task] ?? cause
    for pushed in ranked.pushed {
      guard let id = Int(pushed.task.dropFirst()), let other = numbers[id] else { continue }
      places[other] = pushed.to
      let follows = request.problem.tasks[other].after.contains { $0.task == "t\(task)" }
      causes[id] = causes[id] ?? (follows ? "\(labels[task] ?? "What it needs") comes first." : pushing)
    }
  }

  /// Puts a task somewhere whatever the limits say; nothing gives way.
  mutating func force(_ task: Int, to spot: PlanSpot, because cause: String) {
    guard let number = numbers[task], let place = place(spot) else { return }
    places[number] = place
    causes[task] = cause
  }

  /// Puts a task at its best place, unless leaving it out is cheaper.
  ///
  /// - Parameters:
  ///   - isQuiet: true: only where nothing gives way.
  ///   - spared: a task that never gives way for it; nil: whatever may move does.
  @discardableResult
  mutating func insert(
    _ task: Int, because cause: String, pushing: String, isQuiet: Bool = false, sparing spared: Int? = nil
  ) -> Bool {
    // Every task that is put somewhere comes from the same problem.
    let choice = try? planner.cheapestPlace(task: "t\(task)", in: plan, atMost: -1) { ranked in
      (!isQuiet || ranked.pushed.isEmpty)
        && !ranked.pushed.contains { pushed in spared.map { pushed.task == "t\($0)" } ?? false }
    }
    guard let choice else { return false }
    take(choice, for: task, because: cause, pushing: pushing)
    return true
  }

  /// Names the cause of a task's move, unless it has one.
  mutating func note(_ task: Int, _ cause: String) { causes[task] = causes[task] ?? cause }

  /// Takes work off the plan whose predecessors have lost their day.
  mutating func dropOrphans() {
    var changed = true
    while changed {
      changed = false
      for (number, task) in request.problem.tasks.enumerated() where places[number] != nil && task.fixed == nil {
        guard let id = Int(task.id.dropFirst()),
          let missing = task.after.first(where: { link in
            Int(link.task.dropFirst()).flatMap { numbers[$0] }.map { places[$0] == nil && base[number] != nil } ?? false
          }), let before = Int(missing.task.dropFirst())
        else { continue }
        places[number] = nil
        causes[id] = "\(labels[before] ?? "What it needs") comes first and has no day."
        changed = true
      }
    }
  }

  // MARK: What came of it

  /// True for tasks that stand elsewhere than before.
  private var changedNumbers: [Int] { places.indices.filter { places[$0] != base[$0] } }

  /// Writes the places into the records, each with its cause.
  func write(into caseload: inout Caseload) {
    let index = Dictionary(
      caseload.tasks.indices.map { (caseload.tasks[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
    var touched: Set<PlanSpot> = []
    for (id, number) in numbers {
      guard let at = index[id], caseload.tasks[at].isOpen else { continue }
      let old = caseload.tasks[at].spot
      let new = places[number].flatMap { self.spot(at: $0) }
      guard old != new, causes[id] != nil else { continue }
      for spot in [old, new].compactMap({ $0 }) { touched.insert(spot) }
      let cause = causes[id] ?? ""
      if let new {
        caseload.tasks[at].day = new.day
        caseload.tasks[at].half = new.half
        caseload.tasks[at].reason = "\(caseload.tasks[at].priorityReason). \(cause)"
      } else {
        caseload.tasks[at].free(because: "\(cause) No other day has room for it.")
      }
    }
    caseload.suggestTimes(agenda, only: touched)
  }

  /// The moves from one caseload to another, with what each adds to the cost; the terms add up to the sum.
  func moves(in outcome: Caseload, before: Caseload, asked: Set<Int>) -> (moves: [PlanMove], terms: CostParts) {
    var current = base
    var last = Plan(request.problem, places: current).parts
    var priced: [Int: CostParts] = [:]
    var sum = CostParts()
    for number in changedNumbers {
      current[number] = places[number]
      let parts = Plan(request.problem, places: current).parts
      let id = Int(request.problem.tasks[number].id.dropFirst()) ?? 0
      priced[id] = parts - last
      sum = sum + (parts - last)
      last = parts
    }
    let known = Dictionary(before.tasks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var moves: [PlanMove] = []
    for task in outcome.tasks {
      let old = known[task.id]
      // A task that is taken up or given up counts as one that gets or loses its day.
      let (from, to) = (old?.isOpen ?? false ? old?.spot : nil, task.isOpen ? task.spot : nil)
      let isAsked = asked.contains(task.id)
      guard from != to else { continue }
      moves.append(
        PlanMove(
          taskID: task.id, clientID: task.key.clientID, clientName: outcome.client(task.key.clientID)?.name ?? "",
          description: task.description, from: from, to: to, cause: causes[task.id] ?? task.reason,
          terms: CostTerm.terms(of: priced[task.id] ?? CostParts()),
          isPublished: from.map { spot in published.map { spot.day <= $0 } ?? false } ?? false, isAskedFor: isAsked))
    }
    moves.sort {
      ($0.isAskedFor ? 0 : 1, $0.from?.day ?? .beyondPlan, $0.from?.half ?? .pm, $0.taskID)
        < ($1.isAskedFor ? 0 : 1, $1.from?.day ?? .beyondPlan, $1.from?.half ?? .pm, $1.taskID)
    }
    return (moves, sum)
  }
}

extension CalendarDay {
  /// Later than any day that is planned.
  static let beyondPlan = CalendarDay(number: Int(Int32.max))
}
