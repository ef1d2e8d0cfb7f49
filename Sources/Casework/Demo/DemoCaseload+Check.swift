extension DemoCaseload {
  /// All that doesn't fit the library: unknown templates, variants, steps, pieces, events, providers and kinds of key dates,
  /// and days that cannot be. Empty for the caseload that ships.
  package func problems(in library: TemplateLibrary) -> [String] {
    let slots = Set(KeyDate.kinds(in: library))
    return clients.flatMap { client -> [String] in
      var problems: [String] = []
      for keyDate in client.keyDates where !slots.contains(keyDate.kind) {
        problems.append("has the key date \(keyDate.kind), which no template knows")
      }
      for process in client.processes {
        guard let template = library[process.template] else {
          problems.append("has a process of \(process.template), which is not a template")
          continue
        }
        problems += client.problems(of: process, template)
      }
      return problems.map { "\(client.name) \($0)" }
    }
  }
}

extension DemoClient {
  fileprivate func problems(of process: DemoProcess, _ template: ProcessTemplate) -> [String] {
    var problems: [String] = []
    if process.startedDaysAgo > admittedDaysAgo { problems.append("started \(template.id) before admission") }
    if let variant = process.variant, !template.variants.contains(variant) {
      problems.append("has \(template.id) in the variant \(variant), which it doesn't have")
    }
    if process.variant == nil, !template.variants.isEmpty { problems.append("has \(template.id) without a variant") }
    if template.isPerProvider != (process.provider != nil) {
      problems.append("has \(template.id) \(process.provider == nil ? "without a" : "with a") provider")
    }
    let known = Set(providers.map(\.name))
    for name in [process.provider].compactMap({ $0 }) where !known.contains(name) {
      problems.append("has \(template.id) at \(name), who is not one of the providers")
    }
    for step in process.done + process.waiting {
      guard let found = template.step(step.step) else {
        problems.append("has \(template.id) \(step.step), which is not a step")
        continue
      }
      if let variant = process.variant, !found.variants.isEmpty, !found.variants.contains(variant) {
        problems.append("has \(template.id) \(step.step), which isn't in the variant \(variant)")
      }
      if step.daysAgo > process.startedDaysAgo {
        problems.append("has \(template.id) \(step.step) \(step.daysAgo) days ago, before the process began")
      }
      if found.repetition == nil, let count = template.pieceCount(of: found),
        step.pieces?.contains(where: { $0 > count }) == true
      {
        problems.append("has more pieces of \(template.id) \(step.step) than the \(count) there are")
      }
      if let provider = step.provider, !known.contains(provider) {
        problems.append("has \(template.id) \(step.step) at \(provider), who is not one of the providers")
      }
    }
    for step in process.waiting where template.step(step.step)?.wait == nil {
      problems.append("waits in \(template.id) \(step.step), which has no wait")
    }
    for event in process.events where !template.events.contains(where: { $0.name == event.name }) {
      problems.append("has the event \(event.name) in \(template.id), which cannot be recorded there")
    }
    return problems
  }
}

extension ProcessTemplate {
  /// The most pieces of a step; nil when providers decide.
  fileprivate func pieceCount(of step: TemplateStep) -> Int? {
    switch step.quantity {
    case .fixed(let count): count
    case .range(let range): range.upperBound
    case .pieces(let pieces): pieces.count
    case .perPieceOf(let id): self.step(id).flatMap { pieceCount(of: $0) }
    case .perProvider: nil
    }
  }
}
