internal import ArgumentParser
internal import CaseService
internal import CaseWeb
internal import Casework

/// `caseday start PROCESS CLIENT`.
struct StartCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start",
    abstract: "Start a process for a client and put its tasks on the calendar.",
    discussion: """
      EXAMPLES:
        caseday start disability_claim Jay
        caseday start "housing search" Jay --dry-run
        caseday start employment_prep Ryan --weeks 3

      `caseday templates list` prints the processes there are.
      """)

  @Argument(help: "The process, such as disability_claim.")
  var process: String
  @Argument(help: "A client's name, its beginning, or an id.")
  var client: String
  @Option(name: .customLong("weeks"), help: ArgumentHelp("The length (default: the template's own).", valueName: "n"))
  var weeks: Int?
  @Flag(name: .customLong("dry-run"), help: "Print the dates and what would move, and change nothing.")
  var isDryRun = false
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    if let weeks, !(1...104).contains(weeks) {
      throw CommandFailure.usage("--weeks \(weeks) is outside 1 to 104. Choose a length in between.")
    }
    let door = try OfficeDoor(office, console: console)
    let office = try await door.open()
    let known = try await office.perform(ListTemplates(), as: door.actor)
    let template = try ProcessFinder.template(process, among: Array(Set(known.map(\.id))))
    let clients = try await office.perform(ListClients(day: door.day), as: door.actor)
    let found = try ClientFinder.client(client, in: clients)
    if isDryRun {
      let preview = try await office.perform(
        PreviewProcess(client: found.clientID, processType: template, timelineWeeks: weeks), as: door.actor)
      if view.isJSON { return try console.put(json: JSONDocument.data(PreviewAnswer(preview))) }
      try console.put(PreviewText(preview: preview, clientName: found.name).rendered(in: style))
      console.say("Nothing was changed. Without --dry-run the process starts.")
      return
    }
    let started = try await office.perform(
      StartProcess(client: found.clientID, processType: template, timelineWeeks: weeks), as: door.actor)
    if view.isJSON { return try console.put(json: JSONDocument.data(StartAnswer(started))) }
    var page = Page(style: style)
    if let substitution = started.substitution { page.add(substitution, .high) }
    page.add(
      "Started \(started.title) for \(started.clientName): process \(started.processID), \(Wording.count(started.plannedTasks, "task")) on the calendar.",
      .good)
    try console.put(page.text)
  }
}
