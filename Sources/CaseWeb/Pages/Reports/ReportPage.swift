internal import Casework
internal import Foundation

/// What the records say about a month, with the cases that missed; and the voluntary question of the week.
struct ReportPage: Page {
  static let template = "report"

  var shell: Shell
  var flashMessage: String?
  var heading: String
  var previousAddress: String
  var nextAddress: String
  var figures: [Figure]
  var question: String
  var answerNote: String
  var choices: [Choice]
  var answered: [String]

  /// One metric.
  struct Figure: Sendable {
    var name: String
    /// "80%", "12 minutes"; "nothing to judge".
    var value: String
    /// "4 of 5, target 100%".
    var basis: String
    var isMissed: Bool
    var missing: Missing?
  }

  /// The cases that missed.
  struct Missing: Sendable {
    var missingCount: String
    var cases: [String]
  }

  /// One of the five answers.
  struct Choice: Sendable {
    var score: String
    var words: String
    var isChosen: Bool
  }

  init(
    _ metrics: RecordedMetrics, names: [String: String], answers: [WeeklyAnswer], today: CalendarDay, isRecorded: Bool,
    shell: Shell
  ) {
    self.shell = shell
    flashMessage = isRecorded ? "Recorded. Only you see your answer." : nil
    heading = DayText.month(metrics.first)
    previousAddress = "/reports?from=\(Self.month(metrics.first, plus: -1))"
    nextAddress = "/reports?from=\(Self.month(metrics.first, plus: 1))"
    figures = metrics.scores.flatMap { score -> [Figure] in
      let own = Figure(score, title: score.metric.title, names: names)
      switch score.metric {
      case .housed:
        let beside = "Housed, without deaths and moves to medical or long-term care"
        return [own, Figure(metrics.housedWithoutMedical, title: beside, names: names)]
      case .daysOverCallLimit:
        let beside = "Days with more than 8 calls only by what was put there by hand"
        return [own, Figure(metrics.daysOverCallLimitByHand, title: beside, names: names)]
      default: return [own]
      }
    }
    question = WeeklyAnswer.question
    let asked = metrics.weeklyQuestion
    answerNote =
      asked.value.map { "\(Self.percent($0)) answered well or very well (\(asked.good) of \(asked.answers) weeks)." }
      ?? "\(CountWords.count(asked.answers, "answer")) so far. A figure is shown from \(WeeklyAnswer.fewest) answers on, so that no single one can be read from it."
    let own = answers.first { $0.week == today.startOfWeek }?.score
    choices = WeeklyAnswer.choices.enumerated().map { number, words in
      Choice(score: "\(number + 1)", words: words, isChosen: own == number + 1)
    }
    answered = answers.suffix(12).reversed().map {
      "Week of \(DayWords.date($0.week)): \(WeeklyAnswer.choices[$0.score - 1].lowercased())"
    }
  }

  private static func month(_ day: CalendarDay, plus months: Int) -> CalendarDay {
    let (year, month, _) = day.components
    let number = year * 12 + month - 1 + months
    return CalendarDay(year: number / 12, month: number % 12 + 1, day: 1) ?? day
  }

  fileprivate static func percent(_ value: Double) -> String { "\(Int(value.rounded()))%" }
}

extension ReportPage.Figure {
  init(_ score: MetricScore, title: String, names: [String: String]) {
    let metric = score.metric
    name = title
    value =
      score.value.map { metric.isShare ? ReportPage.percent($0) : "\(Int($0.rounded()))" } ?? "Nothing to judge yet"
    let target = metric.target.map {
      ", target \(metric.isShare ? ReportPage.percent($0) : "\(Int($0))")"
    }
    basis =
      (metric.isShare
        ? "\(Int(score.numerator)) of \(score.denominator)"
        : "\(Int(score.numerator)) in \(CountWords.count(score.denominator, "day"))")
      + (target ?? "")
    isMissed = score.value.map { !metric.isMet($0) } ?? false
    // Cases are named by client id; people read names.
    let cases = score.missed.map { text in
      let id = text.split(separator: ",").first.map(String.init) ?? text
      return names[id].map { text.replacingOccurrences(of: id, with: $0) } ?? text
    }
    missing =
      cases.isEmpty
      ? nil
      : ReportPage.Missing(
        missingCount: CountWords.count(cases.count, "case"),
        cases: Array(cases.prefix(50)) + (cases.count > 50 ? ["and \(cases.count - 50) more"] : []))
  }
}
