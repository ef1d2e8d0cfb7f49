/// A hard rule that keeps a task from a place, with the values that decide.
package enum PlacementObstacle: Sendable, Equatable {
  /// The task is fixed at a place by a person or an appointment.
  case fixed(Place)
  case release(day: Int)
  case deadline(day: Int)
  case allowedDays([Int])
  case slot(HalfDay)
  /// The half-day lacks minutes, even with everything out that may leave.
  case minutesFull(place: Place, needed: Int, free: Int)
  case categoryFull(day: Int, category: WorkCategory, cap: Int)
  case predecessorUnplanned(String)
  /// The predecessor stands so that this place comes too soon.
  case predecessorLate(String, place: Place, lag: Int)
  /// A successor stands so that this place comes too late.
  case successorEarly(String, place: Place, lag: Int)

  /// The rule in plain English, beginning in lower case, without a full stop.
  package func sentence(_ problem: PlanningProblem) -> String {
    switch self {
    case .fixed(let place): "it is fixed on \(problem.name(of: place))"
    case .release(let day): "it can't begin before \(problem.name(ofDay: day))"
    case .deadline(let day): "it must be done by \(problem.name(ofDay: day))"
    case .allowedDays(let days):
      days.isEmpty
        ? "no day is allowed for it"
        : "it is possible only on \(days.map { problem.name(ofDay: $0) }.joined(separator: ", "))"
    case .slot(let half): "it is possible only in the \(half == .am ? "morning" : "afternoon")"
    case .minutesFull(let place, let needed, let free):
      "\(problem.name(of: place)) has \(free) minutes left and it takes \(needed)"
    case .categoryFull(let day, let category, let cap):
      "\(problem.name(ofDay: day)) already has its \(cap) \(category.plural)"
    case .predecessorUnplanned(let id): "\(id) must come before it and isn't planned"
    case .predecessorLate(let id, let place, let lag):
      "\(id) must come \(lag == 0 ? "" : lag == 1 ? "a day " : "\(lag) days ")before it and stands on "
        + problem.name(of: place)
    case .successorEarly(let id, let place, let lag):
      "\(id) must come \(lag == 0 ? "" : lag == 1 ? "a day " : "\(lag) days ")after it and stands on "
        + problem.name(of: place)
    }
  }
}

extension PlanningProblem {
  /// A day as a sentence names it: its date, or its number where it lies outside the horizon.
  func name(ofDay day: Int) -> String { days.indices.contains(day) ? days[day].date : "day \(day)" }

  func name(of place: Place) -> String {
    "\(name(ofDay: place.day)) in the \(place.half == .am ? "morning" : "afternoon")"
  }
}
