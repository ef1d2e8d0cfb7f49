internal import ArgumentParser
internal import CaseService
internal import Casework

/// `caseday warnings`.
struct WarningsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "warnings",
    abstract: "Print what can no longer go as planned, each with what would mend it.",
    discussion: """
      EXAMPLES:
        caseday warnings
        caseday warnings accept 1f0c9a2b "The court was told"
        caseday fix 1f0c9a2b 1 --dry-run

      A warning is announced on the day it becomes true and stays listed until it
      is mended. One that is accepted stands at the end, with the reason.
      """,
    subcommands: [WarningsListCommand.self, WarningsAcceptCommand.self],
    defaultSubcommand: WarningsListCommand.self)
}

/// `caseday warnings list`.
struct WarningsListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Print the warnings, the most pressing first.",
    discussion: """
      EXAMPLES:
        caseday warnings
        caseday warnings --json
      """)

  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let door = try OfficeDoor(office, console: console)
    let warnings = try await door.open().perform(ListWarnings(), as: door.actor)
    if view.isJSON { return try console.put(json: JSONDocument.data(warnings)) }
    try console.put(WarningsText(warnings: warnings).rendered(in: style))
  }
}

/// `caseday warnings accept ID REASON`.
struct WarningsAcceptCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: "Accept a warning with a reason. It stays listed.",
    discussion: """
      EXAMPLES:
        caseday warnings accept 1f0c9a2b "The court was told"
      """)

  @Argument(help: "The warning's number, as the list shows it.")
  var id: String
  @Argument(help: "Why it is accepted.")
  var reason: String
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let door = try OfficeDoor(office, console: console)
    let accepted = try await door.open().perform(AcceptWarning(id: id, reason: reason), as: door.actor)
    if view.isJSON { return try console.put(json: JSONDocument.data([accepted])) }
    try console.put(WarningsText(warnings: [accepted]).rendered(in: style))
  }
}

/// `caseday fix ID N`.
struct FixCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix",
    abstract: "Apply what would mend a warning or a suggestion.",
    discussion: """
      EXAMPLES:
        caseday fix 1f0c9a2b 1 --dry-run
        caseday fix 1f0c9a2b 1

      --dry-run tries it on the plan and prints whom it hurts.
      """)

  @Argument(help: "The finding's number, as `caseday today` and `caseday warnings` show it.")
  var id: String
  @Argument(help: "Which of its fixes: 1, 2 or 3.")
  var number: Int
  @Flag(name: .customLong("dry-run"), help: "Print what would move and whom it hurts, and change nothing.")
  var isDryRun = false
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let door = try OfficeDoor(office, console: console)
    let office = try await door.open()
    let trial =
      isDryRun
      ? try await office.perform(PreviewFix(id: id, number: number), as: door.actor)
      : try await office.perform(ApplyFix(id: id, number: number), as: door.actor)
    if view.isJSON { return try console.put(json: JSONDocument.data(FixTrialDocument(trial))) }
    try console.put(WarningsText.trial(trial, isDone: !isDryRun, in: style))
    if isDryRun { console.say("Nothing was changed. Without --dry-run the fix is applied.") }
  }
}
