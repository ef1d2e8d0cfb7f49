internal import ArgumentParser
internal import CaseService
internal import Casework

/// `caseday calendar`.
struct CalendarCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar",
    abstract: "Print and change the agency's calendar: closed days, half days, meetings, settings.",
    discussion: """
      EXAMPLES:
        caseday calendar
        caseday calendar close 2026-12-24 "Christmas Eve" --half pm
        caseday calendar open 2026-10-12 "We work on Columbus Day"
        caseday calendar meeting "Team meeting" --on 2026-01-06 --at 09:00 --weekly
        caseday calendar set time_zone America/Chicago
      """,
    subcommands: [
      CalendarShowCommand.self, CalendarCloseCommand.self, CalendarOpenCommand.self, CalendarMeetingCommand.self,
      CalendarEndMeetingCommand.self, CalendarSetCommand.self,
    ],
    defaultSubcommand: CalendarShowCommand.self)
}

/// `caseday calendar show`.
struct CalendarShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print the days that aren't ordinary, the meetings and the settings.",
    discussion: """
      EXAMPLES:
        caseday calendar
        caseday calendar show --json
      """)

  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    try await CalendarChanging(office: office, view: view).run { try await $0.perform(ViewCalendar(), as: $1) }
  }
}

/// `caseday calendar close DATE REASON`.
struct CalendarCloseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Close the agency for a day, or for half of one.",
    discussion: """
      EXAMPLES:
        caseday calendar close 2026-12-24 "Christmas Eve" --half pm
      """)

  @Argument(help: "The day.")
  var day: String
  @Argument(help: "Why.")
  var reason: String
  @Option(name: .customLong("half"), help: "am or pm; left out: the whole day.")
  var half: String?
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let extent: AgencyDay.Extent
    switch half {
    case nil: extent = .closed
    case "am": extent = .morning
    case "pm": extent = .afternoon
    default: throw CommandFailure.usage("--half is am or pm. Leave it out to close the whole day.")
    }
    let change = ChangeCalendar(.day(try DayArgument.day(day, option: "close"), extent, reason: reason))
    try await CalendarChanging(office: office, view: view).run { try await $0.perform(change, as: $1) }
  }
}

/// `caseday calendar open DATE`.
struct CalendarOpenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Work on a holiday, or take a closure back.",
    discussion: """
      EXAMPLES:
        caseday calendar open 2026-12-24
        caseday calendar open 2026-10-12 "We work on Columbus Day"
      """)

  @Argument(help: "The day.")
  var day: String
  @Argument(help: "Why, where it is a holiday.")
  var reason = ""
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let change = ChangeCalendar(.day(try DayArgument.day(day, option: "open"), .open, reason: reason))
    try await CalendarChanging(office: office, view: view).run { try await $0.perform(change, as: $1) }
  }
}

/// `caseday calendar meeting TITLE`.
struct CalendarMeetingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "meeting", abstract: "Add a meeting: its minutes are not planned.",
    discussion: """
      EXAMPLES:
        caseday calendar meeting "Team meeting" --on 2026-01-06 --at 09:00 --weekly
        caseday calendar meeting Training --on 2026-02-03 --at 13:00 --minutes 180
      """)

  @Argument(help: "What it is.")
  var title: String
  @Option(name: .customLong("on"), help: ArgumentHelp("The day, or the first one.", valueName: "yyyy-mm-dd"))
  var day: String
  @Option(name: .customLong("at"), help: ArgumentHelp("When it begins.", valueName: "hh:mm"))
  var time: String
  @Option(name: .customLong("minutes"), help: "How long it takes.")
  var minutes = 60
  @Flag(name: .customLong("weekly"), help: "Every week on that weekday.")
  var isWeekly = false
  @Option(name: .customLong("until"), help: ArgumentHelp("The last day of a weekly one.", valueName: "yyyy-mm-dd"))
  var until: String?
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    guard let startsAt = ClockTime(time) else {
      throw CommandFailure.usage("“\(time)” is not a time. Type it like 09:00 after --at.")
    }
    if until != nil, !isWeekly {
      throw CommandFailure.usage("--until goes with --weekly. Add it, or leave --until out.")
    }
    let last = if let until { try DayArgument.day(until, option: "--until") } else { CalendarDay?.none }
    let meeting = Meeting(
      id: 0, title: title, startsAt: startsAt, minutes: minutes, firstDay: try DayArgument.day(day, option: "--on"),
      isWeekly: isWeekly, lastDay: last)
    let change = ChangeCalendar(.addMeeting(meeting))
    try await CalendarChanging(office: office, view: view).run { try await $0.perform(change, as: $1) }
  }
}

/// `caseday calendar end-meeting NUMBER`.
struct CalendarEndMeetingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "end-meeting", abstract: "End a meeting: from a day on it takes no time.",
    discussion: """
      EXAMPLES:
        caseday calendar end-meeting 2 --from 2026-03-01
      """)

  @Argument(help: "The meeting's number.")
  var meeting: Int
  @Option(
    name: .customLong("from"), help: ArgumentHelp("The first day without it (default: today).", valueName: "yyyy-mm-dd")
  )
  var from: String?
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let day = if let from { try DayArgument.day(from, option: "--from") } else { CalendarDay?.none }
    let change = ChangeCalendar(.endMeeting(meeting, from: day))
    try await CalendarChanging(office: office, view: view).run { try await $0.perform(change, as: $1) }
  }
}

/// `caseday calendar set SETTING VALUE`.
struct CalendarSetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Change a setting: time_zone, holidays, state, supervisor, claims_per_manager.",
    discussion: """
      EXAMPLES:
        caseday calendar set time_zone America/Chicago
        caseday calendar set holidays "federal CA"
        caseday calendar set supervisor "Dana Reyes"
      """)

  @Argument(help: "The setting's name.")
  var setting: String
  @Argument(help: "Its value.")
  var value: String
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    guard let known = AgencySetting(rawValue: setting) else {
      let names = AgencySetting.allCases.map(\.rawValue)
      let hint =
        Suggestion.closest(to: setting, among: names).map { "Maybe \($0)?" }
        ?? "There are: \(names.joined(separator: ", "))."
      throw CommandFailure.usage("There is no setting “\(setting)”. \(hint)")
    }
    let change = ChangeCalendar(.setting(known, value))
    try await CalendarChanging(office: office, view: view).run { try await $0.perform(change, as: $1) }
  }
}

/// Performs something on the calendar and shows it as it is then.
private struct CalendarChanging {
  let office: OfficeOptions
  let view: ViewOptions

  func run(_ work: (Office, Actor) async throws -> CalendarView) async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let door = try OfficeDoor(office, console: console)
    let shown = try await work(try await door.open(), door.actor)
    if view.isJSON { return try console.put(json: JSONDocument.data(shown)) }
    try console.put(Self.text(shown, in: style))
  }

  private static func text(_ calendar: CalendarView, in style: TerminalStyle) -> String {
    var page = Page(style: style)
    page.add("CALENDAR", .heading)
    let settings = calendar.settings
    page.add(
      "Time zone \(settings.timeZone), holidays \(settings.holidays.joined(separator: " and ")), state \(settings.state)"
    )
    page.add("Supervisor: \(settings.supervisor ?? "nobody is named")")
    page.gap()
    for day in calendar.days {
      let what =
        switch day.extent {
        case "closed": "closed"
        case "am": "closed in the morning"
        case "pm": "closed in the afternoon"
        case "open": "open"
        default: "you are away"
        }
      page.add([
        Span("\(DayText.short(day.date)) \(day.date.components.year): ", .heading), Span("\(what), \(day.reason)"),
      ])
    }
    if !calendar.meetings.isEmpty { page.heading(mark: "👥", "MEETINGS") }
    for meeting in calendar.meetings {
      let next = meeting.next.map { ", next \(DayText.short($0))" } ?? ", over"
      page.add([Span("[\(meeting.id)] ", .faint), Span("\(meeting.title): \(meeting.when)\(next)")])
    }
    return page.text
  }
}
