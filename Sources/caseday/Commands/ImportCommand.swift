internal import ArgumentParser
internal import CaseService
internal import Casework
internal import Foundation

/// `caseday import ...`.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Import a caseload from a spreadsheet.", subcommands: [ImportClientsCommand.self])
}

/// `caseday import clients FILE.csv`.
struct ImportClientsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clients",
    abstract: "Import clients from a CSV file: check all, then take the good rows.",
    discussion: """
      EXAMPLES:
        caseday import clients caseload.csv --dry-run
        caseday import clients caseload.csv --db team.sqlite
        ssconvert caseload.xlsx fd://1 | caseday import clients -

      Columns: a client id, a name and an admission date; planned discharge,
      processes, providers, key dates and notes where there are any. Common other
      headers are understood, and dates like 2026-01-05, 1/5/2026 or 5-Jan-2026.
      The same file twice changes nothing the second time. Rows that can't be taken
      are named, and written to NAME.rejected.csv beside the file; the exit code is
      then 65.
      """)

  @Argument(help: "The CSV file, or - for standard input.", completion: .file(extensions: ["csv", "tsv", "txt"]))
  var file: String
  @Flag(name: .customLong("dry-run"), help: "Check only: nothing is written.")
  var isDryRun = false
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let door = try OfficeDoor(office, console: console)
    let bytes = try source(on: console)
    let outcome = try await imported(bytes, through: door)
    let rejectedFile = isDryRun || outcome.rejected.isEmpty ? nil : try writeRejected(outcome)
    if view.isJSON {
      try console.put(
        json: JSONDocument.data(ImportDocument(outcome, isDryRun: isDryRun, rejectedFile: rejectedFile)))
    } else {
      let text = ImportText(outcome: outcome, isDryRun: isDryRun, rejectedFile: rejectedFile)
      try console.put(text.rendered(in: style))
    }
    if !outcome.rejected.isEmpty {
      let verb = isDryRun ? "would be rejected" : outcome.rejected.count == 1 ? "was rejected" : "were rejected"
      throw CommandFailure.data(
        "\(Wording.count(outcome.rejected.count, "row")) \(verb); the good ones \(isDryRun ? "would land" : "landed").")
    }
  }

  /// A dry run on a database that isn't there yet compares with an empty one, in memory: nothing may be written.
  private func imported(_ bytes: [UInt8], through door: OfficeDoor) async throws -> ClientImport {
    if isDryRun, !door.options.isDemo, !FileManager.default.fileExists(atPath: try door.databaseFile()) {
      let known = try TemplateShelf.shipped()
      do throws(ImportError) {
        return try ClientImport.read(bytes, knownProcesses: known, today: door.day ?? OfficeDoor.systemDay())
      } catch {
        throw CommandFailure.data(error.sentence)
      }
    }
    let office = try await door.open(creating: !isDryRun)
    return try await office.perform(ImportClients(csv: bytes, isDryRun: isDryRun), as: door.actor)
  }

  private func source(on console: Console) throws(CommandFailure) -> [UInt8] {
    do {
      if file == "-" { return try console.readInput() }
      return Array(try Data(contentsOf: URL(filePath: file)))
    } catch {
      let exists = FileManager.default.fileExists(atPath: file)
      throw exists
        ? .inputOutput("\(file) could not be read. Check that it is a file and that you may read it.")
        : .notFound("There is no file \(file). Check the name, or type - to read standard input.")
    }
  }

  /// `caseload.csv` gives `caseload.rejected.csv` beside it; standard input gives `clients.rejected.csv` here.
  private func writeRejected(_ outcome: ClientImport) throws(CommandFailure) -> String {
    let source = file == "-" ? "clients.csv" : file
    let stem = source.hasSuffix(".csv") || source.hasSuffix(".CSV") ? String(source.dropLast(4)) : source
    let target = stem + ".rejected.csv"
    do {
      try Data(outcome.rejectedFile.utf8).write(to: URL(filePath: target), options: .atomic)
    } catch {
      throw .inputOutput(
        "The good rows were imported, but the rejected ones could not be written to \(target). Check that you may write there."
      )
    }
    return target
  }
}
