package import Casework

/// All feasibility warnings, accepted ones last.
package struct ListWarnings: UseCase {
  package typealias Outcome = [Recommendation]
  package static var action: String { "list_warnings" }

  package init() {}

  package func perform(in workspace: inout Workspace) throws(CaseError) -> [Recommendation] {
    let all = workspace.views.warnings()
    return all.filter(\.isOpen) + all.filter { !$0.isOpen }
  }
}

/// Accepts a warning with a reason. It stays listed.
package struct AcceptWarning: UseCase {
  package typealias Outcome = Recommendation
  package static var action: String { "accept_warning" }
  package static var changesCaseload: Bool { true }
  /// The finding's id.
  package var id: String
  package var reason: String

  package init(id: String, reason: String) {
    self.id = id
    self.reason = reason
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> Recommendation {
    do {
      try workspace.caseload.acceptWarning(
        id, reason: reason, by: workspace.actor.name, on: workspace.today, library: workspace.library)
    } catch {
      throw FixErrors.caseError(error, id: id)
    }
    workspace.subject = "warning \(id)"
    guard let finding = workspace.views.finding(id) else {
      throw .notFound(kind: "warning", id: id, suggestion: nil)
    }
    return finding
  }
}

/// What a fix would do; changes nothing.
package struct PreviewFix: UseCase {
  package typealias Outcome = FixTrial
  package static var action: String { "preview_fix" }
  package var id: String
  /// From 1.
  package var number: Int

  package init(id: String, number: Int) {
    self.id = id
    self.number = number
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> FixTrial {
    do {
      return try workspace.caseload.trial(id, fix: number, on: workspace.today, library: workspace.library)
    } catch {
      throw FixErrors.caseError(error, id: id)
    }
  }
}

/// Applies a fix as it was previewed.
package struct ApplyFix: UseCase {
  package typealias Outcome = FixTrial
  package static var action: String { "apply_fix" }
  package static var changesCaseload: Bool { true }
  package var id: String
  /// From 1.
  package var number: Int

  package init(id: String, number: Int) {
    self.id = id
    self.number = number
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> FixTrial {
    let trial = try PreviewFix(id: id, number: number).perform(in: &workspace)
    workspace.caseload = trial.outcome
    workspace.subject = "warning \(id) fix \(number)"
    return trial
  }
}

/// From why a finding can't be handled to what a caller reads.
private enum FixErrors {
  static func caseError(_ error: FixError, id: String) -> CaseError {
    switch error {
    case .unknownWarning: .notFound(kind: "warning", id: id, suggestion: nil)
    case .unknownFix: .badInput(field: "fix", sentence: error.sentence)
    case .noReason: .badInput(field: "reason", sentence: error.sentence)
    case .notReady, .notPossible: .notPossible(sentence: error.sentence)
    }
  }
}
