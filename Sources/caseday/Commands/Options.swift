internal import ArgumentParser
internal import CaseService
internal import Casework
internal import Foundation

/// Which caseload a command works on.
struct OfficeOptions: ParsableArguments {
  @Option(
    name: .customLong("db"),
    help: ArgumentHelp(
      "The database file (default: $CASEDAY_DB, else ~/.local/share/caseday/caseday.sqlite).", valueName: "file"),
    completion: .file(extensions: ["sqlite"]))
  var database: String?

  @Flag(name: .customLong("demo"), help: "Work on the demo caseload, in memory: nothing is kept.")
  var isDemo = false

  @Option(
    name: .customLong("date"), help: ArgumentHelp("The day to work on instead of today.", valueName: "yyyy-mm-dd"))
  var date: String?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "The case manager whose caseload it is, by sign-in name; needed where there are several.", valueName: "name",
      visibility: .hidden))
  var caseManager: String?
}

/// How a view is printed.
struct ViewOptions: ParsableArguments {
  @Flag(name: .customLong("json"), help: "Print the document that the API gives, for programs.")
  var isJSON = false

  @Option(
    name: .customLong("style"),
    help: "boxes, plain, or auto: boxes on a terminal, plain text elsewhere. NO_COLOR turns colours off.")
  var style = TerminalStyle.Choice.auto

  @Option(
    name: .customLong("width"),
    help: ArgumentHelp("Columns to lay out for (default: the terminal's).", valueName: "columns"))
  var width: Int?

  /// How to lay out standard output.
  func terminalStyle(on console: Console) throws(CommandFailure) -> TerminalStyle {
    if let width, !(40...400).contains(width) {
      throw .usage("--width \(width) is outside 40 to 400. Choose a width in between.")
    }
    return console.style(style, width: width)
  }
}

extension TerminalStyle.Choice: ExpressibleByArgument {}

/// A date as it is typed.
enum DayArgument {
  /// Reads `2026-01-05`; throws a sentence that says what is wrong with anything else.
  static func day(_ text: String, option: String) throws(CommandFailure) -> CalendarDay {
    if let day = CalendarDay(text) { return day }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    if text.count == 10, parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
      (1...9999).contains(year)
    {
      if (1...12).contains(month), day > 0 {
        let length = CalendarDay.length(ofMonth: month, year: year)
        throw .usage("There is no \(text): that month has \(length) days. Type a day that exists after \(option).")
      }
      throw .usage(
        "There is no \(text): months go from 01 to 12, days from 01. Type a day that exists after \(option).")
    }
    throw .usage("“\(text)” is not a date. Type it like 2026-01-05 after \(option).")
  }
}
