internal import Foundation

/// Chance without a sequence: every draw is a function of the seed and of what is drawn for.
///
/// So the same call in the same world is answered or not whatever the policy did before: policies meet the same luck (common
/// random numbers), and their differences are their own. Mixing is SplitMix64's (Steele, Lea, Flood 2014) over FNV-1a.
struct Chance: Sendable {
  let seed: UInt64

  init(seed: UInt64) { self.seed = seed }

  /// A number in 0 ..< 1 for that subject.
  func unit(_ subject: String, _ numbers: Int...) -> Double { unit(subject, numbers) }

  private func unit(_ subject: String, _ numbers: [Int]) -> Double {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ seed
    for byte in subject.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    for number in numbers { hash = Self.mixed(hash ^ UInt64(bitPattern: Int64(number))) }
    return Double(Self.mixed(hash) >> 11) * 0x1p-53
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed &>> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed &>> 31)
  }

  /// True with that probability.
  func happens(_ probability: Double, _ subject: String, _ numbers: Int...) -> Bool {
    unit(subject, numbers) < probability
  }

  /// A whole number of a range, each as likely.
  func whole(_ range: ClosedRange<Int>, _ subject: String, _ numbers: Int...) -> Int {
    range.lowerBound + Int(unit(subject, numbers) * Double(range.count))
  }

  /// A log-normal value with that median; the spread is the standard deviation of its logarithm. The normal value is the sum of
  /// twelve uniform ones (Irwin-Hall), cut at six standard deviations.
  func logNormal(median: Double, spread: Double, _ subject: String, _ numbers: Int...) -> Double {
    let normal = (0..<12).reduce(-6.0) { $0 + unit(subject, numbers + [$1]) }
    return median * exp(spread * normal)
  }
}
