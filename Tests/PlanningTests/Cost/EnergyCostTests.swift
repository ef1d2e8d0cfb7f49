import Planning
import Testing

struct EnergyCostTests {
  @Test func `hard work off focus and light work in focus are charged`() {
    var problem = Fixture.problem([
      Fixture.task("a", effort: .hard), Fixture.task("b", effort: .light), Fixture.task("c"),
    ])
    #expect(Fixture.parts(problem, [Fixture.am(0), Fixture.am(0), Fixture.am(0)]).energy == 10)
    #expect(Fixture.parts(problem, [Fixture.pm(0), Fixture.pm(0), Fixture.pm(0)]).energy == 30)
    problem.focus = .pm
    #expect(Fixture.parts(problem, [Fixture.am(0), Fixture.am(0), nil]).energy == 30)
  }
}
