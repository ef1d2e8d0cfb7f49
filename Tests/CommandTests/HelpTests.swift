import ArgumentParser
import Testing

@testable import caseday

struct HelpTests {
  static let commands: [(name: String, type: any ParsableCommand.Type)] = [
    ("caseday", Caseday.self), ("demo", DemoCommand.self), ("serve", ServeCommand.self), ("today", TodayCommand.self),
    ("week", WeekCommand.self), ("month", MonthCommand.self), ("client", ClientCommand.self),
    ("start", StartCommand.self), ("add", AddCommand.self),
    ("done", DoneCommand.self),
    ("undo", UndoCommand.self), ("skip", SkipCommand.self), ("event", EventCommand.self),
    ("answer", AnswerCommand.self), ("clock", ClockCommand.self), ("paper", PaperCommand.self),
    ("deadline", DeadlineCommand.self), ("warnings", WarningsCommand.self), ("fix", FixCommand.self),
    ("calendar", CalendarCommand.self), ("calendar-meeting", CalendarMeetingCommand.self),
    ("plan", PlanCommand.self), ("plan-apply", PlanApplyCommand.self), ("plan-undo", PlanUndoCommand.self),
    ("move", MoveCommand.self), ("pin", PinCommand.self), ("unpin", UnpinCommand.self), ("why", WhyCommand.self),
    ("hold", HoldCommand.self), ("resume", ResumeCommand.self), ("crisis", CrisisCommand.self),
    ("crisis-open", CrisisOpenCommand.self), ("leave", LeaveCommand.self),
    ("split", SplitCommand.self), ("process-insert", ProcessInsertCommand.self),
    ("process-put-off", ProcessPutOffCommand.self), ("process-end", ProcessEndCommand.self),
    ("process-reopen", ProcessReopenCommand.self), ("process-hand-over", ProcessHandOverCommand.self),
    ("process-version", ProcessVersionCommand.self), ("stay-discharge", StayDischargeCommand.self),
    ("stay-exit", StayExitCommand.self), ("templates-diff", TemplatesDiffCommand.self),
    ("templates-add", TemplatesAddCommand.self), ("templates-publish", TemplatesPublishCommand.self),
    ("templates-retire", TemplatesRetireCommand.self), ("import-clients", ImportClientsCommand.self),
    ("templates-list", TemplatesListCommand.self),
    ("attempt", AttemptCommand.self), ("waits", WaitsCommand.self),
    ("services", ServicesCommand.self), ("services-import", ImportServicesCommand.self), ("refer", ReferCommand.self),
    ("referral", ReferralCommand.self), ("day", DayCommand.self),
    ("stay-admit", StayAdmitCommand.self), ("stay-again", StayAgainCommand.self), ("stay-show", StayShowCommand.self),
    ("stay-plan", StayPlanCommand.self), ("stay-note", StayNoteCommand.self),
    ("stay-crisis-times", StayCrisisTimesCommand.self), ("stay-date", StayDateCommand.self),
    ("stay-provider", StayProviderCommand.self), ("stay-correct", StayCorrectCommand.self),
    ("process-steps", ProcessStepsCommand.self),
    ("metrics", MetricsCommand.self), ("estimates", EstimatesCommand.self),
    ("templates-show", TemplatesShowCommand.self), ("templates-lint", TemplatesLintCommand.self),
    ("export", ExportCommand.self), ("audit", AuditCommand.self),
    ("user-change", UserChangeCommand.self),
  ]

  @Test(arguments: commands.indices)
  func `help leads with examples and fits eighty columns`(index: Int) throws {
    let (name, type) = Self.commands[index]
    let help = Caseday.helpMessage(for: type, columns: 80)
    try assertSnapshot(help + "\n", named: "help-\(name)")
    let examples = try #require(help.firstRange(of: "EXAMPLES:"))
    let usage = try #require(help.firstRange(of: "USAGE:"))
    #expect(examples.lowerBound < usage.lowerBound)
  }

  @Test func `--help goes to standard output and is no failure`() async {
    let run = await CommandRun("today", "--help")
    #expect(run.code == 0)
    #expect(run.output.hasPrefix("OVERVIEW: Print today"))
    #expect(run.errors.isEmpty)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completions can be generated for each shell`(shell: String) async {
    let run = await CommandRun("--generate-completion-script", shell)
    #expect(run.code == 0)
    #expect(run.output.contains("today"))
  }
}
