import Planning
import Testing

struct DeadlineCostTests {
  @Test func `leaving out a task with a deadline in the horizon is charged once`() {
    let problem = Fixture.problem([Fixture.task("a", deadline: 4), Fixture.task("b", deadline: 5)])
    #expect(Fixture.parts(problem, [nil, nil]).deadline == 50000)
    #expect(Fixture.parts(problem, [Fixture.am(0), nil]).deadline == 0)
  }
}
