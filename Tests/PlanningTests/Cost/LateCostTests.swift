import Planning
import Testing

struct LateCostTests {
  @Test func `each day after the due day is charged by priority`() {
    let problem = Fixture.problem([
      Fixture.task("a", priority: .low, due: 1), Fixture.task("b", priority: .urgent, due: -1),
    ])
    #expect(Fixture.parts(problem, [Fixture.pm(3), Fixture.am(0)]).late == 2 * 100 + 2000)
    #expect(Fixture.parts(problem, [Fixture.pm(1), nil]).late == 0)
  }
}
