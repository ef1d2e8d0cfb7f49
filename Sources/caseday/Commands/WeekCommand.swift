internal import ArgumentParser
internal import CaseService
internal import Casework

/// `caseday week`.
struct WeekCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "week",
    abstract: "Print the week: each half-day with its load and its tasks.",
    discussion: """
      EXAMPLES:
        caseday week
        caseday week --date 2026-01-12
        caseday week --demo --json

      --json prints the same document as `caseday today --json`.
      """)

  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions
  @Flag(name: .customLong("all"), help: "Print every task that has no day, not only the first ones.")
  var showsAll = false

  func run() async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let door = try OfficeDoor(office, console: console)
    let plan = try await door.open().perform(ViewPlan(day: door.day), as: door.actor)
    if view.isJSON { return try console.put(json: plan.smartDistribution.json()) }
    try console.put(WeekText(view: plan.week, showsAll: showsAll).rendered(in: style))
  }
}
