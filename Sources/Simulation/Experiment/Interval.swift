internal import Foundation

/// A mean with its 95 % interval.
package struct Interval: Sendable, Equatable {
  package var mean: Double
  package var low: Double
  package var high: Double
  /// How many values it comes from.
  package var count: Int

  /// Student's interval of independent values; nil without any. One value has no width that could be known, so it is shown without.
  package init?(_ values: [Double]) {
    guard !values.isEmpty else { return nil }
    let mean = values.reduce(0, +) / Double(values.count)
    self.mean = mean
    count = values.count
    guard values.count > 1 else {
      low = mean
      high = mean
      return
    }
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
    let half = Self.quantile(degrees: values.count - 1) * (variance / Double(values.count)).squareRoot()
    low = mean - half
    high = mean + half
  }

  /// Student's t at 97.5 %, from the usual table; between its rows and beyond them by Cornish and Fisher's expansion (Abramowitz
  /// and Stegun 26.7.5), which agrees with the table to three digits from five degrees on.
  static func quantile(degrees: Int) -> Double {
    let table = [12.706, 4.303, 3.182, 2.776]
    if degrees <= table.count { return table[max(0, degrees - 1)] }
    let z = 1.959964
    let n = Double(degrees)
    let first = (pow(z, 3) + z) / 4
    let second = (5 * pow(z, 5) + 16 * pow(z, 3) + 3 * z) / 96
    let third = (3 * pow(z, 7) + 19 * pow(z, 5) + 17 * pow(z, 3) - 15 * z) / 384
    return z + first / n + second / (n * n) + third / (n * n * n)
  }
}
