import Planning
import Testing

struct UnplannedCostTests {
  @Test func `work due in the horizon pays its price and the lateness to come`() {
    let problem = Fixture.problem([Fixture.task("a", priority: .high, due: 2)])
    #expect(Fixture.parts(problem, [nil]).unplanned == 8000 + 800 * 3)
    #expect(Fixture.parts(problem, [Fixture.am(4)]).unplanned == 0)
  }

  @Test func `work due later or never pays a tenth, rounded down`() {
    var problem = Fixture.problem([Fixture.task("a", due: 5), Fixture.task("b")])
    problem.weights.unplanned.medium = 3009
    #expect(Fixture.parts(problem, [nil, nil]).unplanned == 300 + 300)
  }

  @Test func `a due day that has passed counts every day since`() {
    let problem = Fixture.problem([Fixture.task("a", priority: .urgent, due: -3)])
    #expect(Fixture.parts(problem, [nil]).unplanned == 20000 + 2000 * 8)
  }
}
