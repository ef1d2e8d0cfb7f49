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
  var steps: [Step]
  var moves: MoveList?
  /// Where the form goes, and what it carries.
  var action: String
  var processType: String
  var timelineWeeks: String?
  var key: String

  /// What stands against the start.
  struct WarningList: Sendable { var items: [String] }

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
