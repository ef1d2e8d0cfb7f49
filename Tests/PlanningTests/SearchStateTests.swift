import PlanningTestSupport
import Testing

@testable import Planning

/// The incremental side against the slow and obvious one.
struct SearchStateTests {
  private static let problems: [PlanningProblem] =
    (1...6).map { ProblemGenerator.problem(clients: 4 + Int($0) * 2, days: $0 % 2 == 0 ? 10 : 7, seed: $0) }

  @Test(arguments: problems.indices)
  func `after every move of every kind the incremental cost is the cost from scratch`(index: Int) {
    let problem = Self.problems[index]
    var search = Search(DenseProblem(problem), seed: 5)
    search.construct()
    #expect(search.state.brokenInvariants() == [])
    for (temperature, steps) in [(3000.0, 120), (200, 120), (1, 60)] {
      for _ in 0..<steps {
        search.run(steps: 1, temperature: temperature, .everyKindAlike)
        let broken = search.state.brokenInvariants()
        if !broken.isEmpty {
          Issue.record("\(problem.id): \(broken)")
          return
        }
      }
    }
    search.restoreBest()
    #expect(search.state.total == search.bestTotal)
    #expect(search.state.brokenInvariants() == [])
  }

  @Test(arguments: problems.indices)
  func `a difference is the same by part, in sum, and after the move`(index: Int) {
    let problem = Self.problems[index]
    var search = Search(DenseProblem(problem), seed: 9)
    search.construct()
    let dense = search.state.dense
    for number in 0..<dense.movableCount {
      let task = Int(dense.movable[number])
      for place in stride(from: number % 3, through: dense.placeCount, by: 3) {
        let before = search.state.total
        let parts = search.state.partsDelta(task, to: place)
        #expect(parts.total == search.state.delta(task, to: place))
        search.state.move(task, to: place)
        #expect(search.state.total == before + parts.total)
        search.state.rollBack(to: before)
      }
    }
    #expect(search.state.brokenInvariants() == [])
  }

  @Test func `a published plan is adopted as far as the rules allow`() throws {
    let problem = Self.problems[3]
    let plan = try Planner(problem).plan(budget: .steps(5000)).plan
    var search = Search(DenseProblem(problem), seed: 1)
    search.adopt(plan.places(for: problem).map { Int32($0?.ordinal ?? search.state.dense.unplanned) })
    #expect(search.state.total <= plan.cost)
    #expect(search.state.brokenInvariants() == [])
  }

  @Test func `logarithm and exponential by series are right`() {
    #expect(abs(ExponentialTable.logarithm(10) - 2.302585092994046) < 1e-12)
    #expect(abs(ExponentialTable.logarithm(0.001) + 6.907755278982137) < 1e-12)
    #expect(abs(ExponentialTable.exponential(-9) - 0.00012340980408667956) < 1e-15)
    #expect(ExponentialTable.exponential(0) == 1)
  }
}

extension MoveMixture {
  /// Every kind of move about as often, so that few steps try all.
  static var everyKindAlike: MoveMixture {
    var schedule = AnnealingSchedule(stages: [])
    schedule.ruins = 200
    schedule.exchangesOfTasks = 200
    schedule.forcedMoves = 200
    schedule.exchangesOfProcesses = 200
    return MoveMixture(schedule)
  }
}
