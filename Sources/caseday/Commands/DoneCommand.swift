internal import ArgumentParser
internal import CaseService
internal import CaseWeb
internal import Casework

/// `caseday done TASK...`.
struct DoneCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "done",
    abstract: "Mark tasks as done. Doing it twice is the same as doing it once.",
    discussion: """
      EXAMPLES:
        caseday done 17
        caseday done 17 18 21
        caseday done 17 --minutes 25

      Minutes that you note teach the estimates once you take them over: see
      `caseday estimates`. The numbers stand in brackets in `caseday today`;
      `caseday undo 17` takes it back.
      """)

  @Argument(help: "Task numbers.")
  var tasks: [String]
  @Option(name: .customLong("minutes"), help: ArgumentHelp("How long it took, for one task.", valueName: "n"))
  var minutes: Int?
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    let minutes = minutes
    if minutes != nil, tasks.count > 1 {
      throw CommandFailure.usage("--minutes says how long one task took. Mark the tasks one by one.")
    }
    try await TaskMarking(tasks: tasks, office: office, view: view) { office, number, actor in
      MarkedTask(task: try await office.perform(CompleteTask(taskID: number, actualMinutes: minutes), as: actor))
    }.run(said: "Done")
  }
}

/// `caseday undo TASK...`.
struct UndoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Take back that tasks are done or skipped, and read what follows from it.",
    discussion: """
      EXAMPLES:
        caseday undo 17
      """)

  @Argument(help: "Task numbers.")
  var tasks: [String]
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    try await TaskMarking(tasks: tasks, office: office, view: view) { office, number, actor in
      let undone = try await office.perform(UndoCompletion(taskID: number), as: actor)
      return MarkedTask(task: undone.task, undone: undone)
    }.run(said: "Open again")
  }
}

/// A task that was marked, and for one that is open again what follows from it.
private struct MarkedTask: Encodable {
  var task: TaskView
  var undone: UndoCompletion.Outcome?

  func encode(to encoder: any Encoder) throws {
    if let undone { try UndoneAnswer(undone).encode(to: encoder) } else { try task.encode(to: encoder) }
  }
}

/// Marks one task after the other, and says of each what it is now.
private struct TaskMarking {
  let tasks: [String]
  let office: OfficeOptions
  let view: ViewOptions
  let mark: (Office, Int, Actor) async throws -> MarkedTask

  func run(said: String) async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let door = try OfficeDoor(office, console: console)
    // All numbers are read before the first task is touched.
    var numbers: [Int] = []
    for task in tasks {
      let number = try TaskNumber.read(task)
      if !numbers.contains(number) { numbers.append(number) }
    }
    let office = try await door.open()
    var marked: [MarkedTask] = []
    do {
      for number in numbers { marked.append(try await mark(office, number, door.actor)) }
    } catch {
      if !marked.isEmpty { try report(marked, said: said, style: style, on: console) }
      throw error
    }
    try report(marked, said: said, style: style, on: console)
  }

  private func report(_ tasks: [MarkedTask], said: String, style: TerminalStyle, on console: Console) throws {
    if view.isJSON { return try console.put(json: JSONDocument.data(tasks)) }
    var page = Page(style: style)
    for task in tasks {
      page.add([
        Span("\(said): ", .good), Span("[\(task.task.id)] \(task.task.clientName): \(task.task.description)"),
      ])
      for sentence in task.undone?.consequences ?? [] { page.add(Page.Row(mark: "•", spans: [Span(sentence)])) }
    }
    try console.put(page.text)
  }
}
