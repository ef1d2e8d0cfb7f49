internal import Planning

/// Rules about the work itself: pieces that fit into a day, reasons, waits that make sense, titles that can be filled in.
extension TemplateLint {
  /// The longest piece that isn't an appointment: longer work gets put off, so it is cut.
  private static let longestPiece = 60

  /// No piece is longer than an hour, except appointments.
  static func longPieces(_ scope: TemplateLintScope) -> [TemplateFinding] {
    scope.template.steps.flatMap { step -> [TemplateFinding] in
      let advice = "Cut it into pieces of at most \(longestPiece); only appointments are longer."
      guard case .pieces(let pieces) = step.quantity else {
        return step.category != .appointment && step.minutes > longestPiece
          ? [scope.finding(step, "minutes", "has pieces of \(step.minutes) minutes. \(advice)")] : []
      }
      return pieces.compactMap { piece in
        let minutes = piece.minutes ?? step.minutes
        guard piece.category ?? step.category != .appointment, minutes > longestPiece else { return nil }
        return scope.finding(step, "quantity", "has a piece (\(piece.title)) of \(minutes) minutes. \(advice)")
      }
    }
  }

  /// Each step says why it stands where it does, and where its figures come from.
  static func reasons(_ scope: TemplateLintScope) -> [TemplateFinding] {
    scope.template.steps.flatMap { step -> [TemplateFinding] in
      var found: [TemplateFinding] = []
      if step.reason.isEmpty {
        found.append(
          scope.finding(step, nil, "has no reason. Write one sentence for the person who asks why it is there."))
      }
      if step.source.isEmpty {
        found.append(scope.finding(step, nil, "has no source. Write where its figures come from, or \"estimate\"."))
      }
      return found
    }
  }

  /// A wait is chased and escalated later than at once, and escalated no sooner than an answer can be expected.
  static func waits(_ scope: TemplateLintScope) -> [TemplateFinding] {
    scope.template.steps.flatMap { step -> [TemplateFinding] in
      var found: [TemplateFinding] = []
      if step.isSupervisors, step.wait == nil {
        found.append(
          scope.finding(
            step, "supervisor", "is another person's, but has no wait. Write whom it waits for and how long."))
      }
      guard let wait = step.wait else { return found }
      if let chase = wait.chaseEvery, chase.count == 0 {
        found.append(scope.finding(step, "wait", "is chased every \(chase), which never ends. Write at least one day."))
      }
      if let escalate = wait.escalateAfter, escalate.unit == wait.unit, escalate.count < wait.typical.lowerBound {
        found.append(
          scope.finding(
            step, "wait",
            "tells the supervisor after \(escalate), before an answer can be expected (\(wait.typicalText)). Write a later day."
          ))
      }
      if wait.chaseAfter != nil, wait.chaseEvery == nil {
        found.append(scope.finding(step, "wait", "has \"chase_after\" without \"chase\". Write how often to ask."))
      }
      return found
    }
  }

  /// A piece's title has only placeholders that can be filled in.
  static func placeholders(_ scope: TemplateLintScope) -> [TemplateFinding] {
    scope.template.steps.flatMap { step -> [TemplateFinding] in
      guard let title = step.pieceTitle else {
        return step.title.contains("{")
          ? [scope.finding(step, "title", "has a placeholder in its title. Write the pieces' title under \"piece\".")]
          : []
      }
      if case .pieces = step.quantity {
        return [scope.finding(step, "piece", "has \"piece\" and titles of its own pieces. Keep the titles.")]
      }
      let names = title.matches(of: /\{([^{}]*)\}/).map { String($0.output.1) }
      let hasProvider = scope.template.isPerProvider || step.quantity == .perProvider
      return names.compactMap { name in
        guard TemplateStep.placeholders.contains(name) else {
          return scope.finding(
            step, "piece",
            "has the placeholder {\(name)}, which nothing fills in. Known are {n}, {provider} and {kind}.")
        }
        return name != "n" && !hasProvider
          ? scope.finding(
            step, "piece", "has the placeholder {\(name)}, but no provider. Write \"quantity: per provider\".") : nil
      }
    }
  }
}
