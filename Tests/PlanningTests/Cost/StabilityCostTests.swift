import Planning
import Testing

struct StabilityCostTests {
  @Test func `another day is charged, more when the old one was near`() {
    let problem = Fixture.problem([
      Fixture.task("a", previous: Fixture.am(1)), Fixture.task("b", previous: Fixture.am(2)), Fixture.task("c"),
    ])
    #expect(Fixture.parts(problem, [Fixture.am(0), Fixture.am(3), Fixture.am(0)]).stability == 120 + 40)
    #expect(Fixture.parts(problem, [nil, nil, nil]).stability == 120 + 40)
  }

  @Test func `another half of the same day is free`() {
    let problem = Fixture.problem([Fixture.task("a", previous: Fixture.am(1))])
    #expect(Fixture.parts(problem, [Fixture.pm(1)]).stability == 0)
  }
}
