internal import ArgumentParser
internal import CaseService
internal import Casework

/// `caseday stay date CLIENT KIND DATE`.
struct StayDateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "date",
    abstract: "Note an appointment or another date, move it, or take it off.",
    discussion: """
      EXAMPLES:
        caseday stay date Jay court 2026-01-09 --at 09:30
        caseday stay date Jay court 2026-01-20 --instead-of 2026-01-09
        caseday stay date Jay "lease signing" 2026-02-02 --drop

      Kinds that steps wait for are court, benefits_interview, dmv_appointment,
      consultative_exam, job_interview, viewing, lease_signing and more; turns_18 is
      an 18th birthday in the household. Any other word is a date of your own.
      """)

  @Argument(help: "A client's name, its beginning, or an id.")
  var client: String
  @Argument(help: "What it is: court, lease_signing, or a word of your own.")
  var kind: String
  @Argument(help: "The day.")
  var day: String
  @Option(name: .customLong("at"), help: ArgumentHelp("The time.", valueName: "hh:mm"))
  var time: String?
  @Option(
    name: .customLong("instead-of"),
    help: ArgumentHelp("Moves the one that stands on this day.", valueName: "yyyy-mm-dd"))
  var replaced: String?
  @Flag(name: .customLong("drop"), help: "Take it off: it doesn't hold any more.")
  var isDropped = false
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    var clock: ClockTime?
    if let time {
      guard let read = ClockTime(time) else { throw CommandFailure.usage("Type the time after --at like 09:30.") }
      clock = read
    }
    let date = KeyDate(kind: kind, day: try DayArgument.day(day, option: "the kind"), time: clock)
    let change = ChangeDate(
      client: client, date: date,
      change: isDropped ? .drop : .note(replacing: try StayDay.read(replaced, option: "--instead-of")))
    try await StayRecording(office: office, view: view).run(isDropped ? "Taken off" : "Noted") {
      try await $0.perform(change, as: $1)
    }
  }
}

/// `caseday stay provider CLIENT NAME`.
struct StayProviderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "provider",
    abstract: "Add a doctor, clinic or hospital that holds records, or take one off.",
    discussion: """
      EXAMPLES:
        caseday stay provider Jay "Dr. Grey (surgeon)"
        caseday stay provider Jay "Mercy Hospital" --zone America/Chicago
        caseday stay provider Jay "Dr. Grey (surgeon)" --remove --reason "Never saw her"
      """)

  @Argument(help: "A client's name, its beginning, or an id.")
  var client: String
  @Argument(help: "The provider as you know it.")
  var name: String
  @Option(name: .customLong("zone"), help: "Its time zone, where it isn't yours.")
  var zone: String?
  @Flag(name: .customLong("remove"), help: "Take it off; what was asked of it ends with the reason.")
  var isRemoved = false
  @Option(name: .customLong("reason"), help: "Why it comes off.")
  var reason = ""
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let change = ChangeProvider(
      client: client, provider: Provider(name: name, timeZone: zone), change: isRemoved ? .remove(reason: reason) : .add
    )
    try await StayRecording(office: office, view: view).run(isRemoved ? "Taken off" : "Added") {
      try await $0.perform(change, as: $1)
    }
  }
}

/// `caseday stay correct CLIENT`.
struct StayCorrectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct",
    abstract: "Correct a client's name, setting or note.",
    discussion: """
      EXAMPLES:
        caseday stay correct Jay --name "Jay Miller"
        caseday stay correct Jay --setting community --note "Lives with his aunt"
      """)

  @Argument(help: "A client's name, its beginning, or an id.")
  var client: String
  @Option(name: .customLong("name"), help: "The name as it should be.")
  var name: String?
  @Option(name: .customLong("setting"), help: "residential or community.")
  var setting: String?
  @Option(name: .customLong("note"), help: "A line about the client.")
  var note: String?
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    guard name != nil || setting != nil || note != nil else {
      throw CommandFailure.usage("Say what to correct: --name, --setting or --note.")
    }
    let change = CorrectFacts(
      client: client, name: name, setting: try setting.map { try StayDay.setting($0) }, note: note)
    try await StayRecording(office: office, view: view).run("Corrected") { try await $0.perform(change, as: $1) }
  }
}
