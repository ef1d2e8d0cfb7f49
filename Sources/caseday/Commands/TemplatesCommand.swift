internal import ArgumentParser
internal import CaseService
internal import CaseWeb
internal import Casework
internal import Foundation

/// `caseday templates ...`.
struct TemplatesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates",
    abstract: "List, show, check and publish process templates.",
    subcommands: [
      TemplatesListCommand.self, TemplatesShowCommand.self, TemplatesLintCommand.self, TemplatesDiffCommand.self,
      TemplatesAddCommand.self, TemplatesPublishCommand.self, TemplatesRetireCommand.self,
    ])
}

/// `caseday templates list`.
struct TemplatesListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Print the process templates and their versions.",
    discussion: """
      EXAMPLES:
        caseday templates list
        caseday templates list --all
        caseday templates list --json
      """)
  @Flag(name: .customLong("all"), help: "Print drafts and retired versions as well.")
  var showsAll = false
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let templates = try await TemplateShelf(office, console: console).versions()
      .filter { showsAll || $0.status == .published }
    if view.isJSON { return try console.put(json: JSONDocument.data(templates.map(TemplateEntryAnswer.init))) }
    try console.put(TemplatesText.list(templates, in: style))
  }
}

/// `caseday templates show ID`.
struct TemplatesShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print a template: its steps, in order, with the reason and source of each.",
    discussion: """
      EXAMPLES:
        caseday templates show disability_claim
        caseday templates show disability_claim --version 2
      """)
  @Argument(help: "The template, such as housing_search.")
  var template: String
  @Option(
    name: .customLong("version"), help: ArgumentHelp("The version (default: the one that counts).", valueName: "n"))
  var version: Int?
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let found = try await TemplateShelf(office, console: console).template(template, version: version)
    if view.isJSON { return try console.put(json: JSONDocument.data(found)) }
    try console.put(TemplatesText.detail(found, in: style))
  }
}

/// `caseday templates diff ID`.
struct TemplatesDiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Print what one version of a template changes against another.",
    discussion: """
      EXAMPLES:
        caseday templates diff disability_claim
        caseday templates diff disability_claim --from 1 --to 2

      Without versions: the one that counts with the newest, a draft's usually.
      """)
  @Argument(help: "The template, such as housing_search.")
  var template: String
  @Option(name: .customLong("from"), help: ArgumentHelp("The older version.", valueName: "n"))
  var from: Int?
  @Option(name: .customLong("to"), help: ArgumentHelp("The newer version.", valueName: "n"))
  var to: Int?
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let shelf = try TemplateShelf(office, console: console)
    let difference = try await shelf.difference(template, from: from, to: to)
    if view.isJSON { return try console.put(json: JSONDocument.data(DifferenceAnswer(difference))) }
    try console.put(TemplatesText.difference(difference, in: style))
  }
}

/// `caseday templates add FILE`.
struct TemplatesAddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Store a template file as a draft, after checking it.",
    discussion: """
      EXAMPLES:
        caseday templates add my-process.yaml
        caseday templates publish my_process

      A draft of the same version is replaced; published versions never change.
      """)
  @Argument(help: "A YAML file.", completion: .file(extensions: ["yaml", "yml"]))
  var file: String
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let console = Console.current
    let document: TemplateDocument
    do {
      document = try TemplateReader.document(try TemplatesLintCommand.text(of: file), file: file)
    } catch let error as TemplateError {
      throw CommandFailure.data(error.description)
    }
    try await TemplateChange(office: office, view: view).run("Stored as a draft") {
      try await $0.perform(AddTemplate(document), as: $1)
    }
    if !view.isJSON { console.say("Publish it: caseday templates publish \(document.template.id)") }
  }
}

/// `caseday templates publish ID`.
struct TemplatesPublishCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish", abstract: "Publish a draft; what was published before is retired.",
    discussion: """
      EXAMPLES:
        caseday templates publish my_process
        caseday templates publish my_process --version 2

      Processes under way keep their version until somebody moves them.
      """)
  @Argument(help: "The template.")
  var template: String
  @Option(name: .customLong("version"), help: ArgumentHelp("The version (default: the newest draft).", valueName: "n"))
  var version: Int?
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let change = PublishTemplate(id: template, version: version)
    try await TemplateChange(office: office, view: view).run("Published") { try await $0.perform(change, as: $1) }
  }
}

/// `caseday templates retire ID`.
struct TemplatesRetireCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retire", abstract: "Retire a published version: nothing new starts with it.",
    discussion: """
      EXAMPLES:
        caseday templates retire my_process
      """)
  @Argument(help: "The template.")
  var template: String
  @Option(name: .customLong("version"), help: ArgumentHelp("The version (default: the published one).", valueName: "n"))
  var version: Int?
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let change = RetireTemplate(id: template, version: version)
    try await TemplateChange(office: office, view: view).run("Retired") { try await $0.perform(change, as: $1) }
  }
}

/// Changes a template in the database and says what it is now.
private struct TemplateChange {
  let office: OfficeOptions
  let view: ViewOptions

  func run(_ said: String, change: (Office, Actor) async throws -> ProcessTemplate) async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let door = try OfficeDoor(office, console: console)
    let template = try await change(try await door.open(creating: true), door.actor)
    if view.isJSON { return try console.put(json: JSONDocument.data(TemplateEntryAnswer(template))) }
    var page = Page(style: style)
    page.add([Span("\(said): ", .good), Span("\(template.title) (\(template.id), version \(template.version))")])
    try console.put(page.text)
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

  static func text(of file: String) throws(CommandFailure) -> String {
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
