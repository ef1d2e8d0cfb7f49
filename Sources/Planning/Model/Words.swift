/// Which half of a working day. `am` comes before `pm`.
package enum HalfDay: String, CaseIterable, Sendable, Codable, Comparable {
  case am, pm

  /// 0 for the morning, 1 for the afternoon: the half's place in dense arrays.
  var ordinal: Int { self == .am ? 0 : 1 }

  package static func < (a: HalfDay, b: HalfDay) -> Bool { a.ordinal < b.ordinal }
}

/// The kind of work a task is; all but `other` are capped per day.
package enum WorkCategory: String, CaseIterable, Sendable, Codable {
  case phoneCall = "phone_call"
  case appointment
  case paperwork
  case followUp = "follow_up"
  case other

  /// The category's place in dense arrays; `other` is last.
  var ordinal: Int {
    switch self {
    case .phoneCall: 0
    case .appointment: 1
    case .paperwork: 2
    case .followUp: 3
    case .other: 4
    }
  }

  /// How a sentence calls tasks of this category.
  var plural: String {
    switch self {
    case .phoneCall: "phone calls"
    case .appointment: "appointments"
    case .paperwork: "paperwork tasks"
    case .followUp: "follow-ups"
    case .other: "other tasks"
    }
  }
}

/// How much a task matters. The most important sorts first: `urgent < high < medium < low`.
package enum Priority: String, CaseIterable, Sendable, Codable, Comparable {
  case urgent, high, medium, low

  /// 0 for urgent to 3 for low.
  var ordinal: Int {
    switch self {
    case .urgent: 0
    case .high: 1
    case .medium: 2
    case .low: 3
    }
  }

  package static func < (a: Priority, b: Priority) -> Bool { a.ordinal < b.ordinal }
}

/// How demanding a task is: hard work belongs in the half-day of focus, light work outside it.
package enum Effort: String, CaseIterable, Sendable, Codable {
  case hard, normal, light
}
