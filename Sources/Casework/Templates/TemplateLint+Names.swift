/// Rules about names: steps, events, variants, milestones and templates that are referred to exist.
extension TemplateLint {
  /// A step needs steps that exist, and not itself.
  static func neededSteps(_ scope: TemplateLintScope) -> [TemplateFinding] {
    scope.template.steps.flatMap { step -> [TemplateFinding] in
      var seen: Set<StepDependency.Target> = []
      return step.after.compactMap { dependency in
        guard seen.insert(dependency.target).inserted else {
          return scope.finding(step, "after", "needs \"\(dependency.target)\" twice. Keep one.")
        }
        guard case .step(let id) = dependency.target else { return nil }
        if id == step.id { return scope.finding(step, "after", "needs itself. Name the step before it.") }
        guard let needed = scope.steps[id] else { return unknownStep(id, of: step, key: "after", verb: "needs", scope) }
        if !step.variants.isEmpty, !needed.variants.isEmpty, Set(step.variants).isDisjoint(with: needed.variants) {
          return scope.finding(
            step, "after",
            "needs \(id), but no variant has both (\(step.variants.joined(separator: ", ")); "
              + "\(needed.variants.joined(separator: ", "))).")
        }
        return nil
      }
    }
  }

  /// Steps that are named elsewhere than in `after` exist.
  static func namedSteps(_ scope: TemplateLintScope) -> [TemplateFinding] {
    scope.template.steps.flatMap { step in
      scope.namedSteps(of: step).compactMap { key, id in
        scope.steps[id] == nil ? unknownStep(id, of: step, key: key, verb: "names", scope) : nil
      }
    }
  }

  private static func unknownStep(
    _ id: String, of step: TemplateStep, key: String, verb: String, _ scope: TemplateLintScope
  ) -> TemplateFinding {
    let others = scope.template.steps.map(\.id).filter { $0 != step.id }
    return scope.finding(
      step, key,
      "\(verb) \"\(id)\", which is not a step of this template.\(Suggestion.sentence(for: id, among: others))")
  }

  /// Events that a step names are declared, so that somebody can record them.
  static func declaredEvents(_ scope: TemplateLintScope) -> [TemplateFinding] {
    let declared = scope.template.events.map(\.name)
    return scope.template.steps.flatMap { step in
      scope.events(of: step).compactMap { key, name in
        if declared.contains(name) { return nil }
        let maybe = Suggestion.sentence(for: name, among: declared)
        return scope.finding(
          step, key,
          "names the event \"\(name)\", which nobody can record. "
            + (maybe.isEmpty ? "Add it to \"events:\" with a sentence." : String(maybe.dropFirst())))
      }
    }
  }

  /// Events that are declared matter to some step.
  static func usedEvents(_ scope: TemplateLintScope) -> [TemplateFinding] {
    let used = Set(scope.template.steps.flatMap { scope.events(of: $0).map(\.name) })
    var seen: Set<String> = []
    return scope.template.events.compactMap { event in
      guard seen.insert(event.name).inserted else {
        return scope.finding("events", "the event \"\(event.name)\" is declared twice. Keep one.")
      }
      return used.contains(event.name)
        ? nil : scope.finding("events", "the event \"\(event.name)\" is never used. Use it in a step or leave it out.")
    }
  }

  /// Variants that a step names are the template's.
  static func declaredVariants(_ scope: TemplateLintScope) -> [TemplateFinding] {
    scope.template.steps.flatMap { step in
      step.variants.filter { !scope.template.variants.contains($0) }.map { variant in
        let maybe = Suggestion.sentence(for: variant, among: scope.template.variants)
        return scope.finding(
          step, "variants",
          "is for the variant \"\(variant)\", which the template doesn't have. "
            + (maybe.isEmpty ? "Add it to the template's \"variants:\"." : String(maybe.dropFirst())))
      }
    }
  }

  /// No milestone is reached by two steps that can stand in one process.
  static func repeatedMilestones(_ scope: TemplateLintScope) -> [TemplateFinding] {
    var first: [String: TemplateStep] = [:]
    return scope.template.steps.compactMap { step in
      guard let milestone = step.milestone else { return nil }
      guard let other = first[milestone] else {
        first[milestone] = step
        return nil
      }
      let apart =
        !step.variants.isEmpty && !other.variants.isEmpty && Set(step.variants).isDisjoint(with: other.variants)
      return apart
        ? nil
        : scope.finding(
          step, "milestone", "reaches \"\(milestone)\", which \(other.id) reaches already. Give one another name.")
    }
  }

  /// Templates that are started, needed or looked for exist.
  static func knownTemplates(_ scope: TemplateLintScope) -> [TemplateFinding] {
    let known = scope.library.templates.map(\.id)
    return scope.template.steps.flatMap { step -> [TemplateFinding] in
      var named = step.starts.map { (key: "starts", id: $0) }
      if let id = step.onlyWithProcess { named.append(("only_with", id)) }
      if let id = step.unlessProcess { named.append(("unless_with", id)) }
      for dependency in step.after {
        if case .milestone(let template, _) = dependency.target { named.append(("after", template)) }
      }
      return named.filter { !known.contains($0.id) }.map { key, id in
        scope.finding(
          step, key, "names the template \"\(id)\", which doesn't exist.\(Suggestion.sentence(for: id, among: known))")
      }
    }
  }

  /// Milestones that a step needs or counts from are reached by some step.
  static func knownMilestones(_ scope: TemplateLintScope) -> [TemplateFinding] {
    let all = scope.library.templates.flatMap { $0.steps.compactMap(\.milestone) }
    return scope.template.steps.flatMap { step -> [TemplateFinding] in
      let needed = step.after.compactMap { dependency -> TemplateFinding? in
        guard case .milestone(let id, let name) = dependency.target, let template = scope.library[id] else {
          return nil
        }
        let milestones = template.steps.compactMap(\.milestone)
        return milestones.contains(name)
          ? nil
          : scope.finding(
            step, "after",
            "needs \"\(id)/\(name)\", but no step of \(id) reaches it.\(Suggestion.sentence(for: name, among: milestones))"
          )
      }
      let counted = scope.dates(of: step).compactMap { key, date -> TemplateFinding? in
        guard case .milestone(let name) = date.anchor, !all.contains(name) else { return nil }
        return scope.finding(
          step, key,
          "counts from \"\(name)\", which no step of any template reaches.\(Suggestion.sentence(for: name, among: all))"
        )
      }
      return needed + counted
    }
  }
}
