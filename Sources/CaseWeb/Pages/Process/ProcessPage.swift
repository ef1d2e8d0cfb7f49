/// One process with all its steps, and the forms that change it.
struct ProcessPage: Page {
  static let template = "process"

  var shell: Shell
  /// "Recorded."; nil without an event.
  var flashMessage: String?
  var clientName: String
  var clientAddress: String
  var title: String
  /// "Week 3 of 8, 20% complete".
  var focus: String
  /// "Expected to be complete on 2 March 2026"; what it hangs on.
  var outlook: [String]
  var bars: [Gauge.Bar]
  var newer: Newer?
  var ended: Ended?
  /// Where it is taken up again while it is on hold; nil while it isn't.
  var resumeAction: String?
  var steps: [Step]
  var started: Started?
  /// Sentences of what a person changed in it.
  var changes: Changes?
  var inserter: Inserter?
  var handOver: HandOver?
  var ender: Ender?

  /// A newer version of its template.
  struct Newer: Sendable {
    var newerText: String
    var newerAddress: String
  }

  /// How it ended.
  struct Ended: Sendable {
    var endedText: String
    var reopenAction: String
  }

  /// Processes that its steps started.
  struct Started: Sendable {
    var children: [Child]
  }

  /// One of them.
  struct Child: Sendable {
    var childTitle: String
    var childAddress: String
    var childPercent: String
  }

  /// What a person changed.
  struct Changes: Sendable {
    var sentences: [String]
  }

  /// One step.
  struct Step: Sendable {
    var stepTitle: String
    /// "Planned", "Waiting".
    var stateLabel: String
    var stateWeight: String
    /// "Phone call, 20 minutes, due Friday".
    var size: String
    /// "3 of 5 contacted"; "after “Signing session”".
    var remarks: [String]
    var why: String
    /// "Source: 20 CFR 416.340(c)".
    var origin: String
    var list: TaskList?
    var mover: Mover?
  }

  /// A step's tasks.
  struct TaskList: Sendable {
    var tasks: [Item]
  }

  /// One task.
  struct Item: Sendable {
    var text: String
    /// "Mon 5 Jan"; "done Mon 5 Jan".
    var standing: String
    var open: OpenForms?
    var done: DoneForms?
  }

  /// What can be done with an open task.
  struct OpenForms: Sendable {
    var taskAddress: String
    var spoken: String
    /// What a split can be into, or together again.
    var offersMerge: Bool
  }

  /// What can be done with a task that is done.
  struct DoneForms: Sendable {
    var minutesAction: String
    var minutesValue: String
    var minutesSpoken: String
  }

  /// The form that puts a step off.
  struct Mover: Sendable {
    var moveAction: String
    var moveStep: String
    var moveSpoken: String
    var earliest: String
    var isPutOff: Bool
  }

  /// The form that inserts a step.
  struct Inserter: Sendable {
    var insertAction: String
    var firstDay: String
    var neighbours: [Neighbour]
  }

  /// A step that an inserted one can stand beside.
  struct Neighbour: Sendable {
    var neighbourID: String
    var neighbourTitle: String
  }

  /// The form that names who takes over.
  struct HandOver: Sendable {
    var ownerAction: String
    var ownerValue: String
  }

  /// The form that ends it.
  struct Ender: Sendable {
    var endAction: String
  }
}

/// What putting a step off would mean, before it is done.
struct PutOffPage: Page {
  static let template = "putoff"

  var shell: Shell
  var heading: String
  var processTitle: String
  var processAddress: String
  var conflicts: Conflicts?
  var noConflict: String?
  var moved: [Line]
  var nothingMoves: String?
  var action: String
  var stepID: String
  var until: String

  /// Dates that would break.
  struct Conflicts: Sendable { var sentences: [String] }

  /// One step on another day.
  struct Line: Sendable {
    var lineTitle: String
    var change: String
  }
}

/// What another version of its template would mean for a process.
struct VersionPage: Page {
  static let template = "version"

  var shell: Shell
  var heading: String
  var processAddress: String
  var summary: String
  var changes: [Change]
  var losses: Losses?
  var action: String
  var version: String

  /// What differs: a step, or the template itself.
  struct Change: Sendable {
    var what: String
    var kind: String
    var details: [String]
  }

  /// Open tasks that would leave the calendar, and steps that stay as history.
  struct Losses: Sendable { var sentences: [String] }
}
