/// One client: the stay, the processes with their progress, what comes next.
struct ClientPage: Page {
  static let template = "client"

  var shell: Shell
  var name: String
  /// "Day 3 of program - New admission".
  var headline: String
  var stayAddress: String
  var roadAddress: String
  var timelineAddress: String
  /// Where a stay that is on hold is taken up again; nil while it isn't.
  var resumeAction: String?
  var facts: [Fact]
  var notes: String?
  /// "Disability claim was started."; nil without an event.
  var flashMessage: String?
  var processes: [Process]
  /// What stands here without a process.
  var idleNote: String?
  var upcoming: [UpcomingDay]
  /// What stands here without a planned task.
  var freeNote: String?
  var advice: TodayPage.Advice?
  var starter: Starter?
  var waits: Waits?
  var attempts: Attempts?
  var referrals: Referrals?

  /// A fact about the stay.
  struct Fact: Sendable {
    var label: String
    var value: String
    /// True for one that takes a row of its own.
    var isWide = false
  }

  /// One process with the seed's progress block.
  struct Process: Sendable {
    var title: String
    var processAddress: String
    /// "Week 1 of 8".
    var week: String
    /// "Active", "Waiting".
    var statusLabel: String
    /// "20% complete".
    var percentLabel: String
    var bars: [Gauge.Bar]
    var steps: [StepGroup]
    /// "Expected to be complete on 2 March 2026".
    var completion: String?
    /// Why the completion is as uncertain as it is.
    var outlookReason: String?
    /// The steps that it hangs on, from now to the end.
    var chain: Chain?
    /// "4 working days of slack before a hard date".
    var slack: String?
    /// "“Order the birth certificate” has to start by Fri 16 Jan for Lease signing by Mon 2 Mar".
    var slackReason: String?
    /// "32 days left; the clock stands still since 2 February (RFTA handed in)".
    var clocks: [String]
    /// True when no slack is left.
    var isTight: Bool
    var nextWeek: NextWeek?
    var recorder: Recorder?
    /// What it started, such as one request of records a provider; nil without any.
    var parts: Parts?
  }

  /// The processes that a process started, a line each.
  struct Parts: Sendable {
    /// "5 parts, 2 complete".
    var partsLabel: String
    var list: [Part]
  }

  /// One of them.
  struct Part: Sendable {
    var partTitle: String
    var partAddress: String
    /// "20%: waiting for the records office since 5 January".
    var partStanding: String
  }

  /// The steps that a completion hangs on.
  struct Chain: Sendable {
    var links: [ChainLink]
  }

  /// One of them.
  struct ChainLink: Sendable {
    var linkTitle: String
    var linkDetail: String
  }

  /// The form that records an event of a process.
  struct Recorder: Sendable {
    var eventAction: String
    var selectID: String
    var dayID: String
    var today: String
    var events: [Event]
  }

  /// One event to choose.
  struct Event: Sendable {
    var eventName: String
    var eventTitle: String
  }

  /// The form that records the answer to a step that waits.
  struct Answer: Sendable {
    var answerAction: String
    var stepID: String
    var awaitedStep: String
  }

  /// Steps of one state.
  struct StepGroup: Sendable {
    /// `done`, `in-progress`, `waiting`, `upcoming`: the name of a style and of a picture.
    var state: String
    var stateLabel: String
    /// True for the steps far ahead or behind, which stand folded.
    var isFolded: Bool
    var isOpen: Bool
    /// "6 steps".
    var countLabel: String
    var lines: [Step]
  }

  /// One step.
  struct Step: Sendable {
    var stepTitle: String
    var detail: String?
    var phase: String?
    var why: String?
    /// For a step that waits: the button that says the answer is in.
    var answer: Answer?
  }

  /// What next week holds for a process.
  struct NextWeek: Sendable {
    var items: [String]
  }

  /// A day with planned tasks.
  struct UpcomingDay: Sendable {
    /// "Today", "Wednesday 7 January".
    var dayName: String
    var address: String
    var tasks: [UpcomingTask]
  }

  /// A planned task.
  struct UpcomingTask: Sendable {
    var text: String
    var time: String?
    var minutes: String
    var icon: String
    var category: String
    var tags: [TodayPage.Tag]
    /// Nil before the task's day.
    var outcomes: Outcomes?
  }

  /// The form that starts a process.
  struct Starter: Sendable {
    var action: String
    var choices: [Choice]
  }

  /// One kind of process.
  struct Choice: Sendable {
    var id: String
    /// "Disability claim (8 weeks)".
    var label: String
  }
}
