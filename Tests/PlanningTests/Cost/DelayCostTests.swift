import Planning
import Testing

struct DelayCostTests {
  @Test func `each day from the first is charged by priority`() {
    let problem = Fixture.problem([Fixture.task("a", priority: .high), Fixture.task("b", priority: .low)])
    #expect(Fixture.parts(problem, [Fixture.am(2), Fixture.pm(4)]).delay == 2 * 25 + 4 * 2)
  }
}
