internal import ArgumentParser
internal import CaseService
internal import CaseWeb
internal import Casework
internal import Planning

/// `caseday attempt TASK OUTCOME`.
struct AttemptCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attempt",
    abstract: "Record what came of a task: reached, left-message, no-answer, waiting, not-possible, done.",
    discussion: """
      EXAMPLES:
        caseday attempt 17 reached
        caseday attempt 17 left-message --at 10:40
        caseday attempt 17 no-answer --channel phone
        caseday attempt 17 waiting --until 2026-01-20
        caseday attempt 17 waiting --for "the landlord" --event accepted
        caseday attempt 17 not-possible --note "The office is closed today"

      Who isn't reached is tried again in the other half-day, or as the cadence
      says. A task that waits comes back by itself; `caseday answer` ends it early.
      """)

  @Argument(help: "The task's number.")
  var task: String
  @Argument(help: "reached, left-message, no-answer, waiting, not-possible or done.")
  var outcome: String
  @Option(help: "phone, in-person, video, text, email or mail.")
  var channel: String?
  @Option(name: .customLong("at"), help: ArgumentHelp("The time of the attempt (default: now).", valueName: "hh:mm"))
  var time: String?
  @Option(help: ArgumentHelp("The day on which waiting ends by itself.", valueName: "yyyy-mm-dd"))
  var until: String?
  @Option(help: "The event of the process that ends the waiting.")
  var event: String?
  @Option(name: .customLong("for"), help: "Who is awaited.")
  var awaited: String?
  @Option(help: "What to remember.")
  var note: String?
  @Flag(inversion: .prefixedNo, help: "Whether it was with the client, so that it counts as a contact.")
  var withClient: Bool?
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    var report = AttemptReport(try Self.word(outcome, AttemptOutcome.self, of: "outcome"))
    report.channel = try channel.map { text throws(CommandFailure) in
      try Self.word(text, ContactChannel.self, of: "channel")
    }
    if let time {
      guard let clock = ClockTime(time) else {
        throw CommandFailure.usage("“\(time)” is not a time. Type it like 10:40 after --at.")
      }
      report.time = clock
    }
    report.until = try until.map { text throws(CommandFailure) in try DayArgument.day(text, option: "--until") }
    report.event = event
    report.awaited = awaited ?? ""
    report.note = note ?? ""
    report.isWithClient = withClient
    let door = try OfficeDoor(office, console: console)
    let number = try TaskNumber.read(task)
    let tried = try await door.open().perform(RecordAttempt(taskID: number, report: report), as: door.actor)
    if view.isJSON { return try console.put(json: JSONDocument.data([tried])) }
    var page = Page(style: style)
    page.add([
      Span("\(Wording.outcome(report.outcome)): ", .good),
      Span("[\(tried.id)] \(tried.clientName): \(tried.description)"),
    ])
    if tried.status != .done {
      let day = tried.day.map {
        "\(DayText.weekdayAndDate($0))\(tried.half.map { $0 == .am ? ", morning" : ", afternoon" } ?? "")"
      }
      let next = tried.attempts.tried > 0 ? "Tried \(Wording.count(tried.attempts.tried, "time")). " : ""
      page.add("\(next)\(day.map { "Next: \($0). " } ?? "")\(tried.reason)", .faint)
    }
    try console.put(page.text)
  }

  /// One of the words of an enumeration, with - or _ between its parts.
  static func word<Word: RawRepresentable<String> & CaseIterable>(
    _ text: String, _ type: Word.Type, of name: String
  ) throws(CommandFailure) -> Word {
    let typed = String(text.lowercased().map { $0 == "-" ? "_" : $0 })
    if let word = Word(rawValue: typed) { return word }
    let known = type.allCases.map { String($0.rawValue.map { $0 == "_" ? "-" : $0 }) }
    let hint = Suggestion.closest(to: text, among: known).map { "Maybe \($0)? " } ?? ""
    throw .usage("“\(text)” is no \(name). \(hint)Type one of \(known.joined(separator: ", ")).")
  }
}

/// `caseday waits`.
struct WaitsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waits",
    abstract: "Show what is awaited from others, with the days since the request and since the last chase.",
    discussion: """
      EXAMPLES:
        caseday waits
        caseday answer 7 D1     the answer is in
      """)

  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let door = try OfficeDoor(office, console: console)
    let waits = try await door.open().perform(ViewWaits(), as: door.actor)
    if view.isJSON { return try console.put(json: JSONDocument.data(WaitListAnswer(waits))) }
    try console.put(WaitText(waits: waits).rendered(in: style))
  }
}
