internal import ArgumentParser
internal import CaseService
internal import CaseWeb

/// `caseday export`.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Print the records of a client or of the whole caseload as JSON, and log what for.",
    discussion: """
      EXAMPLES:
        caseday export --client C-002 --purpose "Move to the county" > c-002.json
        caseday export --purpose "Yearly review of the program" --as dana

      The audit log keeps the purpose for good: write no names.
      """)

  @Option(name: .customLong("purpose"), help: "What the records are for, in a few words.")
  var purpose: String
  @Option(
    name: .customLong("client"),
    help: ArgumentHelp("One client, by id or name (default: everybody).", valueName: "client"))
  var client: String?
  @OptionGroup var office: OfficeOptions

  func run() async throws {
    let door = try OfficeDoor(office, console: Console.current)
    let office = try await door.open()
    let export = try await office.perform(ExportRecords(purpose: purpose, client: client), as: door.actor)
    try Console.current.put(json: JSONDocument.data(ExportAnswer(export)))
  }
}
