internal import ArgumentParser
internal import CaseService
internal import CaseWeb
internal import Casework

/// `caseday client NAME`.
struct ClientCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "client",
    abstract: "Print one client: the stay, how far each process is, and what comes next.",
    discussion: """
      EXAMPLES:
        caseday client Jay
        caseday client C-002 --all
        caseday client Jay --demo --json
      """)

  @Argument(help: "A name, its beginning, or an id; letter case doesn't matter.")
  var client: String
  @Flag(name: .customLong("all"), help: "Print every upcoming step and task, not only the first ones.")
  var showsAll = false
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let door = try OfficeDoor(office, console: console)
    let office = try await door.open()
    let clients = try await office.perform(ListClients(day: door.day), as: door.actor)
    let found = try ClientFinder.client(client, in: clients)
    let shown = try await office.perform(ViewClient(client: found.clientID, day: door.day), as: door.actor)
    if view.isJSON { return try console.put(json: JSONDocument.data(ClientAnswer(shown))) }
    try console.put(ClientText(view: shown, showsAll: showsAll).rendered(in: style))
  }
}
