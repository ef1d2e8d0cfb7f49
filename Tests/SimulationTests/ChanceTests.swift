import Testing

@testable import Simulation

struct ChanceTests {
  let chance = Chance(seed: 7)

  @Test func `the same subject always gets the same draw, another one another`() {
    #expect(chance.unit("call", 3, 1) == chance.unit("call", 3, 1))
    #expect(chance.unit("call", 3, 1) != chance.unit("call", 3, 2))
    #expect(chance.unit("call", 3, 1) != chance.unit("letter", 3, 1))
    #expect(chance.unit("call", 3, 1) != Chance(seed: 8).unit("call", 3, 1))
  }

  @Test func `draws are spread evenly`() {
    let draws = (0..<10_000).map { chance.unit("even", $0) }
    #expect(draws.allSatisfy { (0..<1).contains($0) })
    for tenth in 0..<10 {
      let count = draws.count { Int($0 * 10) == tenth }
      #expect((880...1_120).contains(count), "tenth \(tenth): \(count)")
    }
  }

  @Test func `a probability is what it says`() {
    let hits = (0..<10_000).count { chance.happens(0.25, "hit", $0) }
    #expect((2_350...2_650).contains(hits))
    #expect(!(0..<1_000).contains { chance.happens(0, "never", $0) })
    #expect((0..<1_000).allSatisfy { chance.happens(1, "always", $0) })
  }

  @Test func `a log-normal value has its median and its spread`() {
    let draws = (0..<10_000).map { chance.logNormal(median: 30, spread: 0.5, "days", $0) }.sorted()
    #expect((29...31).contains(draws[5_000]))
    // One standard deviation above the median: 30 * e^0.5 = 49.5, at 84.1 %.
    #expect((47...52).contains(draws[8_413]))
    #expect(chance.logNormal(median: 30, spread: 0, "days", 1) == 30)
  }

  @Test func `whole numbers cover their range`() {
    #expect(Set((0..<500).map { chance.whole(-2...3, "whole", $0) }) == Set(-2...3))
  }
}
