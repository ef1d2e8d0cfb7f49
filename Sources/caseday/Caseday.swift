internal import ArgumentParser
internal import CaseService
internal import Foundation

/// The command line: reads the arguments, runs one command, and turns every outcome into text and an exit code.
@main
struct Caseday: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "caseday",
    abstract: "Plan a case manager's week: small tasks, each on the right half-day.",
    discussion: """
      EXAMPLES:
        caseday demo                          a synthetic caseload, on your screen
        caseday import clients caseload.csv   your own, from a spreadsheet
        caseday today                         who needs what today
        caseday done 17                       task 17 is done
        caseday client Jay                    one client's processes and progress
        caseday start housing_search Jay --dry-run
        caseday serve                         the same in a browser

      Data goes to standard output, everything else to standard error. In a pipe
      the output is plain text; --json is for programs.

      EXIT CODES:
        0   done
        64  the command was typed wrongly
        65  something in the input can't be used
        66  no such client, task, process, warning or file
        69  not possible now
        70  a fault in Caseday
        74  reading or writing failed
        77  not permitted
      Unless it is 0, a sentence on standard error says why and what to do, and
      nothing was changed, except by an import whose good rows landed and by
      `done` with several numbers, which names those it marked.
      """,
    version: "0.1.0",
    subcommands: [
      DemoCommand.self, ServeCommand.self, TodayCommand.self, WeekCommand.self, MonthCommand.self, ClientCommand.self,
      StartCommand.self,
      AddCommand.self, PlanCommand.self, MoveCommand.self, PinCommand.self, UnpinCommand.self, WhyCommand.self,
      HoldCommand.self,
      ResumeCommand.self, CrisisCommand.self, LeaveCommand.self,
      DoneCommand.self, UndoCommand.self, SkipCommand.self, SplitCommand.self, EventCommand.self, AnswerCommand.self,
      AttemptCommand.self, WaitsCommand.self, DayCommand.self, ServicesCommand.self, ReferCommand.self,
      ReferralCommand.self,
      ProcessCommand.self, StayCommand.self, ClockCommand.self, PaperCommand.self, DeadlineCommand.self,
      MetricsCommand.self, EstimatesCommand.self,
      WarningsCommand.self, FixCommand.self, CalendarCommand.self, ImportCommand.self, SolveCommand.self,
      SimulateCommand.self, TemplatesCommand.self, UserCommand.self, TokenCommand.self, CheckCommand.self,
      AuditCommand.self, PurgeCommand.self, ExportCommand.self,
    ])

  static func main() async {
    let code = await run(Array(CommandLine.arguments.dropFirst()))
    Foundation.exit(code)
  }

  /// Runs one command line and returns its exit code. All output goes through `Console.current`.
  static func run(_ arguments: [String]) async -> Int32 {
    let console = Console.current
    do {
      try CommandWords.check(arguments, of: Caseday.self)
      var command = try parseAsRoot(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      return 0
    } catch let failure as CommandFailure {
      console.say(failure.sentence)
      return failure.exitCode
    } catch let error as CaseError {
      console.say(sentence(for: error))
      return error.exitCode
    } catch let exit as ExitCode {
      // The command has said why itself.
      return exit.rawValue
    } catch {
      return report(error, of: arguments, on: console)
    }
  }

  /// The service's sentence, with where to find what was meant.
  private static func sentence(for error: CaseError) -> String {
    if case .notFound(kind: "task", _, suggestion: nil) = error {
      return error.sentence + " The numbers stand in brackets in `caseday today` and `caseday week`."
    }
    return error.sentence
  }

  /// Help goes to standard output with 0; what the argument parser found wrong to standard error with 64.
  private static func report(_ error: any Error, of arguments: [String], on console: Console) -> Int32 {
    let code = exitCode(for: error).rawValue
    if code == 0 {
      console.write(fullMessage(for: error) + "\n", to: .output)
    } else if code == ExitCode.validationFailure.rawValue {
      let found = message(for: error).split(separator: "\n").first.map(String.init) ?? "The command was typed wrongly"
      let plain = found.split(separator: " is invalid for ").joined(separator: " can't be used for ")
        .split(separator: "Please provide").joined(separator: "Type")
      let ending = plain.hasSuffix(".") || plain.hasSuffix("?") ? "" : "."
      console.say("\(plain)\(ending) `\(CommandWords.path(arguments, of: Caseday.self)) --help` shows how it is used.")
    } else {
      console.say(
        "Something failed inside Caseday (\(type(of: error))). Report it with the command you typed; nothing more is known."
      )
      return 70
    }
    return code
  }
}

/// Why a command could not do what it was asked to; the command line's own errors, beside `CaseError`.
struct CommandFailure: Error, Equatable {
  /// What is wrong and what to do, for a person.
  var sentence: String
  /// From sysexits.h.
  var exitCode: Int32

  /// The command was typed wrongly.
  static func usage(_ sentence: String) -> CommandFailure { CommandFailure(sentence: sentence, exitCode: 64) }
  /// Something in the input can't be used.
  static func data(_ sentence: String) -> CommandFailure { CommandFailure(sentence: sentence, exitCode: 65) }
  /// There is no such thing.
  static func notFound(_ sentence: String) -> CommandFailure { CommandFailure(sentence: sentence, exitCode: 66) }
  /// Not possible now.
  static func unavailable(_ sentence: String) -> CommandFailure { CommandFailure(sentence: sentence, exitCode: 69) }
  /// Reading or writing failed.
  static func inputOutput(_ sentence: String) -> CommandFailure { CommandFailure(sentence: sentence, exitCode: 74) }
}
