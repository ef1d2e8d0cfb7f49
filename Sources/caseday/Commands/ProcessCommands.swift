internal import ArgumentParser
internal import CaseService
internal import CaseWeb
internal import Casework
internal import Planning

/// `caseday process ...`.
struct ProcessCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "process",
    abstract: "Change a running process: steps by hand, putting off, ending, versions.",
    subcommands: [
      ProcessStepsCommand.self, ProcessInsertCommand.self, ProcessPutOffCommand.self, ProcessEndCommand.self,
      ProcessReopenCommand.self,
      ProcessHandOverCommand.self, ProcessVersionCommand.self,
    ])
}

/// `caseday process insert PROCESS TITLE`.
struct ProcessInsertCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "insert",
    abstract: "Insert a step into a running process, and plan it.",
    discussion: """
      EXAMPLES:
        caseday process insert 7 "Ask the clinic for a second copy" --minutes 10
        caseday process insert 7 "Visit the clinic" --category appointment
          --minutes 60 --after D3 --before D6 --due 2026-01-20
      """)

  @Argument(help: "The process's number.")
  var process: Int
  @Argument(help: "What is to be done.")
  var title: String
  @Option(name: .customLong("category"), help: "phone_call, appointment, paperwork, follow_up or other.")
  var category = "other"
  @Option(name: .customLong("minutes"), help: ArgumentHelp("How long it takes, its note included.", valueName: "n"))
  var minutes = 15
  @Option(name: .customLong("after"), help: ArgumentHelp("The step that comes before it.", valueName: "step"))
  var after: String?
  @Option(name: .customLong("before"), help: ArgumentHelp("The step that waits for it.", valueName: "step"))
  var before: String?
  @Option(name: .customLong("due"), help: ArgumentHelp("By when it should be done.", valueName: "yyyy-mm-dd"))
  var due: String?
  @Option(name: .customLong("reason"), help: "Why it is there.")
  var reason = ""
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    guard let category = WorkCategory(rawValue: category) else {
      throw CommandFailure.usage(
        "“\(category)” is not a category. Take one of \(WorkCategory.allCases.map(\.rawValue).joined(separator: ", "))."
      )
    }
    let day = if let due { try DayArgument.day(due, option: "--due") } else { CalendarDay?.none }
    let change = InsertStep(
      processID: process,
      step: InsertedStep(
        title: title, category: category, minutes: minutes, after: after, before: before, due: day, reason: reason))
    try await Recording(office: office, view: view).run("Inserted") { try await $0.perform(change, as: $1).progress }
  }
}

/// `caseday process put-off PROCESS STEP --until DATE`.
struct ProcessPutOffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "put-off",
    abstract: "Put a step off, with every step that needs it. Legal dates never move.",
    discussion: """
      EXAMPLES:
        caseday process put-off 7 D7 --until 2026-02-02 --dry-run
        caseday process put-off 7 D7 --until 2026-02-02
        caseday process put-off 7 D7 --back
      """)

  @Argument(help: "The process's number.")
  var process: Int
  @Argument(help: "The step, such as D7.")
  var step: String
  @Option(name: .customLong("until"), help: ArgumentHelp("Its first day from now on.", valueName: "yyyy-mm-dd"))
  var until: String?
  @Flag(name: .customLong("back"), help: "Take it back: the step stands where the template has it.")
  var isBack = false
  @Flag(name: .customLong("dry-run"), help: "Print what would move and break, and change nothing.")
  var isDryRun = false
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    if isBack == (until != nil) {
      throw CommandFailure.usage("Type either --until with a day, or --back.")
    }
    let day = if let until { try DayArgument.day(until, option: "--until") } else { CalendarDay?.none }
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let door = try OfficeDoor(office, console: console)
    let office = try await door.open()
    let preview =
      isDryRun
      ? try await office.perform(PreviewPutOff(processID: process, stepID: step, day: day), as: door.actor)
      : try await office.perform(PutOffStep(processID: process, stepID: step, day: day), as: door.actor).preview
    if view.isJSON { return try console.put(json: JSONDocument.data(PutOffAnswer(preview))) }
    var page = Page(style: style)
    for move in preview.moves {
      page.add(
        Page.Row(
          mark: "•", spans: [Span("\(move.stepID) ", .faint), Span(move.title)],
          detail: "\(DayText.short(move.from)) to \(DayText.short(move.to))"))
    }
    if preview.moves.isEmpty { page.add("Nothing moves.") }
    if !preview.conflicts.isEmpty { page.heading(mark: "❗", "WOULD NOT BE MET", look: .urgent) }
    for conflict in preview.conflicts { page.add(Page.Row(mark: "•", spans: [Span(conflict)])) }
    try console.put(page.text)
    if isDryRun { console.say("Nothing was changed. Without --dry-run it is put off.") }
  }
}

/// `caseday process end PROCESS`.
struct ProcessEndCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "end",
    abstract: "End a process with a reason, or hand it over now. Done work stays.",
    discussion: """
      EXAMPLES:
        caseday process end 7 --reason "The client withdrew the claim"
        caseday process end 7 --to "County benefits office"
      """)

  @Argument(help: "The process's number.")
  var process: Int
  @Option(name: .customLong("reason"), help: "Why it ends.")
  var reason = ""
  @Option(name: .customLong("to"), help: ArgumentHelp("Who takes it over.", valueName: "owner"))
  var owner: String?
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let change = EndProcess(processID: process, reason: reason, nextOwner: owner)
    try await StayChange(office: office, view: view).run("Ended") { try await $0.perform(change, as: $1) }
  }
}

/// `caseday process reopen PROCESS`.
struct ProcessReopenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen", abstract: "Take up a process again that was ended by decision.",
    discussion: """
      EXAMPLES:
        caseday process reopen 7
      """)

  @Argument(help: "The process's number.")
  var process: Int
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let change = ReopenProcess(processID: process)
    try await Recording(office: office, view: view).run("Taken up again") { try await $0.perform(change, as: $1) }
  }
}

/// `caseday process hand-over PROCESS OWNER`.
struct ProcessHandOverCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hand-over", abstract: "Name who takes a process over when the client leaves.",
    discussion: """
      EXAMPLES:
        caseday process hand-over 7 "Legal Aid, Ms. Ortiz"

      The process goes on here until the exit is recorded.
      """)

  @Argument(help: "The process's number.")
  var process: Int
  @Argument(help: "The next owner; an empty text takes the name back.")
  var owner: String
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let change = NameNextOwner(processID: process, owner: owner.isEmpty ? nil : owner)
    try await Recording(office: office, view: view).run(owner.isEmpty ? "No next owner" : "Next owner: \(owner)") {
      try await $0.perform(change, as: $1)
    }
  }
}

/// `caseday process version PROCESS`.
struct ProcessVersionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "version",
    abstract: "See what another version of its template would change for a process, and take it.",
    discussion: """
      EXAMPLES:
        caseday process version 7
        caseday process version 7 --take
        caseday process version 7 --to 1 --take
      """)

  @Argument(help: "The process's number.")
  var process: Int
  @Option(name: .customLong("to"), help: ArgumentHelp("The version (default: the published one).", valueName: "n"))
  var version: Int?
  @Flag(name: .customLong("take"), help: "Move the process to it. What is done stays done.")
  var takes = false
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    if takes {
      let change = TakeVersion(processID: process, version: version)
      return try await Recording(office: office, view: view).run("Moved") { try await $0.perform(change, as: $1) }
    }
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let door = try OfficeDoor(office, console: console)
    let preview = try await door.open().perform(
      PreviewVersion(processID: process, version: version), as: door.actor)
    if view.isJSON { return try console.put(json: JSONDocument.data(VersionAnswer(preview))) }
    try console.put(TemplatesText.version(preview, in: style))
    console.say("Nothing was changed. With --take the process moves to that version.")
  }
}

/// `caseday split TASK --into N`.
struct SplitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "split",
    abstract: "Split a task into parts that are planned one by one.",
    discussion: """
      EXAMPLES:
        caseday split 17 --into 2
        caseday split 17 --into 1     together again
      """)

  @Argument(help: "The task's number.")
  var task: String
  @Option(name: .customLong("into"), help: ArgumentHelp("How many parts, 1 to 6.", valueName: "n"))
  var parts: Int
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let door = try OfficeDoor(office, console: console)
    let number = try TaskNumber.read(task)
    guard (1...6).contains(parts) else { throw CommandFailure.usage("--into \(parts) is outside 1 to 6.") }
    let tasks = try await door.open().perform(SplitTask(taskID: number, parts: parts), as: door.actor)
    if view.isJSON { return try console.put(json: JSONDocument.data(tasks)) }
    var page = Page(style: style)
    for task in tasks {
      page.add(
        Page.Row(
          mark: Wording.mark(task.category), spans: [Span("[\(task.id)] ", .faint), Span(task.description)],
          detail: "\(task.day.map(DayText.short) ?? "no day yet"), \(Wording.shortLength(task.minutes))"))
    }
    try console.put(page.text)
  }
}
