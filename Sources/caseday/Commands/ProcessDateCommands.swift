internal import ArgumentParser
internal import CaseService
internal import CaseWeb
internal import Casework

/// `caseday clock PROCESS stop|resume`.
struct ClockCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clock",
    abstract: "Stop a process's clock, such as a voucher's, or let it run on.",
    discussion: """
      EXAMPLES:
        caseday clock 7 stop "The request for tenancy approval is in"
        caseday clock 7 resume --on 2026-02-20

      `caseday client` shows the days left and why a clock stands still.
      """)

  @Argument(help: "The process's number.")
  var process: Int
  @Argument(help: "stop or resume.")
  var action: String
  @Argument(help: "Why it stops.")
  var reason = ""
  @Option(name: .customLong("on"), help: ArgumentHelp("The day (default: today).", valueName: "yyyy-mm-dd"))
  var day: String?
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let change: RecordProcessDate.Change
    switch action {
    case "stop": change = .stopClock(reason: reason)
    case "resume": change = .resumeClock
    default: throw CommandFailure.usage("“\(action)” can't be done with a clock. Type stop or resume.")
    }
    let day = if let day { try DayArgument.day(day, option: "--on") } else { CalendarDay?.none }
    let record = RecordProcessDate(processID: process, change: change, day: day)
    try await Recording(office: office, view: view).run("Recorded") { try await $0.perform(record, as: $1) }
  }
}

/// `caseday paper PROCESS STEP DATE`.
struct PaperCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paper",
    abstract: "Record the day on which a paper or consent ends, as it is printed on it.",
    discussion: """
      EXAMPLES:
        caseday paper 7 D3 2026-06-30

      A renewal is planned before that day, and what needs the paper comes after it.
      """)

  @Argument(help: "The process's number.")
  var process: Int
  @Argument(help: "The step that made the paper, such as D3.")
  var step: String
  @Argument(help: "The last day on which it is good.")
  var day: String
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let record = RecordProcessDate(
      processID: process, change: .paperEnd(step: step, reason: ""), day: try DayArgument.day(day, option: "the step"))
    try await Recording(office: office, view: view).run("Recorded") { try await $0.perform(record, as: $1) }
  }
}

/// `caseday deadline PROCESS STEP DATE REASON`.
struct DeadlineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deadline",
    abstract: "Record that a hard date was moved: an extension, a date in a letter.",
    discussion: """
      EXAMPLES:
        caseday deadline 7 D13 2026-04-15 "SSA gave 30 more days"
      """)

  @Argument(help: "The process's number.")
  var process: Int
  @Argument(help: "The step, such as D13.")
  var step: String
  @Argument(help: "The new date.")
  var day: String
  @Argument(help: "Who moved it, and why.")
  var reason: String
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let record = RecordProcessDate(
      processID: process, change: .deadline(step: step, reason: reason),
      day: try DayArgument.day(day, option: "the step"))
    try await Recording(office: office, view: view).run("Recorded") { try await $0.perform(record, as: $1) }
  }
}
