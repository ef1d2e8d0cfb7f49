import Testing

@testable import Simulation

struct IntervalTests {
  /// Student's t at 97.5 % from printed tables.
  @Test(arguments: [(1, 12.706), (2, 4.303), (4, 2.776), (5, 2.571), (9, 2.262), (19, 2.093), (29, 2.045), (99, 1.984)])
  func `quantiles agree with printed tables`(degrees: Int, value: Double) {
    #expect(abs(Interval.quantile(degrees: degrees) - value) < 0.006)
  }

  @Test func `an interval is the mean and its width by hand`() throws {
    // Mean 3, standard deviation 1.5811, t(4) = 2.776, half = 2.776 * 1.5811 / sqrt(5) = 1.963.
    let interval = try #require(Interval([1, 2, 3, 4, 5]))
    #expect(interval.mean == 3)
    #expect(abs(interval.high - 4.963) < 0.001 && abs(interval.low - 1.037) < 0.001)
  }

  @Test func `no values have no interval, and one has no width`() throws {
    #expect(Interval([]) == nil)
    let one = try #require(Interval([7]))
    #expect(one.low == 7 && one.high == 7 && one.count == 1)
  }
}
