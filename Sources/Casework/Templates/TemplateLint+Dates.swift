/// Rules about dates: anchors that exist, windows the right way round, offsets inside the timeline, deadlines with all they need.
extension TemplateLint {
  /// `T` needs a key date, and `slot` a slot.
  static func knownAnchors(_ scope: TemplateLintScope) -> [TemplateFinding] {
    scope.template.steps.flatMap { step in
      scope.dates(of: step).compactMap { key, date in
        switch date.anchor {
        case .keyDate where scope.template.keyDate == nil:
          scope.finding(
            step, key,
            "counts from T, but the template has no \"key_date\". Write which date it turns around, such as court.")
        case .slot where step.slot == nil:
          scope.finding(step, key, "counts from its slot, but has none. Write \"slot:\" and a name, such as viewing.")
        default: nil
        }
      }
    }
  }

  /// Release, due and deadline come in that order, where they count the same days from the same anchor.
  static func windowOrder(_ scope: TemplateLintScope) -> [TemplateFinding] {
    scope.template.steps.flatMap { step -> [TemplateFinding] in
      var found: [TemplateFinding] = []
      func check(_ early: DateExpression?, _ late: DateExpression?, _ key: String, _ says: String) {
        guard let early, let late, early.anchor == late.anchor, early.span.unit == late.span.unit,
          late.offset < early.offset
        else { return }
        found.append(scope.finding(step, key, "\(says): \(late) before \(early)."))
      }
      for due in step.due { check(step.release, due, "due", "is due before it may be done") }
      check(step.release, step.deadline?.at, "deadline", "has its deadline before it may be done")
      for due in step.due { check(due, step.deadline?.at, "deadline", "has its deadline before it is due") }
      if case .pieces(let pieces) = step.quantity {
        for piece in pieces {
          check(
            piece.release ?? step.release, piece.due, "quantity",
            "has a piece (\(piece.title)) due before it may be done")
        }
      }
      return found
    }
  }

  /// Soft windows lie between the start and the end of the template's length; a repeated step may outlast it.
  static func timeline(_ scope: TemplateLintScope) -> [TemplateFinding] {
    scope.template.steps.flatMap { step in
      scope.dates(of: step).compactMap { key, date -> TemplateFinding? in
        guard date.anchor == .start || date.anchor == .round || date.anchor == .admission else { return nil }
        if date.isBefore, date.span.count > 0 {
          return scope.finding(
            step, key, "is dated \(date), which lies before \(date.anchor) itself. Count forward, or from X or T.")
        }
        guard let weeks = scope.template.lengthWeeks, date.anchor != .admission, key != "deadline",
          step.repetition == nil
        else { return nil }
        let limit = weeks * (date.span.unit == .workingDays ? 5 : 7)
        return date.span.count <= limit
          ? nil
          : scope.finding(
            step, key,
            "is dated \(date), which lies outside the template's \(weeks) weeks. Use at most \(limit)\(date.span.unit.rawValue)."
          )
      }
    }
  }

  /// Each kind of deadline has what it is counted from, and nothing that belongs to another.
  static func deadlineNeeds(_ scope: TemplateLintScope) -> [TemplateFinding] {
    scope.template.steps.flatMap { step -> [TemplateFinding] in
      guard let deadline = step.deadline else { return [] }
      var found: [String] = []
      switch deadline.kind {
      case .letterPlusMail:
        if deadline.mailDays == 0 { found.append("needs \"mail_days\", the days that the law adds for the mail") }
        if !deadline.at.anchor.isRecorded {
          found.append("needs a date that counts from an event, such as E:denied+60d")
        }
      case .suspendableClock:
        if deadline.stoppedBy == nil {
          found.append("needs \"stopped_by\", the event during which the clock stands still")
        }
      case .eventStarted:
        if !deadline.at.anchor.isRecorded {
          found.append("needs a date that counts from an event or a milestone, such as E:exit+10w")
        }
      case .recurringWindow:
        if step.repetition == nil { found.append("needs \"repeat\", the length of its period") }
        if let window = deadline.window, case .calendarMonth = window.period, window.opens != nil || window.closes > 0 {
          found.append("needs no \"opens\" and \"closes\": a calendar month is open from its first day to its last")
        }
      case .calendar, .businessForward, .businessBack, .expiry: break
      }
      if deadline.kind != .letterPlusMail, deadline.mailDays > 0 { found.append("has no use for \"mail_days\"") }
      if deadline.kind != .suspendableClock, deadline.stoppedBy != nil { found.append("has no use for \"stopped_by\"") }
      if deadline.resumedBy != nil, deadline.stoppedBy == nil { found.append("has no use for \"resumed_by\"") }
      if deadline.kind != .recurringWindow, deadline.window != nil { found.append("has no use for \"each\"") }
      return found.map {
        scope.finding(step, "deadline", "has a deadline of the kind \(deadline.kind.rawValue), which \($0).")
      }
    }
  }

  /// Only a repeated step has a last time to count from.
  static func ownTimes(_ scope: TemplateLintScope) -> [TemplateFinding] {
    scope.template.steps.flatMap { step in
      scope.dates(of: step).compactMap { key, date in
        guard case .step(step.id) = date.anchor, step.repetition == nil else { return nil }
        return scope.finding(
          step, key,
          "counts from its own day (\(date)), which only a repeated step can. Add \"repeat\" or use another anchor.")
      }
    }
  }
}

extension DateExpression {
  /// Days after the anchor, negative before it, in the unit of the span.
  fileprivate var offset: Int { isBefore ? -span.count : span.count }
}

extension DateExpression.Anchor {
  /// True for a day that is known only once something has happened.
  fileprivate var isRecorded: Bool {
    switch self {
    case .event, .milestone, .step: true
    case .start, .round, .admission, .discharge, .keyDate, .slot, .fixed: false
    }
  }
}
