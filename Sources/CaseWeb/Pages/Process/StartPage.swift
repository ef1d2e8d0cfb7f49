internal import Casework
internal import Planning

/// What starting a process would mean, before it is started.
struct StartPage: Page {
  static let template = "start"

  var shell: Shell
  /// "Start Disability claim?".
  var heading: String
  var clientName: String
  var clientAddress: String
  /// "14 steps over 8 weeks. Expected to be complete on 2 March 2026."
  var summary: String
  var substitution: String?
  var warnings: WarningList?
  var deadlines: DeadlineList?
  var days: DayList?
  var steps: [Step]
  var moves: MoveList?
  /// Where the form goes, and what it carries.
  var action: String
  var processType: String
  var timelineWeeks: String?
  var key: String

  /// What stands against the start.
  struct WarningList: Sendable { var items: [String] }

  /// The hard dates, and whether each holds.
  struct DeadlineList: Sendable {
    /// "All 3 deadlines hold".
    var verdict: String
    var checks: [Check]
  }

  /// One hard date.
  struct Check: Sendable {
    var checkTitle: String
    /// "by Tue 10 Mar, expected Mon 2 Mar, 6 working days to spare".
    var standing: String
    var checkLabel: String
    var checkWeight: String
  }

  /// The days on which something of it would stand.
  struct DayList: Sendable { var entries: [Day] }

  /// One of them.
  struct Day: Sendable {
    var dayName: String
    /// "4 h 30 booked, 5 h 30 with it, of 6 h".
    var load: String
    /// `full`, `over`, or empty: the name of a style.
    var state: String
    var bars: [Gauge.Bar]
    var what: String
  }

  /// One step with its dates.
  struct Step: Sendable {
    var title: String
    var icon: String
    var category: String
    /// "5 calls, 2.5 hours".
    var size: String
    /// "Mon 5 Jan – Wed 7 Jan"; "Later than four weeks ahead".
    var when: String
    var isTentative: Bool
    var tags: [TodayPage.Tag]
    var why: String?
  }

  /// Planned work that makes room.
  struct MoveList: Sendable {
    var moveSummary: String
    var items: [Move]
  }

  /// One planned task on another day.
  struct Move: Sendable {
    var text: String
    var client: String
    var change: String
  }

  init(
    _ preview: ProcessPreview, asked: ProcessStart, clientName: String, today: CalendarDay, key: String, shell: Shell
  ) {
    self.shell = shell
    heading = "Start \(preview.title)?"
    self.clientName = clientName
    clientAddress = Address.client(asked.clientID)
    summary =
      CountWords.count(preview.steps.count, "step")
      + (preview.timelineWeeks.map { " over \(CountWords.count($0, "week"))" } ?? "") + "."
      + (preview.expectedCompletion.map { " Expected to be complete on \(DayWords.long($0))." } ?? "")
    substitution = preview.substitution
    warnings = preview.warnings.isEmpty ? nil : WarningList(items: preview.warnings)
    deadlines = DeadlineList(preview.deadlines)
    days = preview.days.isEmpty ? nil : DayList(entries: preview.days.map { Day($0, today: today) })
    steps = preview.steps.map { Step($0, today: today) }
    moves =
      preview.pushes.isEmpty
      ? nil
      : MoveList(
        moveSummary: "\(CountWords.count(preview.pushes.count, "planned task")) would move to make room",
        items: preview.pushes.map(Move.init))
    action = Address.client(asked.clientID) + "/processes"
    processType = asked.processType
    timelineWeeks = asked.timelineWeeks.map { "\($0)" }
    self.key = key
  }
}

extension StartPage.Step {
  init(_ step: ProcessPreview.Step, today: CalendarDay) {
    let words = CategoryWords(step.category)
    title = step.title
    icon = words.icon
    category = words.name
    size =
      (step.pieces > 1 ? CountWords.count(step.pieces, words.noun) + ", " : "") + CountWords.duration(step.minutes)
    switch (step.firstDay, step.lastDay) {
    case (let first?, let last?) where first < last:
      when = "\(DayWords.short(first)) – \(DayWords.short(last))"
    case (let day?, _), (nil, let day?): when = DayWords.short(day)
    case (nil, nil): when = "Later than four weeks ahead"
    }
    isTentative = step.isTentative
    tags =
      step.deadline.map { [.init(label: "Deadline \(DayWords.spoken($0, on: today))", weight: "strong")] }
      ?? step.due.map { [.init(label: "Due \(DayWords.spoken($0, on: today))", weight: "quiet")] } ?? []
    why = step.reason.isEmpty ? nil : step.reason
  }
}

extension StartPage.Move {
  init(_ move: ProcessPreview.Move) {
    text = move.description
    client = move.clientName
    let from = move.from.map(DayWords.short) ?? "no day"
    let to = move.to.map(DayWords.short) ?? "no day"
    change = "from \(from) to \(to)"
  }
}

extension StartPage.DeadlineList {
  init?(_ checks: [ProcessPreview.DeadlineCheck]) {
    if checks.isEmpty { return nil }
    let missed = checks.count { !$0.holds }
    verdict =
      missed == 0
      ? checks.count == 1
        ? "Its deadline holds." : checks.count == 2 ? "Both deadlines hold." : "All \(checks.count) deadlines hold."
      : "\(CountWords.count(missed, "deadline")) of \(checks.count) can't be met as it stands."
    self.checks = checks.map { check in
      let slack =
        check.holds
        ? "\(CountWords.count(check.slackDays, "working day")) to spare"
        : "\(CountWords.count(-check.slackDays, "working day")) late"
      return StartPage.Check(
        checkTitle: check.title,
        standing:
          "\(check.isExpectedDate ? "probably by" : "by") \(DayWords.short(check.date)), expected \(DayWords.short(check.expected)), \(slack)",
        checkLabel: check.holds ? "Holds" : "Doesn't hold", checkWeight: check.holds ? "quiet" : "strong")
    }
  }
}

extension StartPage.Day {
  init(_ load: ProcessPreview.DayLoad, today: CalendarDay) {
    dayName = DayWords.heading(load.day, on: today)
    self.load =
      load.before == load.after
      ? "\(CountWords.brief(load.after)) of \(CountWords.brief(load.limit))"
      : "\(CountWords.brief(load.before)) booked, \(CountWords.brief(load.after)) with it, of \(CountWords.brief(load.limit))"
    state = load.after > load.limit ? "over" : load.after * 10 >= load.limit * 9 ? "full" : "calm"
    bars = Gauge.share(CapacityLine(used: min(load.after, load.limit), limit: max(load.limit, 1)))
    what = load.steps.joined(separator: "; ")
  }
}
