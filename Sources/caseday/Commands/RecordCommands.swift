internal import ArgumentParser
internal import CaseService
internal import CaseWeb
internal import Casework

/// `caseday event PROCESS EVENT`.
struct EventCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "event",
    abstract: "Record that something happened in a process: denied, hired, records received.",
    discussion: """
      EXAMPLES:
        caseday event 12 received
        caseday event 7 denied --on 2026-02-10
        caseday event 7 denied --undo

      `caseday client Jay` shows the numbers of the processes and their events.
      Steps that waited for the event are planned; today and tomorrow stay.
      """)

  @Argument(help: "The process's number.")
  var process: Int
  @Argument(help: "The event's name.")
  var event: String
  @Option(name: .customLong("on"), help: ArgumentHelp("The day it happened (default: today).", valueName: "yyyy-mm-dd"))
  var day: String?
  @Flag(name: .customLong("undo"), help: "Take the event back; done work stays.")
  var isUndo = false
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let day = if let day { try DayArgument.day(day, option: "--on") } else { CalendarDay?.none }
    if isUndo {
      if day != nil { throw CommandFailure.usage("--undo takes the event back whatever its day. Leave --on out.") }
      let change = WithdrawEvent(processID: process, event: event)
      return try await Recording(office: office, view: view).run("Taken back") { try await $0.perform(change, as: $1) }
    }
    let change = RecordEvent(processID: process, event: event, day: day)
    try await Recording(office: office, view: view).run("Recorded") { try await $0.perform(change, as: $1) }
  }
}

/// `caseday answer PROCESS STEP`.
struct AnswerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer",
    abstract: "Record that somebody outside answered, so that a step no longer waits.",
    discussion: """
      EXAMPLES:
        caseday answer 7 D1
        caseday answer 7 D1 --on 2026-01-08

      `caseday client Jay` shows which steps wait, with their letters and numbers.
      """)

  @Argument(help: "The process's number.")
  var process: Int
  @Argument(help: "The step, such as D1.")
  var step: String
  @Option(
    name: .customLong("on"), help: ArgumentHelp("The day of the answer (default: today).", valueName: "yyyy-mm-dd"))
  var day: String?
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let day = if let day { try DayArgument.day(day, option: "--on") } else { CalendarDay?.none }
    let change = RecordAnswer(processID: process, stepID: step, day: day)
    try await Recording(office: office, view: view).run("Answered") { try await $0.perform(change, as: $1) }
  }
}

/// `caseday skip TASK REASON`.
struct SkipCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "skip",
    abstract: "Skip a task with a reason. It is kept, and nothing else moves.",
    discussion: """
      EXAMPLES:
        caseday skip 17 "The client holds a valid ID"
      """)

  @Argument(help: "The task's number.")
  var task: String
  @Argument(help: "Why it isn't needed.")
  var reason: String
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let door = try OfficeDoor(office, console: console)
    let number = try TaskNumber.read(task)
    let skipped = try await door.open().perform(SkipTask(taskID: number, reason: reason), as: door.actor)
    if view.isJSON { return try console.put(json: JSONDocument.data([skipped])) }
    var page = Page(style: style)
    page.add([Span("Skipped: ", .good), Span("[\(skipped.id)] \(skipped.clientName): \(skipped.description)")])
    try console.put(page.text)
  }
}

/// Records something in a process and shows where the process stands then.
struct Recording {
  let office: OfficeOptions
  let view: ViewOptions

  func run(_ said: String, change: (Office, Actor) async throws -> ProcessProgress) async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let door = try OfficeDoor(office, console: console)
    let progress = try await change(try await door.open(), door.actor)
    if view.isJSON { return try console.put(json: JSONDocument.data(ProgressAnswer(progress))) }
    var page = Page(style: style)
    page.add([Span("\(said): ", .good), Span("\(progress.title), \(progress.percent)% complete")])
    for line in progress.waiting { page.add([Span("Waiting: ", .faint), Span("\(line.title) (\(line.detail))")]) }
    for line in progress.upcoming.prefix(3) {
      page.add([Span("Next: ", .faint), Span("\(line.title) (\(line.detail))")])
    }
    try console.put(page.text)
  }
}
