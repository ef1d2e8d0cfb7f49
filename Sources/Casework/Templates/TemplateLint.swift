/// Finds what is wrong with a template: names that refer to nothing, cycles, dates that cannot be, work that cannot be done.
///
/// Returns all findings, in the order of the lines. Each rule is one function `(TemplateLintScope) -> [TemplateFinding]`.
package enum TemplateLint {
  typealias Rule = @Sendable (TemplateLintScope) -> [TemplateFinding]

  /// The rules that look at one template by itself.
  static let ownRules: [Rule] = [
    neededSteps, namedSteps, declaredEvents, usedEvents, declaredVariants, knownAnchors, eventSteps, repeatedMilestones,
    schedulingSteps, ownCycles, windowOrder, timeline, deadlineNeeds, ownTimes, longPieces, reasons, waits,
    placeholders,
  ]
  /// The rules that look at the other templates as well.
  static let libraryRules: [Rule] = [knownTemplates, knownMilestones, cyclesThroughTemplates]

  /// All that is wrong with a template among its library.
  package static func findings(for document: TemplateDocument, in library: TemplateLibrary) -> [TemplateFinding] {
    sorted(TemplateLintScope(document, library: library), by: ownRules + libraryRules)
  }

  /// The same for a template without a file.
  package static func findings(for template: ProcessTemplate, in library: TemplateLibrary) -> [TemplateFinding] {
    findings(for: TemplateDocument(template), in: library)
  }

  /// What is wrong with a template by itself, whatever the others are.
  package static func ownFindings(for document: TemplateDocument) -> [TemplateFinding] {
    sorted(TemplateLintScope(document, library: TemplateLibrary([document])), by: ownRules)
  }

  private static func sorted(_ scope: TemplateLintScope, by rules: [Rule]) -> [TemplateFinding] {
    let found = rules.flatMap { $0(scope) }
    return found.enumerated()
      .sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }
      .map(\.element)
  }
}

/// What a rule looks at: one template with its lines, and the library around it.
struct TemplateLintScope {
  let document: TemplateDocument
  let library: TemplateLibrary
  let steps: [String: TemplateStep]

  init(_ document: TemplateDocument, library: TemplateLibrary) {
    self.document = document
    self.library = library
    steps = Dictionary(document.template.steps.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var template: ProcessTemplate { document.template }

  /// A finding about a step's key.
  func finding(_ step: TemplateStep, _ key: String?, _ message: String) -> TemplateFinding {
    TemplateFinding(
      file: document.file, line: document.line(step: step.id, key: key), step: step.id,
      message: "step \(step.id) \(message)")
  }

  /// A finding about a key of the template.
  func finding(_ key: String?, _ message: String) -> TemplateFinding {
    TemplateFinding(file: document.file, line: document.line(step: nil, key: key), step: nil, message: message)
  }

  /// The dates of a step with the key under which each stands.
  func dates(of step: TemplateStep) -> [(key: String, date: DateExpression)] {
    var dates: [(key: String, date: DateExpression)] = []
    if let release = step.release { dates.append(("release", release)) }
    dates += step.due.map { ("due", $0) }
    if let deadline = step.deadline { dates.append(("deadline", deadline.at)) }
    if case .pieces(let pieces) = step.quantity {
      for piece in pieces {
        if let release = piece.release { dates.append(("quantity", release)) }
        if let due = piece.due { dates.append(("quantity", due)) }
      }
    }
    return dates
  }

  /// The other steps that a step names, with the key under which each stands.
  func namedSteps(of step: TemplateStep) -> [(key: String, id: String)] {
    var named: [(key: String, id: String)] = []
    if case .perPieceOf(let id) = step.quantity { named.append(("quantity", id)) }
    if let since = step.wait?.since { named.append(("wait", since)) }
    if let scheduled = step.schedules { named.append(("schedules", scheduled)) }
    for (key, date) in dates(of: step) {
      if case .step(let id) = date.anchor { named.append((key, id)) }
    }
    return named
  }

  /// The events that a step names, with the key under which each stands.
  func events(of step: TemplateStep) -> [(key: String, name: String)] {
    var events: [(key: String, name: String)] = []
    if let event = step.onEvent { events.append(("event", event)) }
    events += step.unlessEvents.map { ("unless", $0) }
    events += (step.repetition?.endings ?? []).map { ("repeat", $0) }
    if let event = step.deadline?.stoppedBy { events.append(("deadline", event)) }
    if let event = step.deadline?.resumedBy { events.append(("deadline", event)) }
    for (key, date) in dates(of: step) {
      if case .event(let name) = date.anchor { events.append((key, name)) }
    }
    return events
  }
}
