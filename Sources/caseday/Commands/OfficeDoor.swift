internal import CaseService
internal import Casework
internal import Foundation

/// Opens the office that a command works with. The one place that knows where the database is and who is asking.
struct OfficeDoor {
  let options: OfficeOptions
  let console: Console

  /// The day that was asked for; nil: today by the office's clock.
  let day: CalendarDay?

  /// - Throws: `CommandFailure` for a date that doesn't exist, and for `--demo` with `--db`.
  init(_ options: OfficeOptions, console: Console) throws(CommandFailure) {
    self.options = options
    self.console = console
    if options.isDemo, options.database != nil {
      throw .usage("--demo and --db exclude each other. Take --db for your own caseload, --demo for the synthetic one.")
    }
    day = if let date = options.date { try DayArgument.day(date, option: "--date") } else { nil }
  }

  /// Opens the office; `creating` makes a file that isn't there.
  func open(creating: Bool = false) async throws -> Office {
    if options.isDemo { return try await Office.demo(on: day ?? Self.systemDay()) }
    let file = try databaseFile()
    if !creating, !FileManager.default.fileExists(atPath: file) {
      let named = options.database.map { " --db \(ClientText.quoted($0))" } ?? ""
      throw CommandFailure.notFound(
        "There is no database at \(file). Import a caseload first (caseday import clients FILE.csv\(named)), or look around with --demo."
      )
    }
    if creating { try createFolder(of: file) }
    return try await Office.open(file: file, creating: creating, clock: day.map { .fixed($0) } ?? .system)
  }

  /// Opens the office that a server keeps open; a file that isn't there is made.
  func openToServe(clock: OfficeClock) async throws -> Office {
    let file = try databaseFile()
    try createFolder(of: file)
    return try await Office.open(file: file, creating: true, clock: clock)
  }

  /// `--db`, else `$CASEDAY_DB`, else the user's data folder (XDG Base Directory Specification).
  func databaseFile() throws(CommandFailure) -> String {
    if let named = options.database ?? console.environment["CASEDAY_DB"], !named.isEmpty { return named }
    if options.database != nil { throw .usage("--db needs the name of a file.") }
    if let data = console.environment["XDG_DATA_HOME"], data.hasPrefix("/") { return "\(data)/caseday/caseday.sqlite" }
    guard let home = console.environment["HOME"], !home.isEmpty else {
      throw .usage("There is no home folder to look for the database in. Name the file with --db.")
    }
    return "\(home)/.local/share/caseday/caseday.sqlite"
  }

  private func createFolder(of file: String) throws(CommandFailure) {
    let folder = URL(filePath: file).deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw .inputOutput(
        "The folder \(folder.path(percentEncoded: false)) could not be made. Name another file with --db.")
    }
  }

  /// Who is asking: the user of the operating system, who has the database file; on the caseload of `--as`, or the only one.
  var actor: Actor {
    let user = console.environment["USER"] ?? console.environment["LOGNAME"] ?? "unknown"
    return Actor(name: "cli:\(user)", role: .caseManager, caseManagerID: options.caseManager ?? "")
  }

  /// Today on this machine's clock.
  static func systemDay() -> CalendarDay {
    let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
    return CalendarDay(year: parts.year ?? 1970, month: parts.month ?? 1, day: parts.day ?? 1) ?? CalendarDay(number: 0)
  }
}
