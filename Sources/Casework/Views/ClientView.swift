/// A client in a list.
package struct ClientSummary: Sendable, Equatable {
  package var clientID: String
  package var name: String
  /// The stay in one line: "Day 3 of program", "Leaves in 6 days".
  package var stay: String
  package var processTitles: [String]
  package var nextDay: CalendarDay?
  package var nextTask: String?
  package var lastContact: CalendarDay?
  /// How much attention it needs, and why.
  package var standing = ClientStanding()

  package init(
    clientID: String, name: String, stay: String, processTitles: [String], nextDay: CalendarDay?, nextTask: String?,
    lastContact: CalendarDay?
  ) {
    self.clientID = clientID
    self.name = name
    self.stay = stay
    self.processTitles = processTitles
    self.nextDay = nextDay
    self.nextTask = nextTask
    self.lastContact = lastContact
  }
}

/// A client's page: the stay, the processes with their progress, what comes next.
package struct ClientView: Sendable, Equatable {
  package var clientID: String
  package var name: String
  package var admission: CalendarDay
  /// Days in program on the day that is shown; the day of admission is day 1.
  package var dayOfProgram: Int
  package var plannedDischarge: CalendarDay?
  package var daysUntilDischarge: Int?
  package var headline: String
  package var note: String
  package var lastContact: CalendarDay?
  /// "Dr. Smith (psychiatrist)".
  package var providers: [String]
  /// "Court: Friday 9 January, 09:00".
  package var keyDates: [String]
  package var processes: [ProcessProgress]
  /// Open planned tasks in the order of their days.
  package var upcoming: [TaskView]
  package var recommendations: [Recommendation]
  /// The day that is shown.
  package var today: CalendarDay
  /// How the stay ended; nil while the client is here.
  package var exit: ClientExit?
  /// Processes that were ended by decision.
  package var ended: [EndedProcess]
  /// True while the whole stay is on hold.
  package var isOnHold = false
  /// What is awaited from others, with its two clocks.
  package var waits: [WaitView] = []
  /// Attempts, the latest first.
  package var attempts: [AttemptView] = []
  /// How often somebody was tried, and reached, for this client.
  package var attemptCount = AttemptCount([])
  package var referrals: [ReferralView] = []
  /// Every open step, each in exactly one place.
  package var openSteps: [StepWhereabouts] = []

  package init(
    clientID: String, name: String, admission: CalendarDay, dayOfProgram: Int, plannedDischarge: CalendarDay?,
    daysUntilDischarge: Int?, headline: String, note: String, lastContact: CalendarDay?, providers: [String],
    keyDates: [String], processes: [ProcessProgress], upcoming: [TaskView], recommendations: [Recommendation],
    today: CalendarDay, exit: ClientExit? = nil, ended: [EndedProcess] = []
  ) {
    self.clientID = clientID
    self.name = name
    self.admission = admission
    self.dayOfProgram = dayOfProgram
    self.plannedDischarge = plannedDischarge
    self.daysUntilDischarge = daysUntilDischarge
    self.headline = headline
    self.note = note
    self.lastContact = lastContact
    self.providers = providers
    self.keyDates = keyDates
    self.processes = processes
    self.upcoming = upcoming
    self.recommendations = recommendations
    self.today = today
    self.exit = exit
    self.ended = ended
  }
}

/// A process that was ended by decision: who, why, and to whom it went.
package struct EndedProcess: Sendable, Equatable {
  package var processID: Int
  package var title: String
  package var endedOn: CalendarDay
  package var reason: String
  package var nextOwner: String?

  package init(processID: Int, title: String, endedOn: CalendarDay, reason: String, nextOwner: String?) {
    self.processID = processID
    self.title = title
    self.endedOn = endedOn
    self.reason = reason
    self.nextOwner = nextOwner
  }
}

/// How far one process is, as the seed draws it.
package struct ProcessProgress: Sendable, Equatable {
  package var processID: Int
  package var clientID: String
  package var templateID: String
  package var title: String
  /// planned, active, waiting, on_hold, completed, cancelled.
  package var status: String
  /// The process that started it; nil for one that stands by itself.
  package var parentID: Int?
  package var startedOn: CalendarDay
  /// "Week 1 of 8": the week it is in, from 1.
  package var week: Int
  /// nil when the template has no length.
  package var ofWeeks: Int?
  /// 0...100, by planned minutes.
  package var percent: Int
  package var done: [ProgressLine]
  package var inProgress: [ProgressLine]
  package var waiting: [ProgressLine]
  package var upcoming: [ProgressLine]
  /// What the plan has for it in the week after the one shown.
  package var nextWeek: [String]
  package var expectedCompletion: CalendarDay?
  /// Working days between now and the latest start of its tightest chain to a hard date; nil without one.
  package var slackDays: Int?
  /// The last working day on which that chain can start; nil without a hard date.
  package var latestStart: CalendarDay?
  /// "“Order the birth certificate” has to start by Fri 16 Jan for Lease signing by Mon 2 Mar"; nil without one.
  package var slackReason: String?
  /// Clocks that can stand still: "Voucher: 32 days left, stands still since 2 February (RFTA handed in)".
  package var clocks: [String] = []
  /// The events that can be recorded in it and aren't yet: `approved`, `denied`.
  package var events: [EventChoice]
  /// When it can be expected to be complete, with the range and what it hangs on; nil when nothing is open.
  package var outlook: CompletionOutlook?
  /// The template's version that it runs on.
  package var version: Int
  /// The published version that it could take; nil when it has that one.
  package var newerVersion: Int?
  /// Who takes it over when the client leaves; nil while nobody is named.
  package var nextOwner: String?
  /// The events that were recorded in it.
  package var recorded: [RecordedEvent]
  /// What a person changed in it, each as a sentence.
  package var adjustments: [String]

  package init(
    processID: Int, clientID: String, templateID: String, title: String, status: String, startedOn: CalendarDay,
    week: Int, ofWeeks: Int?, percent: Int, done: [ProgressLine], inProgress: [ProgressLine],
    waiting: [ProgressLine], upcoming: [ProgressLine], nextWeek: [String], expectedCompletion: CalendarDay?,
    slackDays: Int?, events: [EventChoice] = [], outlook: CompletionOutlook? = nil, version: Int = 1,
    newerVersion: Int? = nil, nextOwner: String? = nil, recorded: [RecordedEvent] = [], adjustments: [String] = []
  ) {
    self.processID = processID
    self.clientID = clientID
    self.templateID = templateID
    self.title = title
    self.status = status
    self.startedOn = startedOn
    self.week = week
    self.ofWeeks = ofWeeks
    self.percent = percent
    self.done = done
    self.inProgress = inProgress
    self.waiting = waiting
    self.upcoming = upcoming
    self.nextWeek = nextWeek
    self.expectedCompletion = expectedCompletion
    self.slackDays = slackDays
    self.events = events
    self.outlook = outlook
    self.version = version
    self.newerVersion = newerVersion
    self.nextOwner = nextOwner
    self.recorded = recorded
    self.adjustments = adjustments
  }

  /// "Week 3 of 8"; past its length "Week 10, 8 were planned"; without one "Week 3".
  package var weekText: String {
    guard let ofWeeks else { return "Week \(week)" }
    return week <= ofWeeks ? "Week \(week) of \(ofWeeks)" : "Week \(week), \(ofWeeks) were planned"
  }

  /// An event that was recorded.
  package struct RecordedEvent: Sendable, Equatable, Encodable {
    package var name: String
    package var title: String
    package var day: CalendarDay

    package init(name: String, title: String, day: CalendarDay) {
      self.name = name
      self.title = title
      self.day = day
    }
  }

  /// An event that can be recorded.
  package struct EventChoice: Sendable, Equatable, Encodable {
    /// The name that programs use: `denied`.
    package var name: String
    /// What the person who records it reads: "SSA denied the claim (use the date on its letter)".
    package var title: String

    package init(name: String, title: String) {
      self.name = name
      self.title = title
    }
  }

  /// One step in the progress view.
  package struct ProgressLine: Sendable, Equatable {
    package var stepID: String
    package var title: String
    /// "3 of 5 contacted", "Wednesday 7 January", "waiting for SSA since 5 January"; may be empty.
    package var detail: String
    /// The phase heading: "Week 2"; nil without one.
    package var phase: String?
    /// Why the step stands where it does, from the template, with its source.
    package var reason: String

    package init(stepID: String, title: String, detail: String, phase: String?, reason: String) {
      self.stepID = stepID
      self.title = title
      self.detail = detail
      self.phase = phase
      self.reason = reason
    }
  }
}
