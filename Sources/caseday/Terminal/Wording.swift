internal import Casework
internal import Planning

/// Minutes, counts and marks as the terminal says them.
enum Wording {
  /// "30 minutes", "1 hour", "1.5 hours", "2 hours", otherwise "1 h 40 min".
  static func length(_ minutes: Int) -> String {
    switch minutes {
    case ..<60: minutes == 1 ? "1 minute" : "\(minutes) minutes"
    case 60: "1 hour"
    case _ where minutes % 60 == 0: "\(minutes / 60) hours"
    case _ where minutes % 60 == 30: "\(minutes / 60).5 hours"
    default: shortLength(minutes)
    }
  }

  /// "25 min", "6 h", "5 h 45 min".
  static func shortLength(_ minutes: Int) -> String {
    let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
    if hours == 0 { return "\(rest) min" }
    return rest == 0 ? "\(hours) h" : "\(hours) h \(rest) min"
  }

  /// "1 client", "4 clients".
  static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(number) \(number == 1 ? one : many ?? one + "s")"
  }

  /// The mark before a task. Each is two columns wide on every terminal; signs that need a variation selector are not.
  static func mark(_ category: WorkCategory) -> String {
    switch category {
    case .phoneCall: "📞"
    case .appointment: "📅"
    case .paperwork: "📋"
    case .followUp: "💬"
    case .other: "📌"
    }
  }

  /// "3 calls".
  static func pieces(_ number: Int, _ category: WorkCategory) -> String {
    switch category {
    case .phoneCall: count(number, "call")
    case .appointment: count(number, "appointment")
    case .paperwork: count(number, "form")
    case .followUp: count(number, "follow-up")
    case .other: count(number, "task")
    }
  }

  /// A bar of ten: `████░░░░░░`; in plain text `[####......]`.
  static func bar(used: Int, limit: Int, columns: Int = 10, drawn: Bool) -> String {
    let share = limit > 0 ? Double(min(max(used, 0), limit)) / Double(limit) : used > 0 ? 1 : 0
    // Something is never shown as nothing, and not quite full never as full.
    var filled = Int((share * Double(columns)).rounded())
    if share > 0 { filled = max(filled, 1) }
    if share < 1 { filled = min(filled, columns - 1) }
    let (full, empty) = drawn ? ("█", "░") : ("#", ".")
    let bar = String(repeating: full, count: filled) + String(repeating: empty, count: columns - filled)
    return drawn ? bar : "[\(bar)]"
  }
}
