internal import ArgumentParser
internal import Casework
internal import Foundation

/// `caseday templates ...`.
struct TemplatesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates",
    abstract: "List, show and check process templates.",
    subcommands: [TemplatesListCommand.self, TemplatesShowCommand.self, TemplatesLintCommand.self])
}

/// `caseday templates list`.
struct TemplatesListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Print the processes that can be started.",
    discussion: """
      EXAMPLES:
        caseday templates list
        caseday templates list --json
      """)
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let entries = try TemplateShelf.entries()
    if view.isJSON { return try console.put(json: JSONDocument.data(entries.map(TemplateDocumentEntry.init))) }
    try console.put(TemplatesText.list(entries, in: style))
  }
}

/// `caseday templates show ID`.
struct TemplatesShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print a template: its steps, in order, with the reason of each.",
    discussion: """
      EXAMPLES:
        caseday templates show disability_claim
      """)
  @Argument(help: "The template, such as housing_search.")
  var template: String
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let found = try TemplateShelf.template(template)
    if view.isJSON { return try console.put(json: JSONDocument.data(TemplateDetailDocument(found))) }
    try console.put(TemplatesText.detail(found, in: style))
  }
}

/// `caseday templates lint FILE`.
struct TemplatesLintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Check a template file: print file, line and reason of everything that is wrong.",
    discussion: """
      EXAMPLES:
        caseday templates lint my-process.yaml

      The exit code is 65 when something is wrong.
      """)
  @Argument(help: "YAML files.", completion: .file(extensions: ["yaml", "yml"]))
  var files: [String]

  func run() async throws {
    let console = Console.current
    var wrong = 0
    for file in files {
      let findings = try TemplateShelf.findings(try Self.text(of: file), file: file)
      wrong += findings.count
      for finding in findings { try console.put(SafeText.line(finding) + "\n") }
    }
    if wrong > 0 {
      throw CommandFailure.data("\(Wording.count(wrong, "thing")) to mend. docs/templates.md describes the file.")
    }
    console.say("\(Wording.count(files.count, "file")) checked, nothing wrong.")
  }

  private static func text(of file: String) throws(CommandFailure) -> String {
    guard FileManager.default.fileExists(atPath: file) else {
      throw .notFound("There is no file \(file). Check the name.")
    }
    // Which of the two failed makes no difference to the person: the file can't be read as text.
    guard let data = try? Data(contentsOf: URL(filePath: file)), data.count <= 1_048_576,
      let text = String(validating: data, as: UTF8.self)
    else { throw .inputOutput("\(file) can't be read as text of at most 1 MiB in UTF-8.") }
    return text
  }
}
