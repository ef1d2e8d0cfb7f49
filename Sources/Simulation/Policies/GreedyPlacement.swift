internal import Planning

/// Puts tasks on the first half-day with room, one after the other, under the planner's hard rules. What the simple policies share.
struct GreedyPlacement {
  let problem: PlanningProblem
  private(set) var places: [Place?]
  private let indexByID: [String: Int]
  private var minutesLeft: [Int]
  private var capacityLeft: [Int]

  init(_ problem: PlanningProblem) {
    self.problem = problem
    places = [Place?](repeating: nil, count: problem.tasks.count)
    indexByID = Dictionary(
      problem.tasks.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    minutesLeft = problem.days.flatMap { [$0.minutes.am, $0.minutes.pm] }
    capacityLeft = problem.days.flatMap { day in
      WorkCategory.allCases.map { Self.capacity(of: $0, on: day) }
    }
    for index in problem.tasks.indices {
      if let fixed = problem.tasks[index].fixed { book(index, at: fixed) }
    }
  }

  private static func capacity(of category: WorkCategory, on day: PlanningProblem.Day) -> Int {
    switch category {
    case .phoneCall: day.capacity.phoneCall
    case .appointment: day.capacity.appointment
    case .paperwork: day.capacity.paperwork
    case .followUp: day.capacity.followUp
    case .other: .max / 2
    }
  }

  /// The plan of what has been placed.
  var plan: Plan { Plan(problem, places: places) }

  /// The tasks without a place.
  var open: [Int] { problem.tasks.indices.filter { places[$0] == nil } }

  /// Puts a task on its first place with room; false when there is none, or something that comes before it has none.
  ///
  /// - Parameter day: the only day to try; nil: any.
  @discardableResult
  mutating func place(_ index: Int, onlyOn day: Int? = nil) -> Bool {
    let task = problem.tasks[index]
    guard places[index] == nil, let earliest = earliestPlace(task) else { return false }
    let last = min(task.deadline ?? problem.days.count - 1, problem.days.count - 1)
    let first = max(task.release, earliest.day)
    guard first <= last else { return false }
    for candidate in first...last where day.map({ $0 == candidate }) ?? true {
      if let days = task.days, !days.contains(candidate) { continue }
      for half in [HalfDay.am, .pm] {
        let place = Place(day: candidate, half: half)
        if place < earliest { continue }
        if let slot = task.slot, slot != half { continue }
        if minutesLeft[slot(place)] >= task.minutes, capacityLeft[cap(task.category, candidate)] > 0 {
          book(index, at: place)
          return true
        }
      }
    }
    return false
  }

  /// The first place after everything that comes before a task; nil when some of that has no place.
  private func earliestPlace(_ task: PlanningProblem.Task) -> Place? {
    var earliest = Place(day: 0, half: .am)
    for link in task.after {
      guard let before = indexByID[link.task].flatMap({ places[$0] }) else { return nil }
      earliest = max(earliest, link.lag == 0 ? before : Place(day: before.day + link.lag, half: .am))
    }
    return earliest
  }

  private mutating func book(_ index: Int, at place: Place) {
    places[index] = place
    minutesLeft[slot(place)] -= problem.tasks[index].minutes
    capacityLeft[cap(problem.tasks[index].category, place.day)] -= 1
  }

  private func slot(_ place: Place) -> Int { 2 * place.day + (place.half == .am ? 0 : 1) }

  private func cap(_ category: WorkCategory, _ day: Int) -> Int {
    day * WorkCategory.allCases.count + (WorkCategory.allCases.firstIndex(of: category) ?? 0)
  }
}
