import Planning
import Testing

struct ProgressCostTests {
  @Test func `a process with ready work that waits stalls once a week`() {
    let problem = Fixture.problem(days: 10, [Fixture.task("a", process: "p"), Fixture.task("b", process: "p")])
    #expect(Fixture.parts(problem, [Fixture.am(6), Fixture.am(7)]).progress == 400)
    #expect(Fixture.parts(problem, [Fixture.am(0), Fixture.am(7)]).progress == 0)
    #expect(Fixture.parts(problem, [nil, nil]).progress == 2 * 400)
  }

  @Test func `work is ready when its lags have passed on a day it may have`() {
    let tasks = [
      Fixture.task("a", fixed: Fixture.am(2)),
      Fixture.task("b", process: "p", after: [.init(task: "a", lag: 2)]),
    ]
    var problem = Fixture.problem(days: 10, tasks)
    #expect(Fixture.parts(problem, [Fixture.am(2), Fixture.am(5)]).progress == 400)
    problem.tasks[1].after[0].lag = 3
    #expect(Fixture.parts(problem, [Fixture.am(2), Fixture.am(5)]).progress == 0)
    problem.tasks[1].after[0].lag = 2
    problem.tasks[1].days = [3, 5]
    #expect(Fixture.parts(problem, [Fixture.am(2), Fixture.am(5)]).progress == 0)
  }

  @Test func `work behind an unplanned task is never ready`() {
    let problem = Fixture.problem([
      Fixture.task("a"), Fixture.task("b", process: "p", after: [.init(task: "a", lag: 0)]),
    ])
    #expect(Fixture.parts(problem, [nil, nil]).progress == 0)
    #expect(Fixture.parts(problem, [Fixture.am(0), nil]).progress == 400)
  }
}
