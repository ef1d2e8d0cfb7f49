internal import ArgumentParser
internal import CaseService
internal import CaseWeb
internal import Casework
internal import Foundation

/// `caseday services`: the directory, and importing one.
struct ServicesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "services",
    abstract: "The agencies and programs that clients are sent to: hours, intake days, waitlists.",
    discussion: """
      EXAMPLES:
        caseday services
        caseday services import services.csv --dry-run
        caseday services use 12 wipa_online --step J5
      """,
    subcommands: [ListServicesCommand.self, ImportServicesCommand.self, UseServiceCommand.self],
    defaultSubcommand: ListServicesCommand.self)
}

/// `caseday services list`.
struct ListServicesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "Show the directory.")
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let door = try OfficeDoor(office, console: console)
    let services = try await door.open().perform(ListServices(), as: door.actor)
    if view.isJSON { return try console.put(json: JSONDocument.data(ServiceListAnswer(services))) }
    try console.put(ServiceTextView(services: services).rendered(in: style))
  }
}

/// `caseday services import FILE`.
struct ImportServicesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Import services from CSV, JSON or YAML. Good entries are kept, the others named.",
    discussion: """
      EXAMPLES:
        caseday services import services.csv
        caseday services import services.json --dry-run

      Columns or keys: id, name, kind, time_zone, hours (mon-fri 08:00-17:00),
      intake_days, closed_days, waitlist (open, closed, none), usual_wait_days,
      update_every_days, alternatives, note.
      """)
  @Argument(help: "The file.", completion: .file(extensions: ["csv", "json", "yaml", "yml"]))
  var file: String
  @Flag(name: .customLong("dry-run"), help: "Check only; change nothing.")
  var isDryRun = false
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let bytes: [UInt8]
    do { bytes = [UInt8](try Data(contentsOf: URL(filePath: file))) } catch {
      throw CommandFailure.notFound("The file \(file) can't be read. Check its name and that you may read it.")
    }
    let door = try OfficeDoor(office, console: console)
    let report = try await door.open(creating: !isDryRun).perform(
      ImportServices(bytes: bytes, file: URL(filePath: file).lastPathComponent, isDryRun: isDryRun), as: door.actor)
    var page = Page(style: style)
    page.add([
      Span(isDryRun ? "Would import: " : "Imported: ", .good),
      Span("\(report.created) new, \(report.updated) changed, \(report.unchanged) unchanged"),
    ])
    for warning in report.warnings { page.add(Page.Row(mark: "•", spans: [Span(warning, .high)])) }
    for fault in report.faults {
      page.add(Page.Row(mark: "•", spans: [Span("Line \(fault.line): \(fault.sentence)", .urgent)]))
    }
    try console.put(page.text)
    if !report.faults.isEmpty {
      throw CommandFailure.data(
        "\(Wording.count(report.faults.count, "entry", "entries")) could not be used. Mend them and import the file again."
      )
    }
  }
}

/// `caseday services use PROCESS SERVICE`.
struct UseServiceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "use", abstract: "Choose which service a process, or one of its steps, uses.")
  @Argument(help: "The process's number.")
  var process: Int
  @Argument(help: "The service's id.")
  var service: String
  @Option(help: "Only for this step, such as J5.")
  var step: String?
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let door = try OfficeDoor(office, console: console)
    let progress = try await door.open().perform(
      ChooseService(processID: process, stepID: step, serviceID: service), as: door.actor)
    if view.isJSON { return try console.put(json: JSONDocument.data(ProgressAnswer(progress))) }
    var page = Page(style: style)
    page.add([Span("Chosen: ", .good), Span("\(progress.title) uses \(service). The plan is made around it.")])
    try console.put(page.text)
  }
}

/// `caseday refer CLIENT SERVICE` and `caseday referral NUMBER STATE`.
struct ReferCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refer",
    abstract: "Record that a client was sent to a service.",
    discussion: """
      EXAMPLES:
        caseday refer Ryan wipa_valley
        caseday referral 3 waitlisted --place 12
        caseday referral 3 accepted
      """)
  @Argument(help: "The client's id or name.")
  var client: String
  @Argument(help: "The service's id.")
  var service: String
  @Option(name: .customLong("on"), help: ArgumentHelp("The day (default: today).", valueName: "yyyy-mm-dd"))
  var day: String?
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let day = if let day { try DayArgument.day(day, option: "--on") } else { CalendarDay?.none }
    let door = try OfficeDoor(office, console: console)
    let referral = try await door.open().perform(
      ReferClient(client: client, serviceID: service, day: day), as: door.actor)
    if view.isJSON { return try console.put(json: JSONDocument.data(ReferralAnswer(referral))) }
    try console.put(ServiceTextView.referral(referral, in: style))
  }
}

/// `caseday referral NUMBER STATE`.
struct ReferralCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "referral",
    abstract: "Record what became of a referral: accepted, declined, waitlisted, expired.",
    discussion: """
      EXAMPLES:
        caseday referral 3 accepted
        caseday referral 3 waitlisted --place 12 --update-by 2026-02-01
      """)
  @Argument(help: "The referral's number.")
  var referral: Int
  @Argument(help: "accepted, declined, waitlisted, expired or sent.")
  var state: String
  @Option(help: "The place on the waitlist.")
  var place: Int?
  @Option(
    name: .customLong("update-by"), help: ArgumentHelp("When the service wants to hear again.", valueName: "yyyy-mm-dd")
  )
  var update: String?
  @Option(name: .customLong("on"), help: ArgumentHelp("The day (default: today).", valueName: "yyyy-mm-dd"))
  var day: String?
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    if let place, !(1...100_000).contains(place) {
      throw CommandFailure.usage("--place \(place) is no place on a list. Type a number from 1.")
    }
    var record = RecordReferral(
      referralID: referral, state: try AttemptCommand.word(state, Referral.State.self, of: "state"), place: place)
    if let day { record.day = try DayArgument.day(day, option: "--on") }
    if let update { record.nextUpdateDue = try DayArgument.day(update, option: "--update-by") }
    let door = try OfficeDoor(office, console: console)
    let changed = try await door.open().perform(record, as: door.actor)
    if view.isJSON { return try console.put(json: JSONDocument.data(ReferralAnswer(changed))) }
    try console.put(ServiceTextView.referral(changed, in: style))
  }
}
