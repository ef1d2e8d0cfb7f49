/// The ten parts of a plan's cost. The raw values are the model's names.
package enum CostPart: String, CaseIterable, Sendable, Codable {
  case unplanned, deadline, late, delay, attention, progress, energy, balance, switching, stability
}

/// The cost of a plan, or the difference of two, by part.
package struct CostParts: Equatable, Sendable {
  package var unplanned = 0
  package var deadline = 0
  package var late = 0
  package var delay = 0
  package var attention = 0
  package var progress = 0
  package var energy = 0
  package var balance = 0
  package var switching = 0
  package var stability = 0

  package init() {}

  /// The sum of the parts.
  package var total: Int {
    unplanned + deadline + late + delay + attention + progress + energy + balance + switching + stability
  }

  package subscript(part: CostPart) -> Int {
    get {
      switch part {
      case .unplanned: unplanned
      case .deadline: deadline
      case .late: late
      case .delay: delay
      case .attention: attention
      case .progress: progress
      case .energy: energy
      case .balance: balance
      case .switching: switching
      case .stability: stability
      }
    }
    set {
      switch part {
      case .unplanned: unplanned = newValue
      case .deadline: deadline = newValue
      case .late: late = newValue
      case .delay: delay = newValue
      case .attention: attention = newValue
      case .progress: progress = newValue
      case .energy: energy = newValue
      case .balance: balance = newValue
      case .switching: switching = newValue
      case .stability: stability = newValue
      }
    }
  }

  package static func + (a: CostParts, b: CostParts) -> CostParts {
    var sum = a
    for part in CostPart.allCases { sum[part] += b[part] }
    return sum
  }

  package static func - (a: CostParts, b: CostParts) -> CostParts {
    var difference = a
    for part in CostPart.allCases { difference[part] -= b[part] }
    return difference
  }
}
