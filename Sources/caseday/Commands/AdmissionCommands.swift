internal import ArgumentParser
internal import CaseService
internal import CaseWeb
internal import Casework

/// `caseday stay admit NAME`.
struct StayAdmitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "admit",
    abstract: "Admit a client. Intake starts by itself in the first week.",
    discussion: """
      EXAMPLES:
        caseday stay admit "Nora" --discharge 2026-04-10
        caseday stay admit "Nora" --on 2026-01-02 --provider "Dr. Lee"
          --provider "County Hospital" --start disability_claim
      """)

  @Argument(help: "The client's name.")
  var name: String
  @Option(name: .customLong("id"), help: "An id of your own (default: the next free number).")
  var id: String?
  @Option(
    name: .customLong("on"), help: ArgumentHelp("The day of the admission (default: today).", valueName: "yyyy-mm-dd"))
  var day: String?
  @Option(name: .customLong("discharge"), help: ArgumentHelp("The planned discharge.", valueName: "yyyy-mm-dd"))
  var discharge: String?
  @Option(name: .customLong("setting"), help: "residential or community.")
  var setting = "residential"
  @Option(name: .customLong("note"), help: "A line about the client.")
  var note = ""
  @Option(name: .customLong("provider"), help: "A doctor or hospital that holds records; can be repeated.")
  var providers: [String] = []
  @Option(name: .customLong("start"), help: "A process to start at once; can be repeated.")
  var processes: [String] = []
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let client = NewClient(
      id: id, name: name, admission: try StayDay.read(day, option: "--on"),
      plannedDischarge: try StayDay.read(discharge, option: "--discharge"), setting: try StayDay.setting(setting),
      note: note, providers: providers.map { Provider(name: $0) }, processes: processes)
    try await StayChange(office: office, view: view).run("Admitted", creating: true) { office, actor in
      var client = client
      client.processes = try await StayDay.templates(client.processes, in: office, as: actor)
      return try await office.perform(AddClient(client), as: actor)
    }
  }
}

/// `caseday stay again CLIENT`.
struct StayAgainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "again",
    abstract: "Open a new stay for a client who left and came back.",
    discussion: """
      EXAMPLES:
        caseday stay again Stacey --discharge 2026-06-30
        caseday stay again Stacey --on 2026-03-02 --start housing_search

      Contacts, notes and open processes stay with the client; what was left of
      intake and after-care ends.
      """)

  @Argument(help: "A client's name, its beginning, or an id.")
  var client: String
  @Option(
    name: .customLong("on"), help: ArgumentHelp("The day of the admission (default: today).", valueName: "yyyy-mm-dd"))
  var day: String?
  @Option(name: .customLong("discharge"), help: ArgumentHelp("The planned discharge.", valueName: "yyyy-mm-dd"))
  var discharge: String?
  @Option(name: .customLong("setting"), help: "residential or community (default: as before).")
  var setting: String?
  @Option(name: .customLong("start"), help: "A process to start at once; can be repeated.")
  var processes: [String] = []
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let stay = OpenStay(
      client: client, admission: try StayDay.read(day, option: "--on"),
      plannedDischarge: try StayDay.read(discharge, option: "--discharge"),
      setting: try setting.map { try StayDay.setting($0) }, processes: processes)
    try await StayChange(office: office, view: view).run("New stay") { office, actor in
      var stay = stay
      stay.processes = try await StayDay.templates(stay.processes, in: office, as: actor)
      return try await office.perform(stay, as: actor)
    }
  }
}

/// Days and words of a stay as they are typed.
enum StayDay {
  static func read(_ text: String?, option: String) throws -> CalendarDay? {
    if let text { try DayArgument.day(text, option: option) } else { nil }
  }

  /// Template ids for processes as people call them.
  static func templates(_ typed: [String], in office: Office, as actor: Actor) async throws -> [String] {
    if typed.isEmpty { return [] }
    let known = try await office.perform(ListTemplates(), as: actor).map(\.id)
    return try typed.map { try ProcessFinder.template($0, among: known) }
  }

  static func setting(_ word: String) throws(CommandFailure) -> Client.Setting {
    guard let setting = Client.Setting(rawValue: word) else {
      throw .usage("“\(word)” is not a setting. Type residential or community.")
    }
    return setting
  }
}

/// `caseday stay show CLIENT`.
struct StayShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print a client's stay: the service plan, notes, crises, hand-over list, earlier stays.",
    discussion: """
      EXAMPLES:
        caseday stay show Jay
      """)

  @Argument(help: "A client's name, its beginning, or an id.")
  var client: String
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let asked = ViewStay(client: client)
    try await StayRecording(office: office, view: view).run(nil) { try await $0.perform(asked, as: $1) }
  }
}

/// `caseday stay plan CLIENT`.
struct StayPlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Record that a service plan was agreed, approved or reviewed.",
    discussion: """
      EXAMPLES:
        caseday stay plan Jay --goals "Income, a place of his own"
        caseday stay plan Lisa --none-needed "Waits for the lease only"
        caseday stay plan Jay --approved-by "M. Ortiz" --on 2026-01-12
        caseday stay plan Jay --reviewed --comment "Goals unchanged"

      An approved plan is planned for review before 90 days are over.
      """)

  @Argument(help: "A client's name, its beginning, or an id.")
  var client: String
  @Option(name: .customLong("goals"), help: "What is aimed at.")
  var goals: String?
  @Option(name: .customLong("none-needed"), help: "Why no process is needed now.")
  var noneNeeded: String?
  @Option(name: .customLong("approved-by"), help: "Who approved it.")
  var approvedBy: String?
  @Flag(name: .customLong("reviewed"), help: "It was reviewed.")
  var isReviewed = false
  @Option(name: .customLong("comment"), help: "What was said with the approval or the review.")
  var comment = ""
  @Option(name: .customLong("on"), help: ArgumentHelp("The day (default: today).", valueName: "yyyy-mm-dd"))
  var day: String?
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let record: ServicePlanRecord
    switch (goals ?? noneNeeded, approvedBy, isReviewed) {
    case (.some, nil, false): record = .agreed(goals: goals ?? "", noneNeeded: noneNeeded)
    case (nil, let approver?, false): record = .approved(by: approver, comment: comment)
    case (nil, nil, true): record = .reviewed(note: comment)
    default:
      throw CommandFailure.usage("Type one of --goals (or --none-needed), --approved-by and --reviewed.")
    }
    let change = RecordServicePlan(client: client, record: record, day: try StayDay.read(day, option: "--on"))
    try await StayRecording(office: office, view: view).run("Recorded") { try await $0.perform(change, as: $1) }
  }
}

/// `caseday stay note CLIENT TEXT`.
struct StayNoteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note",
    abstract: "Write a note about a client, or take one back.",
    discussion: """
      EXAMPLES:
        caseday stay note Jay "Met at the clinic; card expected next week"
        caseday stay note Jay "Called his sister" --on 2026-01-05
        caseday stay note Jay --withdraw 3

      Substance-use counselling notes have no place here (42 CFR Part 2).
      """)

  @Argument(help: "A client's name, its beginning, or an id.")
  var client: String
  @Argument(help: "The note.")
  var text: String?
  @Option(name: .customLong("on"), help: ArgumentHelp("The day it is about (default: today).", valueName: "yyyy-mm-dd"))
  var day: String?
  @Option(name: .customLong("withdraw"), help: ArgumentHelp("Take this note back instead.", valueName: "n"))
  var withdrawn: Int?
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let recording = StayRecording(office: office, view: view)
    if let withdrawn {
      let change = WithdrawNote(client: client, number: withdrawn)
      return try await recording.run("Taken back") { try await $0.perform(change, as: $1) }
    }
    guard let text else { throw CommandFailure.usage("Type the note after the client, or --withdraw with its number.") }
    let change = WriteNote(client: client, text: text, day: try StayDay.read(day, option: "--on"))
    try await recording.run("Kept") { try await $0.perform(change, as: $1) }
  }
}

/// `caseday stay crisis-times CRISIS`.
struct StayCrisisTimesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crisis-times",
    abstract: "Correct when a crisis was opened, stabilised and closed.",
    discussion: """
      EXAMPLES:
        caseday stay crisis-times 1 --opened 2026-01-05T08:10
          --stabilised 2026-01-05T17:30
      """)

  @Argument(help: "The crisis's number.")
  var crisis: Int
  @Option(name: .customLong("opened"), help: ArgumentHelp("Day and time.", valueName: "yyyy-mm-ddThh:mm"))
  var opened: String?
  @Option(name: .customLong("stabilised"), help: ArgumentHelp("Day and time.", valueName: "yyyy-mm-ddThh:mm"))
  var stabilised: String?
  @Option(name: .customLong("closed"), help: ArgumentHelp("Day and time.", valueName: "yyyy-mm-ddThh:mm"))
  var closed: String?
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let times = CrisisTimes(
      opened: try Self.moment(opened, option: "--opened"),
      stabilised: try Self.moment(stabilised, option: "--stabilised"),
      closed: try Self.moment(closed, option: "--closed"))
    let change = CorrectCrisisTimes(crisisID: crisis, times: times)
    try await StayRecording(office: office, view: view).run("Corrected") { try await $0.perform(change, as: $1) }
  }

  private static func moment(_ text: String?, option: String) throws -> Crisis.Moment? {
    guard let text else { return nil }
    let parts = text.split(separator: "T", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let time = ClockTime(parts[1]) else {
      throw CommandFailure.usage("“\(text)” is not a moment. Type it like 2026-01-05T10:40 after \(option).")
    }
    return Crisis.Moment(day: try DayArgument.day(parts[0], option: option), time: time)
  }
}

/// Records something about a stay and shows it.
struct StayRecording {
  let office: OfficeOptions
  let view: ViewOptions

  func run(_ said: String?, change: (Office, Actor) async throws -> StayRecords) async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let door = try OfficeDoor(office, console: console)
    let stay = try await change(try await door.open(), door.actor)
    if view.isJSON { return try console.put(json: JSONDocument.data(StayAnswer(stay))) }
    try console.put(StayText(stay: stay, said: said).rendered(in: style))
  }
}
