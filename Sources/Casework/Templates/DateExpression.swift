/// A length of time in a template: working days (`w`) or calendar days (`d`), written `5w` or `14d`.
package struct TimeSpan: Hashable, Sendable {
  /// What is counted.
  package enum Unit: String, Sendable {
    /// Days on which the agency works.
    case workingDays = "w"
    /// Days of the calendar.
    case calendarDays = "d"
  }

  package var count: Int
  package var unit: Unit

  package init(_ count: Int, _ unit: Unit) {
    self.count = count
    self.unit = unit
  }

  /// Reads `5w`, `0w`, `14d`; nil for anything else.
  package init?(_ text: some StringProtocol) {
    guard let last = text.last, let unit = Unit(rawValue: String(last)),
      text.dropLast().allSatisfy({ ("0"..."9").contains($0) }), let count = Int(text.dropLast()),
      (0...3_650).contains(count)
    else { return nil }
    self.init(count, unit)
  }

  package static func workingDays(_ count: Int) -> TimeSpan { TimeSpan(count, .workingDays) }
  package static func calendarDays(_ count: Int) -> TimeSpan { TimeSpan(count, .calendarDays) }
}

extension TimeSpan: CustomStringConvertible {
  package var description: String { "\(count)\(unit.rawValue)" }
}

/// A date that a template names before it is known: an anchor and an offset, such as `S+2w`, `A+14d`, `X-3d`, `pfd_set+60d`, `E:denied+30d`.
package struct DateExpression: Hashable, Sendable {
  /// What the offset counts from.
  package enum Anchor: Hashable, Sendable {
    /// `S`: the day the process starts.
    case start
    /// `Q`: the day a housing round starts (see `AnchorDates`).
    case round
    /// `A`: admission.
    case admission
    /// `X`: planned discharge.
    case discharge
    /// `T`: the key date the process turns around, such as the court date.
    case keyDate
    /// `slot`: the appointment recorded for this step.
    case slot
    /// A lower-case name: the day a milestone of this enrollment was reached, or is expected.
    case milestone(String)
    /// A step's id, such as `D13`: the day that step is done, or is expected to be.
    case step(String)
    /// A day by itself, of a step that a person inserted; not written in templates.
    case fixed(CalendarDay)
    /// `E:denied`: the day an event was recorded; no date until then.
    case event(String)
  }

  package var anchor: Anchor
  /// False: counts forward from the anchor; true: backward.
  package var isBefore: Bool
  package var span: TimeSpan

  package init(_ anchor: Anchor, isBefore: Bool = false, _ span: TimeSpan = .workingDays(0)) {
    self.anchor = anchor
    self.isBefore = isBefore
    self.span = span
  }

  /// Reads the notation above; nil for anything else. A bare anchor (`T`, `slot`) means that day.
  package init?(_ text: some StringProtocol) {
    let sign = text.lastIndex { $0 == "+" || $0 == "-" }
    let name = sign.map { text[..<$0] } ?? text[...]
    guard let anchor = Anchor(name) else { return nil }
    guard let sign else {
      self.init(anchor)
      return
    }
    guard let span = TimeSpan(text[text.index(after: sign)...]) else { return nil }
    self.init(anchor, isBefore: text[sign] == "-", span)
  }
}

extension DateExpression: CustomStringConvertible {
  package var description: String { "\(anchor)\(isBefore ? "-" : "+")\(span)" }
}

extension DateExpression.Anchor: CustomStringConvertible {
  init?(_ text: some StringProtocol) {
    switch text {
    case "S": self = .start
    case "Q": self = .round
    case "A": self = .admission
    case "X": self = .discharge
    case "T": self = .keyDate
    case "slot": self = .slot
    case _ where text.hasPrefix("E:"):
      let name = String(text.dropFirst(2))
      guard Self.isName(name) else { return nil }
      self = .event(name)
    case _ where Self.isStepID(text): self = .step(String(text))
    case _ where Self.isName(text): self = .milestone(String(text))
    default: return nil
    }
  }

  package var description: String {
    switch self {
    case .start: "S"
    case .round: "Q"
    case .admission: "A"
    case .discharge: "X"
    case .keyDate: "T"
    case .slot: "slot"
    case .milestone(let name): name
    case .step(let id): id
    case .event(let name): "E:\(name)"
    case .fixed(let day): day.description
    }
  }

  /// A capital letter and a number, with an optional small letter after it: `D13`, `D17b`.
  package static func isStepID(_ text: some StringProtocol) -> Bool {
    Substring(text).wholeMatch(of: /[A-Z][0-9]{1,3}[a-z]?/) != nil
  }

  /// A lower-case word with underscores: `pfd_set`.
  package static func isName(_ text: some StringProtocol) -> Bool {
    Substring(text).wholeMatch(of: /[a-z][a-z0-9_]*/) != nil
  }
}
