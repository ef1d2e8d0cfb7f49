/// The answer to the one voluntary question of a week: "How did this week's work go?", from 1 (badly) to 5 (well).
package struct WeeklyAnswer: Sendable, Equatable {
  /// The Monday of the week.
  package var week: CalendarDay
  package var score: Int

  package init(week: CalendarDay, score: Int) {
    self.week = week
    self.score = score
  }

  /// What is asked.
  package static let question = "How did this week's work go for you?"
  /// What the five answers say.
  package static let choices = ["Badly", "Rather badly", "So-so", "Well", "Very well"]
  /// Fewer answers than this are never shown as a figure: they would say who answered what.
  package static let fewest = 5
}

/// Why an answer can't be kept. Each says what to do instead.
package enum WeeklyAnswerError: Error, Equatable, Sendable {
  case outOfRange(Int)
  case inFuture(CalendarDay)

  package var sentence: String {
    switch self {
    case .outOfRange(let score): "\(score) isn't one of the answers. Choose 1 (badly) to 5 (very well)."
    case .inFuture(let week):
      "The week of \(DayText.dayAndMonth(week)) hasn't begun. Answer for this week or an earlier one."
    }
  }
}

extension Caseload {
  /// Keeps the answer for a week; another one replaces it, nil takes it back. Nobody has to answer.
  package mutating func answerWeek(of day: CalendarDay, score: Int?, today: CalendarDay) throws(WeeklyAnswerError) {
    let week = day.startOfWeek
    if week > today { throw .inFuture(week) }
    if let score, !(1...5).contains(score) { throw .outOfRange(score) }
    weeklyAnswers.removeAll { $0.week == week }
    if let score { weeklyAnswers.append(WeeklyAnswer(week: week, score: score)) }
    weeklyAnswers.sort { $0.week < $1.week }
  }
}
