internal import ArgumentParser
internal import CaseService
internal import CaseWeb
internal import Casework

/// `caseday stay ...`.
struct StayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stay",
    abstract: "Admit clients, and record what belongs to a stay: plan, notes, dates, exit.",
    subcommands: [
      StayAdmitCommand.self, StayAgainCommand.self, StayShowCommand.self, StayPlanCommand.self, StayNoteCommand.self,
      StayCrisisTimesCommand.self, StayDateCommand.self, StayProviderCommand.self, StayCorrectCommand.self,
      StayDischargeCommand.self, StayExitCommand.self,
    ])
}

/// `caseday stay discharge CLIENT DATE`.
struct StayDischargeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "discharge",
    abstract: "Move a client's planned discharge; what counts back from it moves along.",
    discussion: """
      EXAMPLES:
        caseday stay discharge Jay 2026-03-20
        caseday stay discharge Jay unknown
      """)

  @Argument(help: "A client's name, its beginning, or an id.")
  var client: String
  @Argument(help: "The day, or unknown.")
  var day: String
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let day = day == "unknown" ? nil : try DayArgument.day(day, option: "the client")
    let change = MoveDischarge(client: client, day: day)
    try await StayChange(office: office, view: view).run("Moved") { try await $0.perform(change, as: $1) }
  }
}

/// `caseday stay exit CLIENT DESTINATION`.
struct StayExitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exit",
    abstract: "Record that a client left: after-care begins, the rest ends or is handed over.",
    discussion: """
      EXAMPLES:
        caseday stay exit Stacey rental_with_subsidy --confirmed 2026-01-08
        caseday stay exit Stacey 435 --on 2026-01-09 --reason "Program completed"
        caseday stay exit Stacey --undo

      The destination is a word or HUD's number; a wrong one lists all. Recorded
      again, it corrects the exit.
      """)

  @Argument(help: "A client's name, its beginning, or an id.")
  var client: String
  @Argument(help: "Where the client went.")
  var destination: String?
  @Option(name: .customLong("on"), help: ArgumentHelp("The day (default: today).", valueName: "yyyy-mm-dd"))
  var day: String?
  @Option(name: .customLong("reason"), help: "Why the stay ended.")
  var reason = ""
  @Option(
    name: .customLong("confirmed"),
    help: ArgumentHelp("The day on which the place was seen in writing.", valueName: "yyyy-mm-dd"))
  var confirmed: String?
  @Flag(name: .customLong("undo"), help: "Take the exit back.")
  var isUndo = false
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let stay = StayChange(office: office, view: view)
    if isUndo {
      let change = WithdrawExit(client: client)
      return try await stay.run("Exit taken back") { try await $0.perform(change, as: $1) }
    }
    guard let destination else {
      throw CommandFailure.usage("Type where the client went, such as rental_with_subsidy, or --undo.")
    }
    let change = RecordExit(
      client: client, destination: destination, day: try Self.read(day, option: "--on"), reason: reason,
      confirmedOn: try Self.read(confirmed, option: "--confirmed"))
    try await stay.run("Recorded") { try await $0.perform(change, as: $1) }
  }

  private static func read(_ text: String?, option: String) throws -> CalendarDay? {
    if let text { try DayArgument.day(text, option: option) } else { nil }
  }
}

/// Changes a stay and shows the client.
struct StayChange {
  let office: OfficeOptions
  let view: ViewOptions

  /// - Parameter creating: makes a database that isn't there.
  func run(_ said: String, creating: Bool = false, change: (Office, Actor) async throws -> ClientView) async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let door = try OfficeDoor(office, console: console)
    let client = try await change(try await door.open(creating: creating), door.actor)
    if view.isJSON { return try console.put(json: JSONDocument.data(ClientAnswer(client))) }
    var page = Page(style: style)
    page.add([Span("\(said): ", .good), Span("\(client.name), \(client.headline)")])
    for process in client.ended { page.add(ClientText.row(process)) }
    for task in client.upcoming.prefix(ClientText.brief) {
      let day = task.day.map(DayText.short) ?? "no day yet"
      page.add(TodayText.row(task, mark: Wording.mark(task.category), prefix: [Span("\(day): ", .heading)]))
    }
    for recommendation in client.recommendations { TodayText.add(recommendation, to: &page) }
    try console.put(page.text)
  }
}
