internal import ArgumentParser
internal import CaseService
internal import CaseWeb
internal import Casework

/// `caseday metrics`.
struct MetricsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metrics",
    abstract: "Print what the records say about a month: each figure with n of N and the cases that missed.",
    discussion: """
      EXAMPLES:
        caseday metrics
        caseday metrics --from 2026-01-01 --to 2026-03-31 --json
        caseday metrics --answer 4      this week's voluntary question, 1 to 5
        caseday metrics --answer none   take the answer back
      """)

  @Option(
    name: .customLong("from"), help: ArgumentHelp("The first day (default: the month's).", valueName: "yyyy-mm-dd"))
  var first: String?
  @Option(name: .customLong("to"), help: ArgumentHelp("The last day (default: the month's).", valueName: "yyyy-mm-dd"))
  var last: String?
  @Option(name: .customLong("answer"), help: ArgumentHelp("How this week's work went for you.", valueName: "1-5"))
  var answer: String?
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let door = try OfficeDoor(office, console: console)
    let asked = ViewMetrics(
      first: try StayDay.read(first, option: "--from"), last: try StayDay.read(last, option: "--to"))
    let office = try await door.open()
    if let answer {
      guard answer == "none" || Int(answer) != nil else {
        throw CommandFailure.usage("“\(answer)” is not an answer. Type 1 (badly) to 5 (very well), or none.")
      }
      _ = try await office.perform(AnswerWeek(score: Int(answer)), as: door.actor)
    }
    let metrics = try await office.perform(asked, as: door.actor)
    if view.isJSON { return try console.put(json: JSONDocument.data(MetricsAnswer(metrics))) }
    var page = Page(style: style)
    page.add("\(DayText.long(metrics.first)) to \(DayText.long(metrics.last))", .heading)
    for score in metrics.scores { Self.add(score, name: score.metric.title, to: &page) }
    Self.add(metrics.housedWithoutMedical, name: "Housed, without deaths and medical care", to: &page)
    Self.add(metrics.daysOverCallLimitByHand, name: "More than 8 calls only by what was put there by hand", to: &page)
    let question = metrics.weeklyQuestion
    page.add(
      question.value.map { "Weeks that went well: \(Int($0.rounded()))% (\(question.good) of \(question.answers))" }
        ?? "Weeks that went well: \(Wording.count(question.answers, "answer")), shown from \(WeeklyAnswer.fewest) on",
      .faint)
    try console.put(page.text)
  }

  private static func add(_ score: MetricScore, name: String, to page: inout Page) {
    let unit = score.metric.isShare ? "%" : ""
    let value = score.value.map { "\(Int($0.rounded()))\(unit)" } ?? "nothing to judge"
    let target = score.metric.target.map { ", target \(Int($0))\(unit)" } ?? ""
    let isMissed = score.value.map { !score.metric.isMet($0) } ?? false
    page.add([
      Span("\(name): "), Span(value, isMissed ? .urgent : .good),
      Span(" (\(Int(score.numerator)) of \(score.denominator)\(target))", .faint),
    ])
    for missed in score.missed.prefix(5) { page.add(Page.Row(mark: "•", spans: [Span(missed, .faint)])) }
    if score.missed.count > 5 { page.add("and \(score.missed.count - 5) more (--json lists them)", .faint) }
  }
}

/// `caseday estimates`.
struct EstimatesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "estimates",
    abstract: "Print what noted minutes say about the templates' estimates, and take one over.",
    discussion: """
      EXAMPLES:
        caseday estimates
        caseday estimates --take medical_records R1
        caseday estimates --drop medical_records R1

      Minutes are noted with `caseday done 17 --minutes 25`. Ten noted pieces of
      a step make an offer; the plan changes only when you take it.
      """)

  @Option(
    name: .customLong("take"), parsing: .upToNextOption,
    help: ArgumentHelp("Plan this step with the minutes offered.", valueName: "template step"))
  var taken: [String] = []
  @Option(
    name: .customLong("drop"), parsing: .upToNextOption,
    help: ArgumentHelp("Plan this step with the template's minutes again.", valueName: "template step"))
  var dropped: [String] = []
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let door = try OfficeDoor(office, console: console)
    guard taken.isEmpty || dropped.isEmpty, [0, 2].contains(taken.count), [0, 2].contains(dropped.count) else {
      throw CommandFailure.usage("Name one template and one step, such as --take medical_records R1.")
    }
    let office = try await door.open()
    let named = taken + dropped
    let lessons =
      named.isEmpty
      ? try await office.perform(ListEstimates(), as: door.actor)
      : try await office.perform(
        ChangeEstimate(templateID: named[0], stepID: named[1], isTaken: !taken.isEmpty), as: door.actor)
    if view.isJSON {
      return try console.put(json: JSONDocument.data(["estimates": lessons.map(EstimateAnswer.init)]))
    }
    var page = Page(style: style)
    if lessons.isEmpty { page.add("No minutes are noted yet: caseday done 17 --minutes 25") }
    for lesson in lessons {
      page.add([
        Span("\(lesson.templateID) \(lesson.stepID) \(lesson.stepTitle): ", lesson.isOffer ? .high : .normal),
        Span(lesson.sentence, .faint),
      ])
      if lesson.isOffer {
        page.add(
          Page.Row(level: 1, spans: [Span("caseday estimates --take \(lesson.templateID) \(lesson.stepID)", .faint)]))
      }
    }
    try console.put(page.text)
  }
}

/// `caseday process steps PROCESS`.
struct ProcessStepsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "steps",
    abstract: "Print every step of a process: where it stands, its tasks, and where it comes from.",
    discussion: """
      EXAMPLES:
        caseday process steps 7
      """)

  @Argument(help: "The process's number.")
  var process: Int
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let door = try OfficeDoor(office, console: console)
    let sheet = try await door.open().perform(ViewProcessSheet(processID: process), as: door.actor)
    if view.isJSON { return try console.put(json: JSONDocument.data(ProcessStepsAnswer(sheet))) }
    var page = Page(style: style)
    page.add([
      Span("\(sheet.clientName.uppercased()): \(sheet.progress.title.uppercased())", .heading),
      Span(" (process \(process), \(sheet.progress.weekText), \(sheet.progress.percent)%)", .faint),
    ])
    if let day = sheet.endedOn { page.add("Ended \(DayText.long(day)): \(sheet.endedBecause ?? "")", .urgent) }
    for step in sheet.steps {
      let state = step.state == .absent ? "not yet" : step.state.rawValue.split(separator: "_").joined(separator: " ")
      page.add([
        Span("\(step.stepID) ", .heading), Span("\(step.title) "),
        Span("[\(state)]", step.state == .waiting ? .high : .faint),
      ])
      let after = step.waitsFor.isEmpty ? nil : "after " + step.waitsFor.joined(separator: "; ")
      for line in [step.detail.isEmpty ? nil : step.detail, after, step.lesson?.sentence].compactMap(\.self) {
        page.add(Page.Row(level: 1, spans: [Span(line, .faint)]))
      }
      for task in step.tasks {
        let day = task.day.map(DayText.short) ?? "no day"
        page.add(
          Page.Row(
            level: 1,
            spans: [Span("[\(task.id)] \(task.description) "), Span("(\(task.status.rawValue), \(day))", .faint)]))
      }
    }
    try console.put(page.text)
  }
}
