import Foundation
import Planning

/// Small problems to count on fingers, and the example problems from disk.
enum Fixture {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  static func example(_ name: String) throws -> PlanningProblem {
    try PlanningProblem(json: Data(contentsOf: folder.appending(path: "Problems/\(name).json")))
  }

  static let exampleNames = [
    "small-1", "week-2", "week-3", "crisis-2", "crisis-3", "month-2", "month-4", "overload-1", "large-1", "huge-1",
  ]

  /// Days of 100 + 100 minutes, five to a week, with one client `c`.
  static func problem(days: Int = 5, attentionUntil: Int? = nil, _ tasks: [PlanningProblem.Task]) -> PlanningProblem {
    PlanningProblem(
      id: "fixture",
      days: (0..<days).map {
        .init(
          date: "2026-01-\($0 + 5 < 10 ? "0" : "")\($0 + 5)", week: $0 / 5, minutes: .init(am: 100, pm: 100),
          capacity: .init(phoneCall: 2, appointment: 2, paperwork: 2, followUp: 2))
      },
      clients: [.init(id: "c", attentionUntil: attentionUntil), .init(id: "d")], tasks: tasks)
  }

  static func task(
    _ id: String, client: String = "c", process: String? = nil, category: WorkCategory = .other, minutes: Int = 10,
    priority: Priority = .medium, effort: Effort = .normal, release: Int = 0, due: Int? = nil, deadline: Int? = nil,
    days: [Int]? = nil, slot: HalfDay? = nil, fixed: Place? = nil, after: [PlanningProblem.Dependency] = [],
    previous: Place? = nil
  ) -> PlanningProblem.Task {
    .init(
      id: id, client: client, process: process, category: category, minutes: minutes, priority: priority,
      effort: effort, release: release, due: due, deadline: deadline, days: days, slot: slot, fixed: fixed,
      after: after, previous: previous)
  }

  static func am(_ day: Int) -> Place { Place(day: day, half: .am) }
  static func pm(_ day: Int) -> Place { Place(day: day, half: .pm) }

  /// The cost by part of a fixture with these places, from scratch.
  static func parts(_ problem: PlanningProblem, _ places: [Place?]) -> CostParts {
    Plan(problem, places: places).parts
  }
}
