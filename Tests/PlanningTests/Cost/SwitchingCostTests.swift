import Planning
import Testing

struct SwitchingCostTests {
  @Test func `each client on each day is charged once`() {
    let problem = Fixture.problem([Fixture.task("a"), Fixture.task("b"), Fixture.task("x", client: "d")])
    #expect(Fixture.parts(problem, [Fixture.am(0), Fixture.pm(0), Fixture.pm(0)]).switching == 2 * 15)
    #expect(Fixture.parts(problem, [Fixture.am(0), Fixture.pm(1), nil]).switching == 2 * 15)
  }
}
