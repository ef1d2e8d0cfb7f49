package import CaseService
package import Casework
internal import Planning

/// The document of `POST /api/tasks/{id}/undo`: the task, and what follows from it.
package struct UndoneAnswer: Encodable, Sendable {
  let outcome: UndoCompletion.Outcome

  package init(_ outcome: UndoCompletion.Outcome) { self.outcome = outcome }

  private enum Key: String, CodingKey { case consequences }

  package func encode(to encoder: any Encoder) throws {
    try outcome.task.encode(to: encoder)
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(outcome.consequences, forKey: .consequences)
  }
}

/// The document of `POST /api/processes/{id}/steps`.
struct InsertedAnswer: Encodable {
  let outcome: InsertStep.Outcome

  private enum Key: String, CodingKey { case step_id, progress }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(outcome.stepID, forKey: .step_id)
    try container.encode(ProgressAnswer(outcome.progress), forKey: .progress)
  }
}

/// The document of `POST /api/processes/{id}/put-off` and of its preview.
package struct PutOffAnswer: Encodable, Sendable {
  let preview: PutOffPreview

  package init(_ preview: PutOffPreview) { self.preview = preview }

  private enum Key: String, CodingKey { case moves, conflicts }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(preview.moves.map(Move.init), forKey: .moves)
    try container.encode(preview.conflicts, forKey: .conflicts)
  }

  private struct Move: Encodable {
    let move: PutOffPreview.Move

    init(_ move: PutOffPreview.Move) { self.move = move }

    private enum Key: String, CodingKey { case process_id, step_id, title, from_date, to_date }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(move.processID, forKey: .process_id)
      try container.encode(move.stepID, forKey: .step_id)
      try container.encode(move.title, forKey: .title)
      try container.encode(move.from, forKey: .from_date)
      try container.encode(move.to, forKey: .to_date)
    }
  }
}

/// What one version of a template changes against another.
package struct DifferenceAnswer: Encodable, Sendable {
  let difference: TemplateDifference

  package init(_ difference: TemplateDifference) { self.difference = difference }

  private enum Key: String, CodingKey { case process_type, from, to, changes, steps }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(difference.templateID, forKey: .process_type)
    try container.encode(difference.from, forKey: .from)
    try container.encode(difference.to, forKey: .to)
    try container.encode(difference.changes, forKey: .changes)
    try container.encode(difference.steps.map(Step.init), forKey: .steps)
  }

  private struct Step: Encodable {
    let step: TemplateDifference.Step

    init(_ step: TemplateDifference.Step) { self.step = step }

    private enum Key: String, CodingKey { case step_id, title, kind, changes }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(step.stepID, forKey: .step_id)
      try container.encode(step.title, forKey: .title)
      try container.encode(step.kind.rawValue, forKey: .kind)
      try container.encode(step.changes, forKey: .changes)
    }
  }
}

/// The document of `GET /api/processes/{id}/version`.
package struct VersionAnswer: Encodable, Sendable {
  let preview: VersionPreview

  package init(_ preview: VersionPreview) { self.preview = preview }

  private enum Key: String, CodingKey {
    case process_id, title, difference, kept_steps, history, cancelled, expected_before, expected_after
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(preview.processID, forKey: .process_id)
    try container.encode(preview.title, forKey: .title)
    try container.encode(DifferenceAnswer(preview.difference), forKey: .difference)
    try container.encode(preview.kept, forKey: .kept_steps)
    try container.encode(preview.history, forKey: .history)
    try container.encode(preview.cancelled, forKey: .cancelled)
    try container.encode(preview.expectedBefore, forKey: .expected_before)
    try container.encode(preview.expectedAfter, forKey: .expected_after)
  }
}

/// One version in the list of templates.
package struct TemplateEntryAnswer: Encodable, Sendable {
  let template: ProcessTemplate

  package init(_ template: ProcessTemplate) { self.template = template }

  private enum Key: String, CodingKey { case id, version, status, title, summary, weeks, steps }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(template.id, forKey: .id)
    try container.encode(template.version, forKey: .version)
    try container.encode(template.status.rawValue, forKey: .status)
    try container.encode(template.title, forKey: .title)
    try container.encode(template.summary, forKey: .summary)
    try container.encode(template.lengthWeeks, forKey: .weeks)
    try container.encode(template.steps.count, forKey: .steps)
  }
}
