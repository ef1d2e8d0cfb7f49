internal import ArgumentParser
internal import CaseService
internal import CaseWeb
internal import Casework

/// `caseday add WORDS`.
struct AddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add a task in your own words, and say what was understood.",
    discussion: """
      EXAMPLES:
        caseday add "call DMV tue 20m #Jay"
        caseday add "visit SSA with #Maria 1/12 10:30 1h" --dry-run
        caseday add "lease form by fri urgent #Lisa"

      Put the words in quotes: the shell takes # for a comment. Days: today, tue,
      next tue, next week, 12 jan, 1/12, in 3 days; by fri is the last day. Times:
      am, pm, 10:30, 2pm. Length: 20m, 1h, 1h30. Also: urgent, important, someday,
      overbook. What isn't understood stays in the description.

      Where published work has to give way, it waits as a preview: `caseday plan`.
      `caseday plan undo` takes an added task back.
      """)

  @Argument(help: "What is to be done, when, how long, and # with the client's name.")
  var words: [String]
  @Flag(name: .customLong("dry-run"), help: "Print what was understood and what would move, and change nothing.")
  var isDryRun = false
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let line = words.joined(separator: " ")
    let door = try OfficeDoor(office, console: console)
    let office = try await door.open()
    if isDryRun {
      let preview = try await office.perform(PreviewQuickAdd(line), as: door.actor)
      if view.isJSON { return try console.put(json: JSONDocument.data(QuickAddDocument(preview))) }
      if preview.task == nil { throw CommandFailure.data(preview.reading.problemText) }
      try console.put(AddText.preview(preview, style: style))
      console.say("Nothing was changed. Without --dry-run the task is added.")
      return
    }
    let outcome = try await office.perform(AddTask(line), as: door.actor)
    if view.isJSON { return try console.put(json: JSONDocument.data(AddedTaskDocument(outcome))) }
    try console.put(AddText.outcome(outcome, style: style))
  }
}
