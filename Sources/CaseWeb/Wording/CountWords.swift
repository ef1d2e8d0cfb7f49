internal import Casework
internal import Planning

/// How pages write counts and durations.
enum CountWords {
  /// "30 minutes", "1 hour", "1.5 hours", "1 hour 20 minutes".
  static func duration(_ minutes: Int) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60)
    if hours == 0 { return count(rest, "minute") }
    if rest == 30 { return "\(hours).5 hours" }
    return count(hours, "hour") + (rest == 0 ? "" : " " + count(rest, "minute"))
  }

  /// "30 min", "1 h", "1.5 h", "1 h 20".
  static func brief(_ minutes: Int) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60)
    if hours == 0 { return "\(rest) min" }
    if rest == 30 { return "\(hours).5 h" }
    return rest == 0 ? "\(hours) h" : "\(hours) h \(rest)"
  }

  /// "1 client", "4 clients".
  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  /// "a", "a and b", "a, b and c".
  static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}

/// How pages name and picture a category of work.
struct CategoryWords: Equatable {
  /// The name of a picture in the icon sheet.
  var icon: String
  /// "Phone call".
  var name: String
  /// "call": what a piece of it is called when counted.
  var noun: String

  init(_ category: WorkCategory) {
    switch category {
    case .phoneCall: (icon, name, noun) = ("phone", "Phone call", "call")
    case .appointment: (icon, name, noun) = ("people", "Appointment", "visit")
    case .paperwork: (icon, name, noun) = ("form", "Paperwork", "form")
    case .followUp: (icon, name, noun) = ("check-in", "Check-in", "check-in")
    case .other: (icon, name, noun) = ("dot", "Other work", "piece")
    }
  }
}
