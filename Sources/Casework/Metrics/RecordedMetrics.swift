/// What the records of a caseload say about a stretch of days: every metric, each with the cases that missed.
package struct RecordedMetrics: Sendable, Equatable {
  package var first: CalendarDay
  package var last: CalendarDay
  package var scores: [MetricScore]
  /// Exits that were housed, of those that weren't deaths or moves to medical or long-term care.
  package var housedWithoutMedical: MetricScore
  /// Days above the limit of calls only by what a person put there past it.
  package var daysOverCallLimitByHand: MetricScore
  package var weeklyQuestion: WeeklyQuestion

  /// The answers to the voluntary question.
  package struct WeeklyQuestion: Sendable, Equatable {
    package var answers: Int
    /// Answers of 4 or 5.
    package var good: Int

    /// Per cent of 4 and 5; nil while there are too few answers to keep who said what to themselves.
    package var value: Double? {
      answers >= WeeklyAnswer.fewest ? 100 * Double(good) / Double(answers) : nil
    }
  }
}

extension RecordedMetrics {
  /// - Parameters:
  ///   - now: the moment it is; what can't be judged yet is left out.
  package init(
    _ caseload: Caseload, library: TemplateLibrary, from first: CalendarDay, through last: CalendarDay,
    now: Crisis.Moment
  ) {
    let history = WorkHistory(caseload, library: library, from: first, through: last, now: now)
    let answers = caseload.weeklyAnswers.filter { first.startOfWeek <= $0.week && $0.week <= last }
    self.init(
      first: first, last: last, scores: Metric.allCases.map { history.score($0) },
      housedWithoutMedical: history.housedWithoutMedical, daysOverCallLimitByHand: history.daysOverCallLimitByHand,
      weeklyQuestion: WeeklyQuestion(answers: answers.count, good: answers.count { $0.score >= 4 }))
  }
}
