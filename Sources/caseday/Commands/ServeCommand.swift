internal import ArgumentParser
internal import CaseService
internal import Casework

/// `caseday serve`.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve the dashboard and the API on this machine, until Ctrl-C.",
    discussion: """
      EXAMPLES:
        caseday serve
        caseday serve --db team.sqlite --port 8081
        caseday serve --demo --port 0 --clock 2026-01-05
        caseday serve --host 192.0.2.7 --tls-certificate cert.pem --tls-key key.pem
        caseday serve --behind-proxy --allow-host plan.example.org

      The address is printed on standard output once the server listens, and
      while there are no accounts a link to make the first one. Beyond this
      machine it serves over TLS only, and everybody needs a second factor.
      """)

  @Option(name: .customLong("port"), help: "The port; 0 takes a free one.")
  var port = 8080
  @OptionGroup var reach: ReachOptions
  @Option(
    name: .customLong("clock"),
    help: ArgumentHelp("Run on a virtual day, which PUT /api/clock can move.", valueName: "yyyy-mm-dd"))
  var clock: String?
  @Option(
    name: .customLong("db"),
    help: ArgumentHelp(
      "The database file (default: $CASEDAY_DB, else ~/.local/share/caseday/caseday.sqlite); made when it isn't there.",
      valueName: "file"),
    completion: .file(extensions: ["sqlite"]))
  var database: String?
  @Flag(name: .customLong("demo"), help: "Serve the demo caseload, in memory: nothing is kept.")
  var isDemo = false

  func run() async throws {
    let console = Console.current
    var options = OfficeOptions()
    (options.database, options.isDemo, options.date, options.caseManager) = (database, isDemo, nil, nil)
    let door = try OfficeDoor(options, console: console)
    let day = if let clock { try DayArgument.day(clock, option: "--clock") } else { CalendarDay?.none }
    let address = try reach.address(port: port)
    try Port(port, at: address.host).check()
    let office =
      isDemo
      ? try await Office.demo(on: day ?? OfficeDoor.systemDay())
      : try await door.openToServe(clock: day.map { .virtual($0) } ?? .system)
    try await Server(office: office, actor: door.actor, address: address, isDemo: isDemo).run(on: console)
  }
}

/// `caseday demo`.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Plan a synthetic caseload of 20 clients, print today, and serve the dashboard until Ctrl-C.",
    discussion: """
      EXAMPLES:
        caseday demo
        caseday demo --port 0
        caseday demo --date 2026-01-05

      Everything is made up and in memory: nothing is kept.
      """)

  @Option(name: .customLong("port"), help: "The port on 127.0.0.1; 0 takes a free one.")
  var port = 8080
  @Option(
    name: .customLong("date"), help: ArgumentHelp("The day to plan for instead of today.", valueName: "yyyy-mm-dd"))
  var date: String?

  func run() async throws {
    let console = Console.current
    let day = if let date { try DayArgument.day(date, option: "--date") } else { OfficeDoor.systemDay() }
    try Port(port).check()
    let door = try OfficeDoor(OfficeOptions.parse([]), console: console)
    let office = try await Office.demo(on: day)
    let plan = try await office.perform(ViewPlan(), as: door.actor)
    try console.put(TodayText(view: plan.today).rendered(in: console.style()))
    try console.put("\n")
    try await Server(office: office, actor: door.actor, address: .loopback(port: port), isDemo: true).run(on: console)
  }
}
