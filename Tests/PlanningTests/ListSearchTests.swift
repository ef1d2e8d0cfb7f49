import PlanningTestSupport
import Testing

@testable import Planning

/// The search over lists against the slow and obvious side.
struct ListSearchTests {
  /// Weeks and months, and one of more places than a word has bits.
  private static let problems: [PlanningProblem] =
    (1...5).map { ProblemGenerator.problem(clients: 4 + Int($0) * 2, days: $0 % 2 == 0 ? 10 : 7, seed: $0) }
    + [ProblemGenerator.problem(clients: 12, days: 45, seed: 6)]

  @Test(arguments: problems.indices)
  func `plans of lists keep every rule and cost what the sums say, step by step`(index: Int) {
    let problem = Self.problems[index]
    let dense = DenseProblem(problem)
    let search = Search(dense, seed: 1)
    var list = ListSearch(dense, seed: 3, worth: search.worth)
    for temperature in [2000.0, 200, 1] {
      for _ in 0..<40 {
        list.run(steps: 3, temperature: temperature)
        let plan = Self.plan(of: problem, list.kept)
        #expect(plan.cost == list.total)
        #expect(PlanChecker.violations(of: plan, for: problem) == [])
      }
    }
    #expect(Self.plan(of: problem, list.best).cost == list.bestTotal)
    #expect(list.bestTotal <= list.total)
  }

  @Test(arguments: problems.indices)
  func `a list always names every task once, after what must come before it`(index: Int) {
    let problem = Self.problems[index]
    let dense = DenseProblem(problem)
    let search = Search(dense, seed: 1)
    var list = ListSearch(dense, seed: 7, worth: search.worth)
    list.run(steps: 300, temperature: 5000)
    let order = (0..<list.count).map { problem.tasks[Int(list.order[$0])].id }
    #expect(Set(order).count == dense.arrays.movableCount)
    var seen: Set<String> = []
    let listed = Set(order)
    for id in order {
      let before = problem.tasks[dense.numbers[id] ?? 0].after.map(\.task).filter(listed.contains)
      #expect(before.allSatisfy(seen.contains), "\(id)")
      seen.insert(id)
    }
  }

  @Test func `nothing to plan is a list too`() {
    let dense = DenseProblem(PlanningProblem(id: "nothing", days: [], clients: [], tasks: []))
    let search = Search(dense, seed: 1)
    var list = ListSearch(dense, seed: 1, worth: search.worth)
    list.run(steps: 10, temperature: 10)
    #expect(list.bestTotal == 0)
  }

  private static func plan(of problem: PlanningProblem, _ places: UnsafeMutablePointer<Int32>) -> Plan {
    Plan(
      problem,
      places: problem.tasks.indices.map { task in
        let place = Int(places[task])
        return place == 2 * problem.days.count ? nil : Place(ordinal: place)
      })
  }
}
