extension TemplateDeadline {
  static let fileKeys = [
    "kind", "at", "mail_days", "stopped_by", "resumed_by", "office", "each", "opens", "closes",
  ]

  init?(_ step: FileRecord) throws(TemplateError) {
    guard let node = step.node("deadline") else { return nil }
    let record = try FileRecord(
      node, file: step.file, subject: "the deadline of \(step.subject)", keys: Self.fileKeys)
    guard let kind = try record.choice("kind", Kind.self) else {
      throw record.missing("kind", "Write one of \(Kind.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    guard let at = try record.date("at") else { throw record.missing("at", "Write the date, such as A+14d or slot.") }
    self.init(
      kind: kind, at: at, mailDays: try record.number("mail_days", in: 1...30) ?? 0,
      stoppedBy: try record.name("stopped_by"), resumedBy: try record.name("resumed_by"),
      office: try record.choice("office", Office.self) ?? .agency, window: try RecurringWindow(record))
  }

  var fileNode: FileNode {
    FileNode(map: [
      ("kind", .text(kind.rawValue)), ("at", .text(at.description)),
      ("mail_days", mailDays == 0 ? nil : .number(mailDays)),
      ("stopped_by", stoppedBy.map { .text($0) }),
      ("resumed_by", resumedBy.map { .text($0) }),
      ("office", office == .agency ? nil : .text(office.rawValue)),
      ("each", window.map { .text($0.periodText) }),
      ("opens", window?.opens.map { .text("\($0)d") }),
      ("closes", window.flatMap { $0.closes == 0 ? nil : .text("\($0.closes)d") }),
    ])
  }
}

extension RecurringWindow {
  init?(_ record: FileRecord) throws(TemplateError) {
    guard let text = try record.text("each") else { return nil }
    let advice = "Write calendar_month, or a number of months such as 3 months or 12 months."
    let period: Period
    if text == "calendar_month" {
      period = .calendarMonth
    } else {
      let words = text.split(separator: " ")
      guard words.count == 2, words[1] == "months" || words[1] == "month", let count = Int(words[0]),
        (1...120).contains(count)
      else { throw record.error("each", "\"\(text)\"", advice) }
      period = .months(count)
    }
    func days(_ key: String) throws(TemplateError) -> Int? {
      guard let span = try record.span(key) else { return nil }
      guard span.unit == .calendarDays else {
        throw record.error(key, "\"\(span)\"", "A window is counted in calendar days: write it as 30d.")
      }
      return span.count
    }
    self.init(period: period, opens: try days("opens"), closes: try days("closes") ?? 0)
  }

  /// `calendar_month`, `12 months`: how the period is written.
  var periodText: String {
    switch period {
    case .calendarMonth: "calendar_month"
    case .months(let count): "\(count) \(count == 1 ? "month" : "months")"
    }
  }
}
