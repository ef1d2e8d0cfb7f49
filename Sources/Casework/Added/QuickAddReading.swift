internal import Planning

/// What Caseday understood of a line like "call DMV tue 20m #Jay": each fact with the words that gave it, and what is still missing.
package struct QuickAddReading: Sendable, Equatable {
  /// The line as it was read: one line, without blanks at its ends.
  package var text: String
  /// What was understood or taken by default, in the order of `Part`.
  package var facts: [Fact]
  /// What keeps it from being added; each says what to write.
  package var problems: [Problem]
  /// What would be added; nil while there are problems.
  package var task: NewTask?

  /// What a fact or a problem is about. The words are published in the API.
  package enum Part: String, Sendable, CaseIterable {
    case what, client, category, day
    case halfDay = "half_day"
    case time, deadline, minutes, priority, contact, limits
    /// The line as a whole.
    case text
  }

  /// One thing that is known about the task.
  package struct Fact: Sendable, Equatable {
    package var part: Part
    /// The words that say so: "tue"; nil: taken by default.
    package var words: String?
    /// "Tuesday 6 January".
    package var meaning: String

    package init(_ part: Part, words: String?, meaning: String) {
      self.part = part
      self.words = words
      self.meaning = meaning
    }
  }

  /// One thing that is missing or can't be right.
  package struct Problem: Sendable, Equatable {
    package var part: Part
    /// What to write instead.
    package var sentence: String

    package init(_ part: Part, _ sentence: String) {
      self.part = part
      self.sentence = sentence
    }
  }

  /// The most characters of a line.
  package static let longest = 500

  /// Everything that is missing, as one text.
  package var problemText: String { problems.map(\.sentence).joined(separator: " ") }
}

extension Caseload {
  /// Reads a line that describes a task of one of this caseload's clients. Nothing is guessed: what isn't understood stays in the
  /// description.
  ///
  /// - Parameters:
  ///   - today: what "tomorrow" counts from.
  ///   - now: the time of that day, where it is known.
  package func quickAdd(_ text: String, on today: CalendarDay, at now: ClockTime? = nil) -> QuickAddReading {
    var reader = QuickAddReader(text, caseload: self, today: today, now: now)
    return reader.reading()
  }
}

/// The words of a line that say what kind of work it is, and what goes without saying.
enum QuickAddWords {
  /// The kinds of work by the words that begin them; two words first.
  static let kinds: [(words: [String], category: WorkCategory)] =
    [
      ("check in|check-in|checkin|check up|follow up|follow-up|followup", .followUp),
      ("home visit", .appointment),
      ("call|phone|ring|telephone|voicemail|callback", .phoneCall),
      (
        "visit|meet|meeting|appointment|appt|interview|court|hearing|accompany|tour|intake|drive",
        .appointment
      ),
      (
        "form|forms|paperwork|application|apply|fill|write|letter|file|print|scan|fax|upload|submit|sign|complete|packet",
        .paperwork
      ),
      ("check|chase|remind|reminder|text|email|mail|message|nudge|ask", .followUp),
    ].flatMap { words, category in
      words.split(separator: "|").map { ($0.split(separator: " ").map(String.init), category) }
    }

  /// Minutes of a task for which the line names none (estimates).
  static func usualMinutes(_ category: WorkCategory) -> Int {
    switch category {
    case .phoneCall: 20
    case .appointment: 60
    case .paperwork, .other: 30
    case .followUp: 10
    }
  }

  /// "Phone call".
  static func name(_ category: WorkCategory) -> String {
    switch category {
    case .phoneCall: "Phone call"
    case .appointment: "Appointment"
    case .paperwork: "Paperwork"
    case .followUp: "Check-in"
    case .other: "Other work"
    }
  }

  static func minutesOutOfRange(_ minutes: Int, _ category: WorkCategory) -> String {
    if minutes < 1 { return "A task takes at least a minute. Write its minutes, as in 20m." }
    return category == .appointment
      ? "An appointment takes 8 hours at most. Write a shorter time."
      : "One task takes an hour at most, an appointment 8 hours. Write two tasks, or begin with “visit” or “meeting”."
  }

  /// "20 minutes", "1 hour 30 minutes".
  static func duration(_ minutes: Int) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60)
    let parts =
      [hours > 0 ? "\(hours) \(hours == 1 ? "hour" : "hours")" : nil]
      + [rest > 0 || hours == 0 ? "\(rest) \(rest == 1 ? "minute" : "minutes")" : nil]
    return parts.compactMap { $0 }.joined(separator: " ")
  }
}

/// One word of the line.
struct QuickAddWord {
  /// As it was written.
  var text: String
  /// In lower case, without punctuation around it.
  var plain: String
  /// True once it is known what it says.
  var isUsed = false

  init(_ text: Substring) {
    self.text = String(text)
    plain = text.lowercased().trimming { ",.;:()[]“”\"'".contains($0) }
  }
}

extension String {
  /// Without the characters at both ends that fit.
  func trimming(_ isTrimmed: (Character) -> Bool) -> String {
    var rest = self[...]
    while let first = rest.first, isTrimmed(first) { rest.removeFirst() }
    while let last = rest.last, isTrimmed(last) { rest.removeLast() }
    return String(rest)
  }
}

extension [QuickAddWord] {
  /// The word at a place in its plain form; nil beyond the line, and for a word of which it is known what it says.
  func unused(at place: Int) -> String? { indices.contains(place) && !self[place].isUsed ? self[place].plain : nil }
}
