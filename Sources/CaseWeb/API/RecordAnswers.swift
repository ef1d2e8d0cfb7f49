package import Casework
internal import Planning

/// The document of `GET /api/clients/{client_id}/stay`: the stay with its records.
package struct StayAnswer: Encodable, Sendable {
  let stay: StayRecords

  package init(_ stay: StayRecords) { self.stay = stay }

  private enum Key: String, CodingKey {
    case client_id, client_name, admission, planned_discharge, status, service_plan, notes, crises, earlier_stays
    case hand_over, ended_processes, setting, note, dates, providers
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(stay.clientID, forKey: .client_id)
    try container.encode(stay.name, forKey: .client_name)
    try container.encode(stay.admission, forKey: .admission)
    try container.encode(stay.plannedDischarge, forKey: .planned_discharge)
    try container.encode(stay.status.rawValue, forKey: .status)
    try container.encode(PlanAnswer(plan: stay.plan, today: stay.today), forKey: .service_plan)
    try container.encode(stay.notes.map(NoteAnswer.init), forKey: .notes)
    try container.encode(stay.crises.map(CrisisAnswer.init), forKey: .crises)
    try container.encode(stay.earlierStays.map(EarlierAnswer.init), forKey: .earlier_stays)
    try container.encode(stay.open.map(HandOverAnswer.init), forKey: .hand_over)
    try container.encode(stay.ended.map(EndedLine.init), forKey: .ended_processes)
    try container.encode(stay.facts.setting.rawValue, forKey: .setting)
    try container.encode(stay.facts.note, forKey: .note)
    try container.encode(stay.facts.dates.map(DateAnswer.init), forKey: .dates)
    try container.encode(stay.facts.providers.map(ProviderAnswer.init), forKey: .providers)
  }

  private struct DateAnswer: Encodable {
    let known: KnownFacts.KnownDate

    init(_ known: KnownFacts.KnownDate) { self.known = known }

    private enum Key: String, CodingKey { case kind, name, day, time, steers }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(known.date.kind, forKey: .kind)
      try container.encode(known.name, forKey: .name)
      try container.encode(known.date.day, forKey: .day)
      try container.encode(known.date.time, forKey: .time)
      try container.encode(known.steers, forKey: .steers)
    }
  }

  private struct ProviderAnswer: Encodable {
    let known: KnownFacts.KnownProvider

    init(_ known: KnownFacts.KnownProvider) { self.known = known }

    private enum Key: String, CodingKey { case name, kind, time_zone, is_asked }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(known.provider.name, forKey: .name)
      try container.encode(known.provider.kind, forKey: .kind)
      try container.encode(known.provider.timeZone, forKey: .time_zone)
      try container.encode(known.isAsked, forKey: .is_asked)
    }
  }

  private struct PlanAnswer: Encodable {
    let plan: ServicePlanStanding
    let today: CalendarDay

    private enum Key: String, CodingKey {
      case goals, none_needed, agreed_on, approved_on, approved_by, comment, reviews, review_due, is_current, summary
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(plan.goals, forKey: .goals)
      try container.encode(plan.noneNeeded, forKey: .none_needed)
      try container.encode(plan.agreedOn, forKey: .agreed_on)
      try container.encode(plan.approvedOn, forKey: .approved_on)
      try container.encode(plan.approvedBy, forKey: .approved_by)
      try container.encode(plan.comment, forKey: .comment)
      try container.encode(
        plan.reviews.map { ["day": $0.day.description, "note": $0.note] }, forKey: .reviews)
      try container.encode(plan.reviewDue, forKey: .review_due)
      try container.encode(plan.isCurrent(on: today), forKey: .is_current)
      try container.encode(plan.sentence(on: today), forKey: .summary)
    }
  }

  private struct NoteAnswer: Encodable {
    let note: CaseNote

    private enum Key: String, CodingKey { case number, day, written_on, note }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(note.number, forKey: .number)
      try container.encode(note.day, forKey: .day)
      try container.encode(note.writtenOn, forKey: .written_on)
      try container.encode(note.text, forKey: .note)
    }
  }

  private struct CrisisAnswer: Encodable {
    let crisis: Crisis

    private enum Key: String, CodingKey { case id, kind, need, state, opened, stabilised, closed }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(crisis.id, forKey: .id)
      try container.encode(crisis.kind, forKey: .kind)
      try container.encode(crisis.need, forKey: .need)
      try container.encode(crisis.state.rawValue, forKey: .state)
      try container.encode(Self.text(crisis.opened), forKey: .opened)
      try container.encode(crisis.stabilised.map(Self.text), forKey: .stabilised)
      try container.encode(crisis.closed.map(Self.text), forKey: .closed)
    }

    private static func text(_ moment: Crisis.Moment) -> String { "\(moment.day)T\(moment.time)" }
  }

  private struct EarlierAnswer: Encodable {
    let earlier: EarlierStay

    init(_ earlier: EarlierStay) { self.earlier = earlier }

    private enum Key: String, CodingKey { case admission, exit_day, destination, is_housed }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(earlier.admission, forKey: .admission)
      try container.encode(earlier.exit?.day, forKey: .exit_day)
      try container.encode(earlier.exit?.destination.word, forKey: .destination)
      try container.encode(earlier.exit?.isHoused, forKey: .is_housed)
    }
  }

  private struct HandOverAnswer: Encodable {
    let process: StayRecords.OpenProcess

    init(_ process: StayRecords.OpenProcess) { self.process = process }

    private enum Key: String, CodingKey { case process_id, title, status, next_owner }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(process.processID, forKey: .process_id)
      try container.encode(process.title, forKey: .title)
      try container.encode(process.status.rawValue, forKey: .status)
      try container.encode(process.nextOwner, forKey: .next_owner)
    }
  }

  private struct EndedLine: Encodable {
    let process: EndedProcess

    init(_ process: EndedProcess) { self.process = process }

    private enum Key: String, CodingKey { case process_id, title, ended_on, reason, next_owner }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(process.processID, forKey: .process_id)
      try container.encode(process.title, forKey: .title)
      try container.encode(process.endedOn, forKey: .ended_on)
      try container.encode(process.reason, forKey: .reason)
      try container.encode(process.nextOwner, forKey: .next_owner)
    }
  }
}

/// The document of `GET /api/processes/{id}/steps`: every step, where it stands, and its tasks.
package struct ProcessStepsAnswer: Encodable, Sendable {
  let sheet: ProcessSheet

  package init(_ sheet: ProcessSheet) { self.sheet = sheet }

  private enum Key: String, CodingKey {
    case process_id, client_id, title, status, percent, ended_on, ended_because, parent_id, steps
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(sheet.progress.processID, forKey: .process_id)
    try container.encode(sheet.progress.clientID, forKey: .client_id)
    try container.encode(sheet.progress.title, forKey: .title)
    try container.encode(sheet.progress.status, forKey: .status)
    try container.encode(sheet.progress.percent, forKey: .percent)
    try container.encode(sheet.endedOn, forKey: .ended_on)
    try container.encode(sheet.endedBecause, forKey: .ended_because)
    try container.encode(sheet.parentID, forKey: .parent_id)
    try container.encode(sheet.steps.map(StepAnswer.init), forKey: .steps)
  }

  private struct StepAnswer: Encodable {
    let step: StepSheet

    init(_ step: StepSheet) { self.step = step }

    private enum Key: String, CodingKey {
      case step_id, title, phase, state, category, estimated_minutes, estimate, detail, waits_for, due_date, deadline
      case latest_start, put_off_until, is_inserted, reason, source, tasks
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(step.stepID, forKey: .step_id)
      try container.encode(step.title, forKey: .title)
      try container.encode(step.phase, forKey: .phase)
      try container.encode(step.state.rawValue, forKey: .state)
      try container.encode(step.category.rawValue, forKey: .category)
      try container.encode(step.minutes, forKey: .estimated_minutes)
      try container.encode(step.lesson.map(EstimateAnswer.init), forKey: .estimate)
      try container.encode(step.detail, forKey: .detail)
      try container.encode(step.waitsFor, forKey: .waits_for)
      try container.encode(step.due, forKey: .due_date)
      try container.encode(step.deadline, forKey: .deadline)
      try container.encode(step.latestStart, forKey: .latest_start)
      try container.encode(step.putOffUntil, forKey: .put_off_until)
      try container.encode(step.isInserted, forKey: .is_inserted)
      try container.encode(step.reason, forKey: .reason)
      try container.encode(step.source, forKey: .source)
      try container.encode(step.tasks, forKey: .tasks)
    }
  }
}

/// What the recorded minutes of a template's step say.
package struct EstimateAnswer: Encodable, Sendable {
  let lesson: MinuteLesson

  package init(_ lesson: MinuteLesson) { self.lesson = lesson }

  private enum Key: String, CodingKey {
    case process_type, step_id, step_title, template_minutes, own_minutes, recorded, median_minutes, offered_minutes
    case is_offer, sentence
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(lesson.templateID, forKey: .process_type)
    try container.encode(lesson.stepID, forKey: .step_id)
    try container.encode(lesson.stepTitle, forKey: .step_title)
    try container.encode(lesson.templateMinutes, forKey: .template_minutes)
    try container.encode(lesson.ownMinutes, forKey: .own_minutes)
    try container.encode(lesson.recorded, forKey: .recorded)
    try container.encode(lesson.median, forKey: .median_minutes)
    try container.encode(lesson.offered, forKey: .offered_minutes)
    try container.encode(lesson.isOffer, forKey: .is_offer)
    try container.encode(lesson.sentence, forKey: .sentence)
  }
}

/// The document of `GET /api/metrics`: each figure with n and N, its target, and the cases that missed.
package struct MetricsAnswer: Encodable, Sendable {
  let metrics: RecordedMetrics

  package init(_ metrics: RecordedMetrics) { self.metrics = metrics }

  private enum Key: String, CodingKey {
    case from_date, to_date, metrics, housed_without_medical, weekly_question
    case days_over_call_limit_by_hand
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(metrics.first, forKey: .from_date)
    try container.encode(metrics.last, forKey: .to_date)
    try container.encode(metrics.scores.map(ScoreAnswer.init), forKey: .metrics)
    try container.encode(ScoreAnswer(score: metrics.housedWithoutMedical), forKey: .housed_without_medical)
    try container.encode(
      ScoreAnswer(score: metrics.daysOverCallLimitByHand), forKey: .days_over_call_limit_by_hand)
    try container.encode(QuestionAnswer(question: metrics.weeklyQuestion), forKey: .weekly_question)
  }

  private struct ScoreAnswer: Encodable {
    let score: MetricScore

    private enum Key: String, CodingKey {
      case metric, title, value, is_percent, numerator, denominator, target, missed
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(score.metric.rawValue, forKey: .metric)
      try container.encode(score.metric.title, forKey: .title)
      try container.encode(score.value, forKey: .value)
      try container.encode(score.metric.isShare, forKey: .is_percent)
      try container.encode(score.numerator, forKey: .numerator)
      try container.encode(score.denominator, forKey: .denominator)
      try container.encode(score.metric.target, forKey: .target)
      try container.encode(score.missed, forKey: .missed)
    }
  }

  private struct QuestionAnswer: Encodable {
    let question: RecordedMetrics.WeeklyQuestion

    private enum Key: String, CodingKey { case answers, percent_good }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(question.answers, forKey: .answers)
      try container.encode(question.value, forKey: .percent_good)
    }
  }
}
