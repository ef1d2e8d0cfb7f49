package import Casework

/// What the records say about a stretch of days.
package struct ViewMetrics: UseCase {
  package typealias Outcome = RecordedMetrics
  package static var action: String { "view_metrics" }
  package static var needsPlan: Bool { false }
  /// nil: the month that today belongs to.
  package var first: CalendarDay?
  package var last: CalendarDay?

  package init(first: CalendarDay? = nil, last: CalendarDay? = nil) {
    self.first = first
    self.last = last
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> RecordedMetrics {
    let (year, month, _) = workspace.today.components
    let first = first ?? CalendarDay(year: year, month: month, day: 1) ?? workspace.today
    let (ownYear, ownMonth, _) = first.components
    let end = CalendarDay(
      year: ownYear, month: ownMonth, day: CalendarDay.length(ofMonth: ownMonth, year: ownYear))
    let last = last ?? end ?? first
    guard first <= last, last - first <= 366 else {
      throw .badInput(
        field: "to", sentence: "The figures are made for up to a year. Choose a last day within a year of the first.")
    }
    return RecordedMetrics(
      workspace.caseload, library: workspace.library, from: first, through: last, now: workspace.now)
  }
}

/// The answer to the week's voluntary question; nil takes it back.
package struct AnswerWeek: UseCase {
  package typealias Outcome = [WeeklyAnswer]
  package static var action: String { "answer_week" }
  package static var changesCaseload: Bool { true }
  package static var needsPlan: Bool { false }
  /// Any day of the week; nil: today's.
  package var day: CalendarDay?
  package var score: Int?

  package init(day: CalendarDay? = nil, score: Int?) {
    self.day = day
    self.score = score
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> [WeeklyAnswer] {
    do {
      try workspace.caseload.answerWeek(of: day ?? workspace.today, score: score, today: workspace.today)
    } catch {
      switch error {
      case .outOfRange: throw .badInput(field: "score", sentence: error.sentence)
      case .inFuture: throw .badInput(field: "day", sentence: error.sentence)
      }
    }
    // Whose answer it was is nobody's business: the log says that one was given.
    workspace.subject = "weekly question"
    return workspace.caseload.weeklyAnswers
  }
}

/// The case manager's own answers.
package struct ListWeeklyAnswers: UseCase {
  package typealias Outcome = [WeeklyAnswer]
  package static var action: String { "list_weekly_answers" }
  package static var needsPlan: Bool { false }

  package init() {}

  package func perform(in workspace: inout Workspace) throws(CaseError) -> [WeeklyAnswer] {
    workspace.caseload.weeklyAnswers
  }
}

/// Corrects when a crisis was opened, stabilised and closed.
package struct CorrectCrisisTimes: UseCase {
  package typealias Outcome = StayRecords
  package static var action: String { "correct_crisis_times" }
  package static var changesCaseload: Bool { true }
  package var crisisID: Int
  package var times: CrisisTimes

  package init(crisisID: Int, times: CrisisTimes) {
    self.crisisID = crisisID
    self.times = times
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> StayRecords {
    let client: String
    do {
      client = try workspace.caseload.correctTimes(of: crisisID, to: times, now: workspace.now)
    } catch {
      switch error {
      case .unknownCrisis(let id): throw .notFound(kind: "crisis", id: String(id), suggestion: nil)
      case .notThere: throw .notPossible(sentence: error.sentence)
      case .inFuture, .outOfOrder: throw .badInput(field: "times", sentence: error.sentence)
      }
    }
    workspace.subject = "crisis \(crisisID)"
    return try ViewStay(client: client).perform(in: &workspace)
  }
}
