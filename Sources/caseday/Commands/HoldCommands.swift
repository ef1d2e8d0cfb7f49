internal import ArgumentParser
internal import CaseService
internal import Casework

/// `caseday hold WHAT`.
struct HoldCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hold",
    abstract: "Put a client or a process on hold: its work is freed, nothing else moves.",
    discussion: """
      EXAMPLES:
        caseday hold Jay --reason "In hospital"
        caseday hold --process 7

      `caseday resume` takes it up again.
      """)

  @Argument(help: "The client's name or id.")
  var client: String?
  @Option(name: .customLong("process"), help: ArgumentHelp("A process instead of a client.", valueName: "number"))
  var process: Int?
  @Option(name: .customLong("reason"), help: ArgumentHelp("Why, in a few words.", valueName: "text"))
  var reason = ""
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let change = HoldWork(try HeldArgument.name(client: client, process: process), reason: reason)
    try await PlanRun(office: office, view: view).answer { try await $0.perform(change, as: $1) }
  }
}

/// `caseday resume WHAT`.
struct ResumeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "Take a client or a process up again: its work takes the room that is free.",
    discussion: """
      EXAMPLES:
        caseday resume Jay
        caseday resume --process 7
      """)

  @Argument(help: "The client's name or id.")
  var client: String?
  @Option(name: .customLong("process"), help: ArgumentHelp("A process instead of a client.", valueName: "number"))
  var process: Int?
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let change = ResumeWork(try HeldArgument.name(client: client, process: process))
    try await PlanRun(office: office, view: view).answer { try await $0.perform(change, as: $1) }
  }
}

/// A client or a process, one of the two.
private enum HeldArgument {
  static func name(client: String?, process: Int?) throws(CommandFailure) -> HeldName {
    switch (client, process) {
    case (let client?, nil): return .client(client)
    case (nil, let process?): return .process(process)
    default: throw .usage("Name a client, or a process with --process; one of the two.")
    }
  }
}

/// `caseday crisis`.
struct CrisisCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crisis",
    abstract: "Report a crisis, and record that it is stabilised or over.",
    discussion: """
      EXAMPLES:
        caseday crisis open Stacey "no bed tonight" "Find a bed for tonight"
        caseday crisis stabilise 1
        caseday crisis close 1

      What a crisis needs stands on today; the day's crisis time pays for it
      first. What it pushes waits as a preview: `caseday plan`.
      """,
    subcommands: [CrisisOpenCommand.self, CrisisStabiliseCommand.self, CrisisCloseCommand.self])
}

/// `caseday crisis open CLIENT KIND NEED`.
struct CrisisOpenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Report a crisis.",
    discussion: """
      EXAMPLES:
        caseday crisis open Stacey "no bed tonight" "Find a bed" --minutes 90
      """)

  @Argument(help: "The client's name or id.")
  var client: String
  @Argument(help: "What has happened.")
  var kind: String
  @Argument(help: "What is needed now.")
  var need: String
  @Option(
    name: .customLong("minutes"),
    help: ArgumentHelp("How long that takes (default: one day's crisis time).", valueName: "minutes"))
  var minutes: Int?
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let change = ReportCrisis(client: client, kind: kind, need: need, minutes: minutes)
    try await PlanRun(office: office, view: view).answer { try await $0.perform(change, as: $1) }
  }
}

/// `caseday crisis stabilise CRISIS`.
struct CrisisStabiliseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stabilise", abstract: "Record that a crisis is stabilised: safe tonight, the immediate need met.",
    discussion: """
      EXAMPLES:
        caseday crisis stabilise 1

      `caseday plan` shows the numbers of the open crises.
      """)

  @Argument(help: "The crisis's number.")
  var crisis: Int
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    try await PlanRun(office: office, view: view).changes {
      try await $0.perform(StabiliseCrisis(crisisID: crisis), as: $1)
    }
  }
}

/// `caseday crisis close CRISIS`.
struct CrisisCloseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Record that a crisis is over.",
    discussion: """
      EXAMPLES:
        caseday crisis close 1
      """)

  @Argument(help: "The crisis's number.")
  var crisis: Int
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    try await PlanRun(office: office, view: view).changes {
      try await $0.perform(CloseCrisis(crisisID: crisis), as: $1)
    }
  }
}

/// `caseday leave FROM [TO]`.
struct LeaveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leave",
    abstract: "Enter days or half-days away; what stands there finds another place.",
    discussion: """
      EXAMPLES:
        caseday leave 2026-01-08
        caseday leave 2026-01-12 2026-01-16 --reason "Training"
        caseday leave 2026-01-08 --half am
        caseday leave 2026-01-08 --cancel
      """)

  @Argument(help: ArgumentHelp("The first day.", valueName: "from"))
  var from: String
  @Argument(help: ArgumentHelp("The last day (default: the first).", valueName: "to"))
  var to: String?
  @Option(name: .customLong("half"), help: ArgumentHelp("am or pm: only this half of each day.", valueName: "half"))
  var half: String?
  @Option(name: .customLong("reason"), help: ArgumentHelp("What for.", valueName: "text"))
  var reason = "Leave"
  @Flag(name: .customLong("cancel"), help: "Take leave back: the days are worked after all.")
  var isCancelled = false
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let first = try DayArgument.day(from, option: "FROM")
    let last = if let to { try DayArgument.day(to, option: "TO") } else { first }
    let extent = try half.map { text throws(CommandFailure) -> WorkCalendar.Absence.Extent in
      guard let extent = WorkCalendar.Absence.Extent(rawValue: text), extent != .allDay else {
        throw .usage("--half \(text) is not a half-day. Write am or pm.")
      }
      return extent
    }
    if isCancelled {
      return try await PlanRun(office: office, view: view).answer {
        try await $0.perform(CancelLeave(from: first, to: last), as: $1)
      }
    }
    let leave = PlanChange.Leave(from: first, to: last, extent: extent ?? .allDay, reason: reason)
    try await PlanRun(office: office, view: view).answer { try await $0.perform(EnterLeave(leave), as: $1) }
  }
}
