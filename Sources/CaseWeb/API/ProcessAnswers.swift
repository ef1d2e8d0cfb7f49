package import CaseService
package import Casework
internal import Planning

/// The document of `GET /api/processes/{id}/progress`.
package struct ProgressAnswer: Encodable, Sendable {
  let progress: ProcessProgress

  package init(_ progress: ProcessProgress) { self.progress = progress }

  private enum Key: String, CodingKey {
    case process_id, client_id, process_type, title, status, started_date, week, of_weeks, percent, done, in_progress
    case waiting, upcoming, next_week, expected_completion, slack_days, latest_start, slack_reason, clocks, events
    case outlook
    case template_version, newer_version, next_owner, recorded_events, adjustments
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(progress.processID, forKey: .process_id)
    try container.encode(progress.clientID, forKey: .client_id)
    try container.encode(progress.templateID, forKey: .process_type)
    try container.encode(progress.title, forKey: .title)
    try container.encode(progress.status, forKey: .status)
    try container.encode(progress.startedOn, forKey: .started_date)
    try container.encode(progress.week, forKey: .week)
    try container.encode(progress.ofWeeks, forKey: .of_weeks)
    try container.encode(progress.percent, forKey: .percent)
    try container.encode(progress.done.map(StepAnswer.init), forKey: .done)
    try container.encode(progress.inProgress.map(StepAnswer.init), forKey: .in_progress)
    try container.encode(progress.waiting.map(StepAnswer.init), forKey: .waiting)
    try container.encode(progress.upcoming.map(StepAnswer.init), forKey: .upcoming)
    try container.encode(progress.nextWeek, forKey: .next_week)
    try container.encode(progress.expectedCompletion, forKey: .expected_completion)
    try container.encode(progress.slackDays, forKey: .slack_days)
    try container.encode(progress.latestStart, forKey: .latest_start)
    try container.encode(progress.slackReason, forKey: .slack_reason)
    try container.encode(progress.clocks, forKey: .clocks)
    try container.encode(progress.events, forKey: .events)
    try container.encode(progress.outlook.map(OutlookAnswer.init), forKey: .outlook)
    try container.encode(progress.version, forKey: .template_version)
    try container.encode(progress.newerVersion, forKey: .newer_version)
    try container.encode(progress.nextOwner, forKey: .next_owner)
    try container.encode(progress.recorded, forKey: .recorded_events)
    try container.encode(progress.adjustments, forKey: .adjustments)
  }

  /// When it can be expected to be complete, and what it hangs on.
  private struct OutlookAnswer: Encodable {
    let outlook: CompletionOutlook

    init(_ outlook: CompletionOutlook) { self.outlook = outlook }

    private enum Key: String, CodingKey { case name, expected, earliest, latest, reason, hangs_on }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(outlook.name, forKey: .name)
      try container.encode(outlook.expected, forKey: .expected)
      try container.encode(outlook.earliest, forKey: .earliest)
      try container.encode(outlook.latest, forKey: .latest)
      try container.encode(outlook.reason, forKey: .reason)
      try container.encode(outlook.hangsOn.map(LinkAnswer.init), forKey: .hangs_on)
    }
  }

  /// One step of the chain that decides.
  private struct LinkAnswer: Encodable {
    let link: CompletionOutlook.Link

    init(_ link: CompletionOutlook.Link) { self.link = link }

    private enum Key: String, CodingKey { case process_id, step_id, title, detail }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(link.processID, forKey: .process_id)
      try container.encode(link.stepID, forKey: .step_id)
      try container.encode(link.title, forKey: .title)
      try container.encode(link.detail, forKey: .detail)
    }
  }

  /// One step.
  private struct StepAnswer: Encodable {
    let line: ProcessProgress.ProgressLine

    init(_ line: ProcessProgress.ProgressLine) { self.line = line }

    private enum Key: String, CodingKey { case step_id, title, detail, phase, reason }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(line.stepID, forKey: .step_id)
      try container.encode(line.title, forKey: .title)
      try container.encode(line.detail, forKey: .detail)
      try container.encode(line.phase, forKey: .phase)
      try container.encode(line.reason, forKey: .reason)
    }
  }
}

/// The document of `POST /api/process/start`.
package struct StartAnswer: Encodable, Sendable {
  let outcome: StartProcess.Outcome

  package init(_ outcome: StartProcess.Outcome) { self.outcome = outcome }

  private enum Key: String, CodingKey {
    case success, process_id, process_type, title, substitution, planned_tasks
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(true, forKey: .success)
    try container.encode(outcome.processID, forKey: .process_id)
    try container.encode(outcome.templateID, forKey: .process_type)
    try container.encode(outcome.title, forKey: .title)
    try container.encode(outcome.substitution, forKey: .substitution)
    try container.encode(outcome.plannedTasks, forKey: .planned_tasks)
  }
}

/// The document of `POST /api/process/preview`.
package struct PreviewAnswer: Encodable, Sendable {
  let preview: ProcessPreview

  package init(_ preview: ProcessPreview) { self.preview = preview }

  private enum Key: String, CodingKey {
    case process_type, title, substitution, timeline_weeks, steps, moves, expected_completion, warnings, deadlines, days
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(preview.templateID, forKey: .process_type)
    try container.encode(preview.title, forKey: .title)
    try container.encode(preview.substitution, forKey: .substitution)
    try container.encode(preview.timelineWeeks, forKey: .timeline_weeks)
    try container.encode(preview.steps.map(StepAnswer.init), forKey: .steps)
    try container.encode(preview.pushes.map(MoveAnswer.init), forKey: .moves)
    try container.encode(preview.expectedCompletion, forKey: .expected_completion)
    try container.encode(preview.warnings, forKey: .warnings)
    try container.encode(preview.deadlines.map(DeadlineAnswer.init), forKey: .deadlines)
    try container.encode(preview.days.map(DayAnswer.init), forKey: .days)
  }

  /// A hard date, and whether it holds.
  private struct DeadlineAnswer: Encodable {
    let check: ProcessPreview.DeadlineCheck

    init(_ check: ProcessPreview.DeadlineCheck) { self.check = check }

    private enum Key: String, CodingKey { case title, date, expected_date, is_expected, slack_days, holds }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(check.title, forKey: .title)
      try container.encode(check.date, forKey: .date)
      try container.encode(check.expected, forKey: .expected_date)
      try container.encode(check.isExpectedDate, forKey: .is_expected)
      try container.encode(check.slackDays, forKey: .slack_days)
      try container.encode(check.holds, forKey: .holds)
    }
  }

  /// A day with something of the process on it.
  private struct DayAnswer: Encodable {
    let load: ProcessPreview.DayLoad

    init(_ load: ProcessPreview.DayLoad) { self.load = load }

    private enum Key: String, CodingKey { case date, minutes_before, minutes_after, minutes_limit, steps }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(load.day, forKey: .date)
      try container.encode(load.before, forKey: .minutes_before)
      try container.encode(load.after, forKey: .minutes_after)
      try container.encode(load.limit, forKey: .minutes_limit)
      try container.encode(load.steps, forKey: .steps)
    }
  }

  /// One step with its dates.
  private struct StepAnswer: Encodable {
    let step: ProcessPreview.Step

    init(_ step: ProcessPreview.Step) { self.step = step }

    private enum Key: String, CodingKey {
      case step_id, title, category, pieces, estimated_minutes, first_date, last_date, due_date, deadline
      case is_tentative, reason
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(step.stepID, forKey: .step_id)
      try container.encode(step.title, forKey: .title)
      try container.encode(step.category.rawValue, forKey: .category)
      try container.encode(step.pieces, forKey: .pieces)
      try container.encode(step.minutes, forKey: .estimated_minutes)
      try container.encode(step.firstDay, forKey: .first_date)
      try container.encode(step.lastDay, forKey: .last_date)
      try container.encode(step.due, forKey: .due_date)
      try container.encode(step.deadline, forKey: .deadline)
      try container.encode(step.isTentative, forKey: .is_tentative)
      try container.encode(step.reason, forKey: .reason)
    }
  }

  /// One planned task that would move.
  private struct MoveAnswer: Encodable {
    let move: ProcessPreview.Move

    init(_ move: ProcessPreview.Move) { self.move = move }

    private enum Key: String, CodingKey { case id, client_name, task_description, from_date, to_date }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(move.taskID, forKey: .id)
      try container.encode(move.clientName, forKey: .client_name)
      try container.encode(move.description, forKey: .task_description)
      try container.encode(move.from, forKey: .from_date)
      try container.encode(move.to, forKey: .to_date)
    }
  }
}
