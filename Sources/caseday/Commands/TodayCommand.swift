internal import ArgumentParser
internal import CaseService
internal import Casework

/// `caseday today`.
struct TodayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "today",
    abstract: "Print today: who needs what, and who is on track until when.",
    discussion: """
      EXAMPLES:
        caseday today
        caseday today --why
        caseday today --demo --date 2026-01-05
        caseday today --json | jq .capacity_used
      """)

  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions
  @Flag(name: .customLong("all"), help: "Print every task that has no day, not only the first ones.")
  var showsAll = false
  @Flag(name: .customLong("why"), help: "Print the reason of each task below it.")
  var showsReasons = false

  func run() async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let door = try OfficeDoor(office, console: console)
    let office = try await door.open()
    let plan = try await office.perform(ViewPlan(day: door.day), as: door.actor)
    if view.isJSON { return try console.put(json: plan.smartDistribution.json()) }
    // Another day has no now.
    let (today, now) = (await office.today, await office.time)
    let time = door.day == nil && plan.today.day == today ? now : nil
    try console.put(
      TodayText(view: plan.today, time: time, showsReasons: showsReasons, showsAll: showsAll).rendered(in: style))
  }
}
