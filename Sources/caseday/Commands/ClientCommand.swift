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
        caseday client Jay --timeline
        caseday client Jay --timeline --kind plan --before 120
        caseday client Jay --demo --json
      """)

  @Argument(help: "A name, its beginning, or an id; letter case doesn't matter.")
  var client: String
  @Flag(name: .customLong("all"), help: "Print every upcoming step and task, not only the first ones.")
  var showsAll = false
  @Flag(name: .customLong("timeline"), help: "Print who did what for the client and when, from the audit log.")
  var showsTimeline = false
  @Option(
    name: .customLong("kind"),
    help: ArgumentHelp("With --timeline: work, plan, processes, stay or looks.", valueName: "kind"))
  var kind: String?
  @Option(
    name: .customLong("before"),
    help: ArgumentHelp("With --timeline: only what is older than that entry.", valueName: "entry"))
  var before: Int?
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let door = try OfficeDoor(office, console: console)
    let office = try await door.open()
    let clients = try await office.perform(ListClients(day: door.day), as: door.actor)
    let found = try ClientFinder.client(client, in: clients)
    if showsTimeline { return try await printTimeline(found.clientID, office: office, door: door, console: console) }
    guard kind == nil, before == nil else {
      throw CommandFailure.usage("--kind and --before belong to --timeline. Add --timeline.")
    }
    let shown = try await office.perform(ViewClient(client: found.clientID, day: door.day), as: door.actor)
    if view.isJSON { return try console.put(json: JSONDocument.data(ClientAnswer(shown))) }
    try console.put(ClientText(view: shown, showsAll: showsAll).rendered(in: style))
  }

  private func printTimeline(_ client: String, office: Office, door: OfficeDoor, console: Console) async throws {
    let wanted = try kind.map { text throws(CommandFailure) -> CaseTimeline.Kind in
      guard let kind = CaseTimeline.Kind(rawValue: text) else {
        let known = CaseTimeline.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        throw .usage("--kind takes one of \(known).")
      }
      return kind
    }
    let timeline = try await office.perform(
      ViewTimeline(client: client, kind: wanted, before: before), as: door.actor)
    if view.isJSON { return try console.put(json: JSONDocument.data(TimelineAnswer(timeline))) }
    try console.put(TimelineText(view: timeline).rendered(in: try view.terminalStyle(on: console)))
  }
}
