internal import ArgumentParser
internal import CaseService
internal import CaseWeb
internal import Casework
internal import Planning

/// `caseday day`.
struct DayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "day",
    abstract: "Show or change how your day is made up: best half for hard work, notes block, caps.",
    discussion: """
      EXAMPLES:
        caseday day
        caseday day --focus afternoon
        caseday day --notes 45 --phone-calls 6
      """)

  @Option(help: "The half in which you do demanding work best: morning or afternoon.")
  var focus: String?
  @Option(help: "Minutes of the notes block that ends each day.")
  var notes: Int?
  @Option(help: "Minutes of the block on the week's last day, which prepares Monday.")
  var lastDayNotes: Int?
  @Option(help: "Minutes a day that only a crisis may spend.")
  var crisisBuffer: Int?
  @Option(help: "Most calls in a day.")
  var phoneCalls: Int?
  @Option(help: "Most appointments in a day.")
  var appointments: Int?
  @Option(help: "Most forms in a day.")
  var paperwork: Int?
  @Option(help: "Most follow-ups in a day.")
  var followUps: Int?
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    var change = DaySettingsChange()
    switch focus?.lowercased() {
    case nil: break
    case "am", "morning": change.focus = .am
    case "pm", "afternoon": change.focus = .pm
    case let other?:
      throw CommandFailure.usage("“\(other)” is no half of a day. Type morning or afternoon after --focus.")
    }
    change.notesMinutes = notes
    change.lastDayNotesMinutes = lastDayNotes
    change.crisisBufferMinutes = crisisBuffer
    change.phoneCallsPerDay = phoneCalls
    change.appointmentsPerDay = appointments
    change.paperworkPerDay = paperwork
    change.followUpsPerDay = followUps
    let door = try OfficeDoor(office, console: console)
    let opened = try await door.open()
    let settings =
      change == DaySettingsChange()
      ? try await opened.perform(ViewDaySettings(), as: door.actor)
      : try await opened.perform(ChangeDaySettings(change: change), as: door.actor)
    if view.isJSON { return try console.put(json: JSONDocument.data(DaySettingsAnswer(settings))) }
    var page = Page(style: style)
    page.add("YOUR DAY", .heading)
    let lines: [(String, String)] = [
      ("Demanding work", settings.focus == .am ? "in the morning" : "in the afternoon"),
      ("Notes block", "\(settings.notesMinutes) min, \(settings.lastDayNotesMinutes) min on the week's last day"),
      ("Kept for crises", "\(settings.crisisBufferMinutes) min"),
      (
        "At most",
        "\(settings.phoneCallsPerDay) calls, \(settings.appointmentsPerDay) appointments, \(settings.paperworkPerDay) forms, \(settings.followUpsPerDay) follow-ups"
      ),
    ]
    for (name, value) in lines {
      page.add(Page.Row(label: [Span("\(name): ".padding(to: 18), .faint)], spans: [Span(value)]))
    }
    try console.put(page.text)
  }
}
