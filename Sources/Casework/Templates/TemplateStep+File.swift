internal import Planning

extension TemplateStep {
  /// The keys of a step, in the order in which they are written.
  static let fileKeys = [
    "id", "title", "piece", "phase", "category", "minutes", "effort", "quantity", "after", "release", "due", "deadline",
    "wait", "repeat", "event", "unless", "variants", "only_with", "unless_with", "slot", "schedules", "milestone",
    "starts", "supervisor", "validity", "counted", "beside", "service", "needs_place", "with_client", "reason",
    "source",
  ]

  init(_ record: FileRecord) throws(TemplateError) {
    let id = try record.required("id", "Write a capital letter and a number, such as D4.")
    guard DateExpression.Anchor.isStepID(id), id != "S", id != "Q", id != "A", id != "X", id != "T" else {
      throw record.error("id", "\"\(id)\"", "Write a capital letter and a number, such as D4 or D17b.")
    }
    guard let category = try record.choice("category", WorkCategory.self) else {
      throw record.missing(
        "category", "Write one of \(WorkCategory.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    guard let minutes = try record.number("minutes", in: 1...480) else {
      throw record.missing("minutes", "Write the minutes of one piece, its note included.")
    }
    self.init(
      id: id,
      title: try record.required("title", "Write what people read on their list."),
      phase: try record.text("phase", atMost: 40),
      category: category,
      minutes: minutes,
      effort: try record.choice("effort", Effort.self) ?? .normal,
      quantity: try Quantity(record),
      after: try Self.dependencies(record),
      release: try record.date("release"),
      due: try record.dates("due"),
      deadline: try TemplateDeadline(record),
      wait: try ExternalWait(record),
      repetition: try Repetition(record),
      onEvent: try record.name("event"),
      variants: try record.names("variants"),
      onlyWithProcess: try record.name("only_with"),
      slot: try record.name("slot"),
      schedules: try record.text("schedules"),
      milestone: try record.name("milestone"),
      starts: try record.names("starts"),
      isSupervisors: try record.flag("supervisor"),
      validity: try Validity(record),
      reason: try record.text("reason") ?? "",
      source: try record.text("source") ?? "",
      pieceTitle: try record.text("piece"),
      unlessEvents: try record.names("unless"),
      unlessProcess: try record.name("unless_with"),
      counted: try record.text("counted", atMost: 30),
      isBeside: try record.flag("beside"))
    service = try record.name("service")
    needsPlace = try record.flag("needs_place")
    if record.node("with_client") != nil { isWithClient = try record.flag("with_client") }
    if needsPlace, service == nil {
      throw record.missing("service", "Write which service the place is at, such as benefits_counselling.")
    }
  }

  private static func dependencies(_ record: FileRecord) throws(TemplateError) -> [StepDependency] {
    var dependencies: [StepDependency] = []
    for text in try record.texts("after") {
      guard let dependency = StepDependency(text) else {
        throw record.error(
          "after", "\"\(text)\"",
          "Write a step as D4, D4? (preferred), D4+7d, H6 any+2w or D9 half, or a milestone as identity_documents/id_receipt."
        )
      }
      dependencies.append(dependency)
    }
    return dependencies
  }
}

extension Quantity {
  /// The most pieces a step can have.
  private static let most = 1...50

  init(_ record: FileRecord) throws(TemplateError) {
    let advice = "Write a number, { from: 3, to: 5 }, per provider, per H6, or pieces: with a list of titles."
    guard let node = record.node("quantity") else {
      self = .fixed(1)
      return
    }
    switch node.content {
    case .text("per provider"): self = .perProvider
    case .text(let text) where text.hasPrefix("per "):
      let step = text.dropFirst(4)
      guard DateExpression.Anchor.isStepID(step) else { throw record.error("quantity", node.shown, advice) }
      self = .perPieceOf(String(step))
    case .text, .number:
      guard let count = try record.number("quantity", in: Self.most) else { throw record.missing("quantity", advice) }
      self = .fixed(count)
    case .map(let entries) where entries.contains { $0.key == "pieces" }:
      let map = try FileRecord(
        node, file: record.file, subject: "the quantity of \(record.subject)", keys: ["pieces"])
      guard let list = map.node("pieces"), case .list(let nodes) = list.content, Self.most.contains(nodes.count) else {
        throw record.error("quantity", node.shown, advice)
      }
      var pieces: [TemplatePiece] = []
      for node in nodes { pieces.append(try TemplatePiece(node, of: record)) }
      self = .pieces(pieces)
    case .map:
      let map = try FileRecord(
        node, file: record.file, subject: "the quantity of \(record.subject)", keys: ["from", "to"])
      guard let from = try map.number("from", in: Self.most), let to = try map.number("to", in: Self.most), from < to
      else { throw record.error("quantity", node.shown, advice) }
      self = .range(from...to)
    case .flag, .list: throw record.error("quantity", node.shown, advice)
    }
  }
}

extension TemplatePiece {
  static let fileKeys = ["title", "category", "minutes", "effort", "release", "due"]

  init(_ node: FileNode, of step: FileRecord) throws(TemplateError) {
    let record = try FileRecord(node, file: step.file, subject: "a piece of \(step.subject)", keys: Self.fileKeys)
    self.init(
      title: try record.required("title", "Write what people read on their list."),
      category: try record.choice("category", WorkCategory.self),
      minutes: try record.number("minutes", in: 1...480),
      effort: try record.choice("effort", Effort.self),
      release: try record.date("release"),
      due: try record.date("due"))
  }
}

extension ExternalWait {
  static let fileKeys = ["for", "since", "typical", "between", "chase", "chase_after", "escalate", "escalate_attempts"]

  init?(_ step: FileRecord) throws(TemplateError) {
    guard let node = step.node("wait") else { return nil }
    let record = try FileRecord(node, file: step.file, subject: "the wait of \(step.subject)", keys: Self.fileKeys)
    let awaited = try record.required("for", "Write who is awaited, such as SSA or the landlord.")
    let text = try record.required("typical", "Write how long an answer usually takes, such as 2d or 7-14d.")
    guard let (typical, unit) = Self.typical(text) else {
      throw record.error("typical", "\"\(text)\"", "Write calendar days as 2d or 7-14d, working days as 2w.")
    }
    var between: ClosedRange<Int>?
    if let text = try record.text("between") {
      guard let (range, other) = Self.typical(text), other == unit, range.contains(typical.upperBound) else {
        throw record.error(
          "between", "\"\(text)\"", "Write the shortest and longest seen in the unit of \"typical\", such as 96-218d.")
      }
      between = range
    }
    self.init(
      awaited: awaited, typical: typical, unit: unit,
      chaseEvery: try record.span("chase"), chaseAfter: try record.span("chase_after"),
      escalateAfter: try record.span("escalate"),
      escalateAttempts: try record.number("escalate_attempts", in: 1...10), since: try record.text("since"),
      between: between)
  }

  /// Reads `2d`, `7-14d`, `14w`; nil for anything else.
  private static func typical(_ text: String) -> (ClosedRange<Int>, TimeSpan.Unit)? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let last = parts.last.flatMap({ TimeSpan($0) }) else { return nil }
    switch parts.count {
    case 1: return (last.count...last.count, last.unit)
    case 2:
      guard let first = TimeSpan("\(parts[0])\(last.unit.rawValue)"), first.count < last.count else { return nil }
      return (first.count...last.count, last.unit)
    default: return nil
    }
  }

  /// `7-14d`: how `typical` is written.
  var typicalText: String {
    typical.lowerBound == typical.upperBound
      ? "\(typical.upperBound)\(unit.rawValue)" : "\(typical.lowerBound)-\(typical.upperBound)\(unit.rawValue)"
  }
}

extension Repetition {
  static let fileKeys = ["every", "until", "at_most"]

  init?(_ step: FileRecord) throws(TemplateError) {
    guard let node = step.node("repeat") else { return nil }
    let record = try FileRecord(
      node, file: step.file, subject: "the repetition of \(step.subject)", keys: Self.fileKeys)
    guard let every = try record.span("every") else { throw record.missing("every", "Write the time between two: 7d.") }
    guard every.count > 0 else { throw record.error("every", "\"\(every)\"", "Write at least one day.") }
    let endings = try record.names("until")
    self.init(
      every: every, until: endings.first, atMost: try record.number("at_most", in: 1...500),
      orUntil: Array(endings.dropFirst()))
  }
}

extension Validity {
  static let fileKeys = ["document", "days"]

  init?(_ step: FileRecord) throws(TemplateError) {
    guard let node = step.node("validity") else { return nil }
    let record = try FileRecord(
      node, file: step.file, subject: "the validity of \(step.subject)", keys: Self.fileKeys)
    let document = try record.required("document", "Write which paper, such as SSA-827.")
    guard let days = try record.number("days", in: 1...3_650) else {
      throw record.missing("days", "Write for how many days it is valid.")
    }
    self.init(document: document, days: days)
  }
}
