import Planning
import Testing

struct BalanceCostTests {
  @Test func `minutes above each share of the day are charged`() {
    let problem = Fixture.problem([Fixture.task("a", minutes: 100), Fixture.task("b", minutes: 90)])
    #expect(Fixture.parts(problem, [Fixture.am(0), Fixture.pm(0)]).balance == 40 * 1 + 10 * 4)
    #expect(Fixture.parts(problem, [Fixture.am(0), Fixture.pm(1)]).balance == 0)
  }

  @Test func `shares are rounded down and fixed work is load`() {
    var problem = Fixture.problem([Fixture.task("a", minutes: 6, fixed: Fixture.am(0))])
    problem.days[0].minutes = .init(am: 3, pm: 2)
    #expect(Fixture.parts(problem, [Fixture.am(0)]).balance == 3 * 1 + 2 * 4)
  }
}
