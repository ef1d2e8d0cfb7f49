internal import ArgumentParser
internal import CaseService
internal import CaseWeb
internal import Casework
internal import Planning

/// `caseday move TASK DAY`.
struct MoveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "move",
    abstract: "Put a task on a day of your own; it is pinned there.",
    discussion: """
      EXAMPLES:
        caseday move 17 2026-01-08
        caseday move 17 2026-01-08 --half pm
        caseday move 17 2026-01-08 --at 10:30
        caseday move 17 2026-01-08 --overbook

      Where published work has to give way, it waits as a preview: `caseday plan`.
      `caseday why 17` names the best places.
      """)

  @Argument(help: "The task's number.")
  var task: String
  @Argument(help: ArgumentHelp("The day.", valueName: "yyyy-mm-dd"))
  var day: String
  @Option(name: .customLong("half"), help: ArgumentHelp("am or pm (default: the better one).", valueName: "half"))
  var half: HalfDay?
  @Option(name: .customLong("at"), help: ArgumentHelp("A fixed time.", valueName: "hh:mm"))
  var time: String?
  @Flag(name: .customLong("overbook"), help: "Past the day's limits if need be; nothing gives way.")
  var isOverbooking = false
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let number = try TaskNumber.read(task)
    let day = try DayArgument.day(day, option: "DAY")
    let clock = try time.map { text throws(CommandFailure) -> ClockTime in
      guard let clock = ClockTime(text) else { throw .usage("--at \(text) is not a time. Write it as 09:30.") }
      return clock
    }
    let change = MoveTask(taskID: number, day: day, half: half, time: clock, isOverbooking: isOverbooking)
    try await PlanRun(office: office, view: view).answer { try await $0.perform(change, as: $1) }
  }
}

extension HalfDay: ExpressibleByArgument {}

/// `caseday pin TASK`.
struct PinCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pin",
    abstract: "Pin a task where it stands: nothing but you moves it.",
    discussion: """
      EXAMPLES:
        caseday pin 17

      `caseday move` pins a task to another day. A pin survives every replan, and
      a missed day too: then Caseday asks (`caseday plan`).
      """)

  @Argument(help: "The task's number.")
  var task: String
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let number = try TaskNumber.read(task)
    try await PlanRun(office: office, view: view).answer { try await $0.perform(PinTask(taskID: number), as: $1) }
  }
}

/// `caseday unpin TASK`.
struct UnpinCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unpin",
    abstract: "Let the plan choose a task's place again.",
    discussion: """
      EXAMPLES:
        caseday unpin 17
      """)

  @Argument(help: "The task's number.")
  var task: String
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let number = try TaskNumber.read(task)
    try await PlanRun(office: office, view: view).answer { try await $0.perform(UnpinTask(taskID: number), as: $1) }
  }
}

/// `caseday why TASK`.
struct WhyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Why a task stands where it does, and what its other places would cost.",
    discussion: """
      EXAMPLES:
        caseday why 17
        caseday why 17 --not 2026-01-06
        caseday why 17 --places 8
      """)

  @Argument(help: "The task's number.")
  var task: String
  @Option(name: .customLong("not"), help: ArgumentHelp("Why not on this day.", valueName: "yyyy-mm-dd"))
  var other: String?
  @Option(name: .customLong("places"), help: ArgumentHelp("How many other places to name.", valueName: "count"))
  var places = 3
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let number = try TaskNumber.read(task)
    guard (1...40).contains(places) else { throw CommandFailure.usage("--places takes a number from 1 to 40.") }
    let day = if let other { try DayArgument.day(other, option: "--not") } else { CalendarDay?.none }
    let door = try OfficeDoor(office, console: console)
    let explanation = try await door.open().perform(
      ExplainTask(taskID: number, notOn: day, places: places), as: door.actor)
    if view.isJSON { return try console.put(json: JSONDocument.data(ExplanationAnswer(explanation))) }
    try console.put(PlanText.explanation(explanation, style: style))
  }
}
