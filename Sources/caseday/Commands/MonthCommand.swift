internal import ArgumentParser
internal import CaseService
internal import Casework

/// `caseday month`.
struct MonthCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "month",
    abstract: "Print four weeks: how full each day is, what has a time, what must be done by then.",
    discussion: """
      EXAMPLES:
        caseday month
        caseday month --date 2026-02-02
        caseday month --demo --json

      --json prints the document of GET /api/month.
      """)

  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let door = try OfficeDoor(office, console: console)
    let month = try await door.open().perform(ViewMonth(containing: door.day), as: door.actor)
    if view.isJSON { return try console.put(json: JSONDocument.data(month)) }
    try console.put(MonthText(view: month).rendered(in: style))
  }
}
