internal import ArgumentParser
internal import CaseService
internal import CaseWeb
internal import Casework
internal import Planning

/// `caseday plan`: what waits for an answer, what changed, the way back.
struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "What is about to change in the plan, and what changed by itself.",
    discussion: """
      EXAMPLES:
        caseday plan            the preview that waits, and what changed
        caseday plan apply      make all of it so
        caseday plan keep       leave the plan as it is
        caseday plan undo       take the last change back

      Whatever would move published work waits here for your answer. The last 20
      changes can be taken back, the newest first.
      """,
    subcommands: [PlanShowCommand.self, PlanApplyCommand.self, PlanKeepCommand.self, PlanUndoCommand.self],
    defaultSubcommand: PlanShowCommand.self)
}

/// `caseday plan show`.
struct PlanShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show what waits, what changed and what can be taken back (the default).",
    discussion: """
      EXAMPLES:
        caseday plan
        caseday plan show --json
      """)
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    try await PlanRun(office: office, view: view).changes { try await $0.perform(ViewPlanChanges(), as: $1) }
  }
}

/// `caseday plan apply`.
struct PlanApplyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply", abstract: "Apply the preview that waits, as one unit.",
    discussion: """
      EXAMPLES:
        caseday plan apply

      Had the plan changed since the preview was made, it is computed anew and
      shown, and nothing is applied.
      """)
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    try await PlanRun(office: office, view: view).answer { try await $0.perform(ApplyPreview(), as: $1) }
  }
}

/// `caseday plan keep`.
struct PlanKeepCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keep", abstract: "Keep the plan as it is: the preview that waits is put away.",
    discussion: """
      EXAMPLES:
        caseday plan keep
      """)
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    try await PlanRun(office: office, view: view).changes { try await $0.perform(KeepPlan(), as: $1) }
  }
}

/// `caseday plan undo`.
struct PlanUndoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take the last change of the plan back, exactly.",
    discussion: """
      EXAMPLES:
        caseday plan undo

      `caseday undo TASK` is something else: it takes back that a task is done.
      """)
  @OptionGroup var office: OfficeOptions
  @OptionGroup var view: ViewOptions

  func run() async throws {
    try await PlanRun(office: office, view: view).changes { office, actor in
      let undone = try await office.perform(UndoChange(), as: actor)
      Console.current.say("Taken back: \(undone.title).")
      return undone.changes
    }
  }
}

/// Opens the office, asks, and prints what came of it.
struct PlanRun {
  let office: OfficeOptions
  let view: ViewOptions

  func changes(_ ask: (Office, Actor) async throws -> PlanChangesView) async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let door = try OfficeDoor(office, console: console)
    let changes = try await ask(try await door.open(), door.actor)
    if view.isJSON { return try console.put(json: JSONDocument.data(PlanChangesAnswer(changes))) }
    try console.put(PlanText.changes(changes, style: style))
  }

  func answer(_ ask: (Office, Actor) async throws -> PlanAnswer) async throws {
    let console = Console.current
    let style = try view.terminalStyle(on: console)
    let door = try OfficeDoor(office, console: console)
    let answer = try await ask(try await door.open(), door.actor)
    if view.isJSON { return try console.put(json: JSONDocument.data(PlanAnswerDocument(answer))) }
    try console.put(PlanText.answer(answer, style: style))
  }
}
