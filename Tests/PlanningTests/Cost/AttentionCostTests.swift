import Planning
import Testing

struct AttentionCostTests {
  @Test func `each day without a task until the last day of need is charged`() {
    let problem = Fixture.problem(attentionUntil: 2, [Fixture.task("a"), Fixture.task("b")])
    #expect(Fixture.parts(problem, [nil, nil]).attention == 3 * 1500)
    #expect(Fixture.parts(problem, [Fixture.am(1), Fixture.pm(1)]).attention == 2 * 1500)
    #expect(Fixture.parts(problem, [Fixture.am(1), Fixture.pm(4)]).attention == 2 * 1500)
  }

  @Test func `a need past the horizon ends with it`() {
    let problem = Fixture.problem(days: 2, attentionUntil: 9, [Fixture.task("a")])
    #expect(Fixture.parts(problem, [nil]).attention == 2 * 1500)
  }
}
