internal import CaseService
internal import Casework
internal import Foundation
internal import Planning

/// JSON for programs: sorted keys, snake_case, days as `2026-01-05`.
enum JSONDocument {
  static func data(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return try encoder.encode(value)
  }
}

/// `caseday client --json`.
struct ClientDocument: Encodable {
  struct Process: Encodable {
    struct Line: Encodable {
      var stepId, title, detail, reason: String
      var phase: String?

      init(_ line: ProcessProgress.ProgressLine) {
        (stepId, title, detail, phase, reason) = (line.stepID, line.title, line.detail, line.phase, line.reason)
      }
    }
    var processId: Int
    var processType, title, status: String
    var startedDate: CalendarDay
    var week: Int
    var ofWeeks: Int?
    var percent: Int
    var done, inProgress, waiting, upcoming: [Line]
    var nextWeek: [String]
    var expectedCompletion: CalendarDay?
    var slackDays: Int?
  }
  var clientId, name, headline, note: String
  var admissionDate: CalendarDay
  var dayOfProgram: Int
  var plannedDischarge: CalendarDay?
  var daysUntilDischarge: Int?
  var lastContact: CalendarDay?
  var providers, keyDates: [String]
  var processes: [Process]
  var upcoming: [TaskView]
  var recommendations: [Recommendation]

  init(_ view: ClientView) {
    (clientId, name, headline, note) = (view.clientID, view.name, view.headline, view.note)
    (admissionDate, dayOfProgram) = (view.admission, view.dayOfProgram)
    (plannedDischarge, daysUntilDischarge) = (view.plannedDischarge, view.daysUntilDischarge)
    (lastContact, providers, keyDates) = (view.lastContact, view.providers, view.keyDates)
    (upcoming, recommendations) = (view.upcoming, view.recommendations)
    processes = view.processes.map { process in
      Process(
        processId: process.processID, processType: process.templateID, title: process.title, status: process.status,
        startedDate: process.startedOn, week: process.week, ofWeeks: process.ofWeeks, percent: process.percent,
        done: process.done.map(Process.Line.init), inProgress: process.inProgress.map(Process.Line.init),
        waiting: process.waiting.map(Process.Line.init), upcoming: process.upcoming.map(Process.Line.init),
        nextWeek: process.nextWeek, expectedCompletion: process.expectedCompletion, slackDays: process.slackDays)
    }
  }
}

/// `caseday start --json`.
struct StartedDocument: Encodable {
  var success = true
  var processId: Int
  var processType, title, clientName: String
  var substitution: String?
  var plannedTasks: Int

  init(_ started: StartProcess.Outcome) {
    (processId, processType, title) = (started.processID, started.templateID, started.title)
    (clientName, substitution, plannedTasks) = (started.clientName, started.substitution, started.plannedTasks)
  }
}

/// `caseday start --dry-run --json`.
struct PreviewDocument: Encodable {
  struct Step: Encodable {
    var stepId, title, category: String
    var pieces, minutes: Int
    var firstDate, lastDate, dueDate, deadline: CalendarDay?
    var isTentative: Bool
    var reason: String
  }
  struct Move: Encodable {
    var taskId: Int
    var clientName, taskDescription: String
    var fromDate, toDate: CalendarDay?
  }
  var processType, title: String
  var substitution: String?
  var timelineWeeks: Int?
  var steps: [Step]
  var pushes: [Move]
  var expectedCompletion: CalendarDay?
  var warnings: [String]

  init(_ preview: ProcessPreview) {
    (processType, title, substitution) = (preview.templateID, preview.title, preview.substitution)
    (timelineWeeks, expectedCompletion, warnings) = (
      preview.timelineWeeks, preview.expectedCompletion, preview.warnings
    )
    steps = preview.steps.map { step in
      Step(
        stepId: step.stepID, title: step.title, category: step.category.rawValue, pieces: step.pieces,
        minutes: step.minutes, firstDate: step.firstDay, lastDate: step.lastDay, dueDate: step.due,
        deadline: step.deadline, isTentative: step.isTentative, reason: step.reason)
    }
    pushes = preview.pushes.map {
      Move(
        taskId: $0.taskID, clientName: $0.clientName, taskDescription: $0.description, fromDate: $0.from, toDate: $0.to)
    }
  }
}

/// `caseday import clients --json`.
struct ImportDocument: Encodable {
  struct Finding: Encodable {
    var row: Int
    var column, sentence: String
  }
  var isDryRun: Bool
  var accepted, created, updated, unchanged, emptyRows: Int
  var rejected, warnings: [Finding]
  var rejectedFile: String?

  init(_ outcome: ClientImport, isDryRun: Bool, rejectedFile: String?) {
    self.isDryRun = isDryRun
    self.rejectedFile = rejectedFile
    (accepted, emptyRows) = (outcome.accepted.count, outcome.emptyRows)
    (created, updated, unchanged) = (outcome.created, outcome.updated, outcome.unchanged)
    func finding(_ found: ImportFinding) -> Finding {
      Finding(row: found.row, column: found.column, sentence: found.sentence)
    }
    rejected = outcome.rejected.flatMap(\.findings).map(finding)
    warnings = outcome.warnings.map(finding)
  }
}

/// One line of `caseday templates list --json`.
struct TemplateDocumentEntry: Encodable {
  var id, title, summary: String
  var version, steps: Int
  var weeks: Int?

  init(_ entry: TemplateShelf.Entry) {
    (id, title, summary) = (entry.id, entry.title, entry.summary)
    (version, steps, weeks) = (entry.version, entry.steps, entry.weeks)
  }
}

/// `caseday templates show --json`: what a reader of the plan needs of a template.
struct TemplateDetailDocument: Encodable {
  struct Step: Encodable {
    var id, title, category, reason, source: String
    var phase: String?
    var minutes: Int
  }
  var id, title, summary: String
  var version: Int
  var weeks: Int?
  var steps: [Step]

  init(_ template: ProcessTemplate) {
    (id, title, summary) = (template.id, template.title, template.summary)
    (version, weeks) = (template.version, template.lengthWeeks)
    steps = template.steps.map {
      Step(
        id: $0.id, title: $0.title, category: $0.category.rawValue, reason: $0.reason, source: $0.source,
        phase: $0.phase, minutes: $0.minutes)
    }
  }
}
