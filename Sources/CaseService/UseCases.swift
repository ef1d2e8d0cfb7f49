package import Casework

/// One thing that somebody can do with Caseday: an actor, a permission decision, a transaction, an audit entry.
package protocol UseCase: Sendable {
  associatedtype Outcome: Sendable
}

/// The plan as it stands on a day: Today, its week, and the document of the API.
package struct ViewPlan: UseCase {
  package typealias Outcome = PlanView
  /// nil: today by the office's clock.
  package var day: CalendarDay?
  package init(day: CalendarDay? = nil) { self.day = day }
}

/// Today and the week around it.
package struct PlanView: Sendable, Equatable {
  package var today: TodayView
  package var week: WeekView
  package init(today: TodayView, week: WeekView) {
    self.today = today
    self.week = week
  }
  /// The document of the API and of `--json`.
  package var smartDistribution: SmartDistribution { SmartDistribution(today: today, week: week) }
}

/// The week that contains a day (up to four weeks ahead; earlier weeks show what was done).
package struct ViewWeek: UseCase {
  package typealias Outcome = WeekView
  package var containing: CalendarDay
  package init(containing: CalendarDay) { self.containing = containing }
}

/// All clients of the caseload, by name.
package struct ListClients: UseCase {
  package typealias Outcome = [ClientSummary]
  package var day: CalendarDay?
  package init(day: CalendarDay? = nil) { self.day = day }
}

/// One client; `client` is an id, or for the command line a name.
package struct ViewClient: UseCase {
  package typealias Outcome = ClientView
  package var client: String
  package var day: CalendarDay?
  package init(client: String, day: CalendarDay? = nil) {
    self.client = client
    self.day = day
  }
}

/// How far one process is.
package struct ViewProcess: UseCase {
  package typealias Outcome = ProcessProgress
  package var processID: Int
  package init(processID: Int) { self.processID = processID }
}

/// What starting a process would mean; changes nothing.
package struct PreviewProcess: UseCase {
  package typealias Outcome = ProcessPreview
  package var client: String
  package var processType: String
  package var timelineWeeks: Int?
  package init(client: String, processType: String, timelineWeeks: Int? = nil) {
    self.client = client
    self.processType = processType
    self.timelineWeeks = timelineWeeks
  }
}

/// Starts a process and distributes its tasks.
package struct StartProcess: UseCase {
  package struct Outcome: Sendable, Equatable {
    package var processID: Int
    /// What was started; close to discharge `housing_search` becomes `housing_urgent`.
    package var templateID: String
    package var title: String
    package var clientName: String
    /// Why it is another template than the one asked for; nil when it is the same.
    package var substitution: String?
    /// Tasks that were put on the calendar.
    package var plannedTasks: Int

    package init(
      processID: Int, templateID: String, title: String, clientName: String, substitution: String?, plannedTasks: Int
    ) {
      self.processID = processID
      self.templateID = templateID
      self.title = title
      self.clientName = clientName
      self.substitution = substitution
      self.plannedTasks = plannedTasks
    }
  }
  package var client: String
  package var processType: String
  package var timelineWeeks: Int?
  /// A key chosen by the caller: the same key never starts a second process.
  package var idempotencyKey: String?
  package init(client: String, processType: String, timelineWeeks: Int? = nil, idempotencyKey: String? = nil) {
    self.client = client
    self.processType = processType
    self.timelineWeeks = timelineWeeks
    self.idempotencyKey = idempotencyKey
  }
}

/// Marks a task done. Doing it twice is the same as doing it once.
package struct CompleteTask: UseCase {
  package typealias Outcome = TaskView
  package var taskID: Int
  package init(taskID: Int) { self.taskID = taskID }
}

/// Takes a completion back.
package struct UndoCompletion: UseCase {
  package typealias Outcome = TaskView
  package var taskID: Int
  package init(taskID: Int) { self.taskID = taskID }
}

/// Moves the virtual clock; refused unless the office runs on one.
package struct MoveClock: UseCase {
  package typealias Outcome = CalendarDay
  package var to: CalendarDay
  package init(to: CalendarDay) { self.to = to }
}

/// Imports clients from a spreadsheet: checks everything, then commits the good rows. The same file twice changes nothing the second time.
package struct ImportClients: UseCase {
  package typealias Outcome = ClientImport
  /// The file's bytes; encoding, delimiter and headers are found by `ClientImport`.
  package var csv: [UInt8]
  /// Check only, write nothing.
  package var isDryRun: Bool
  package init(csv: [UInt8], isDryRun: Bool) {
    self.csv = csv
    self.isDryRun = isDryRun
  }
}
