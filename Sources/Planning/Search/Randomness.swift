/// A small, fast, seedable generator: SplitMix64 (Steele, Lea, Flood, 2014). The same seed is the same sequence on
/// every machine.
struct Randomness: Sendable {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed &* 0x2545_F491_4F6C_DD1D &+ 0x1234_5678_9ABC_DEF1
    _ = next()
  }

  @inline(__always)
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed &>> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed &>> 31)
  }

  /// A number in `0 ..< bound`, for bounds below 2^32; 0 when the bound is 0.
  @inline(__always)
  mutating func below(_ bound: Int) -> Int {
    Int(truncatingIfNeeded: ((next() &>> 32) &* UInt64(truncatingIfNeeded: bound)) &>> 32)
  }
}

/// Values of the exponential distribution with mean 1, tabulated, for Metropolis' rule: a change for the worse is
/// taken when it is at most temperature times such a value.
struct ExponentialTable: ~Copyable {
  private static let size = 4096
  private let values: UnsafeMutablePointer<Double>

  init() {
    values = .allocate(capacity: Self.size)
    for index in 0..<Self.size {
      values[index] = -Self.logarithm((Double(index) + 0.5) / Double(Self.size))
    }
  }

  deinit { values.deallocate() }

  @inline(__always)
  func draw(_ random: inout Randomness) -> Double {
    values[Int(truncatingIfNeeded: random.next() &>> 52)]
  }

  /// e to the power of a number that isn't positive, by series: the same bits everywhere.
  static func exponential(_ value: Double) -> Double {
    let halvings = max(0, Int(-value)) + 1
    let small = value / Double(halvings)
    var term = 1.0
    var sum = 1.0
    for order in 1...20 {
      term *= small / Double(order)
      sum += term
    }
    var power = 1.0
    for _ in 0..<halvings { power *= sum }
    return power
  }

  /// The natural logarithm of a number above 0, by series: the same bits everywhere, unlike the C library's.
  static func logarithm(_ value: Double) -> Double {
    let exponent = value.exponent
    let ratio = (value.significand - 1) / (value.significand + 1)
    let square = ratio * ratio
    var term = ratio
    var sum = 0.0
    for odd in stride(from: 1, to: 40, by: 2) {
      sum += term / Double(odd)
      term *= square
    }
    return 2 * sum + Double(exponent) * 0.693147180559945309417
  }
}
