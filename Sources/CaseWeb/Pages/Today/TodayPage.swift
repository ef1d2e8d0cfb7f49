/// The Monday morning view: who needs what today.
struct TodayPage: Page {
  static let template = "today"

  var shell: Shell
  /// "Today", "Tomorrow", "In 3 days", "2 days ago".
  var eyebrow: String
  /// "Monday 5 January".
  var heading: String
  /// "4 clients, 6 hours booked".
  var focus: String
  /// "30 minutes of it for notes. All 6 hours are booked."
  var focusDetail: String
  /// Why another day is shown than the one asked for; nil when it is the same.
  var closedNote: String?
  var flash: Flash?
  /// The day by the clock; nil on another day, and outside of its hours.
  var clock: Clock?
  var days: DayLinks
  var groups: [Group]
  /// What the page says when no work is left; nil while there is some.
  var allDone: String?
  var doneList: DoneList?
  var gauges: [Gauge]
  var advice: Advice?
  var leftOut: LeftOut?
  var onTrack: OnTrack?
  var plan: PlanNote

  /// What changed in the plan by itself, and what waits for an answer.
  struct PlanNote: Sendable { var sentences: [String] }
  var closing: Closing?
  var nextInLine: NextTasks?

  /// What to go on with when there is time left.
  struct NextTasks: Sendable {
    /// "Time left? 6 tasks are next in line".
    var nextTitle: String
    /// "Crisis time that no crisis took is free from 15:00 on. The best comes first."
    var nextHint: String
    var nextTasks: [NextTask]
  }

  /// A task of a later day, or without one, that can be done today.
  struct NextTask: PagePart {
    var text: String
    var client: String
    var address: String
    /// "20 min, planned for Thursday".
    var facts: String
    var done: TaskForm
  }

  /// The block that ends the day.
  struct Closing: Sendable {
    /// "16:00".
    var closesAt: String
    var closingTitle: String
    var closingMinutes: String
    var closingLines: [String]
  }

  /// What just happened, with its way back.
  struct Flash: Sendable {
    var message: String
    /// nil when it was an undo itself.
    var undo: TaskForm?
    /// For a task that was just done: how long it took.
    var timing: Timing?
  }

  /// The form that notes how long a task took.
  struct Timing: Sendable {
    var minutesAction: String
    var estimate: String
    var shownDay: String
  }

  /// A button that is a form of its own.
  struct TaskForm: Hashable, Sendable {
    /// `/tasks/12/done`.
    var action: String
    /// Where to go back to: the date shown.
    var day: String
    /// The place on the page to go back to.
    var place: String
    /// What a screen reader says: "Done: Call Dr. Smith, Jay".
    var spoken: String
  }

  /// Ways to other days.
  struct DayLinks: Sendable {
    var previous: String
    var previousLabel: String
    var next: String
    var nextLabel: String
    /// The day shown, for the date field.
    var shown: String
    /// True when another day than today is shown.
    var isElsewhere: Bool
  }

  /// One group of cards.
  struct Group: Sendable {
    /// `urgent`, `high`, `scheduled`: the name of a style and of a picture.
    var kind: String
    var title: String
    var hint: String
    var cards: [Card]
  }

  /// One client's open work of the day.
  struct Card: PagePart {
    var anchor: String
    var client: String
    var address: String
    var headline: String
    /// "2 hours".
    var total: String
    var lines: [Line]
  }

  /// The pieces of one step.
  struct Line: Hashable, Sendable {
    var icon: String
    /// "Phone call".
    var category: String
    /// The step's title above several pieces; nil when its one piece says it all.
    var stepTitle: String?
    /// "3 calls".
    var countLabel: String?
    var pieces: [Piece]
  }

  /// One task with its button.
  struct Piece: Hashable, Sendable {
    var text: String
    /// "09:15".
    var time: String?
    /// "30 min".
    var minutes: String
    /// "Hard date Friday", "Due Wed 14 Jan", "Fixed time", "May move".
    var tags: [Tag]
    /// Why it stands here; nil when nothing is known.
    var why: String?
    /// Where its other places are shown.
    var placesAddress: String
    var done: TaskForm
    /// The usual outcomes in place of "Done"; nil for what is simply done, and for a day to come: what is tried is tried today.
    var usual: UsualOutcomes?
    /// The other outcomes; nil for a day to come.
    var outcomes: Outcomes?
  }

  /// A short fact about a task.
  struct Tag: Hashable, Sendable {
    var label: String
    /// `strong` for a hard date, `quiet` otherwise.
    var weight: String
  }

  /// Tasks that are done.
  struct DoneList: Sendable {
    var summary: String
    var tasks: [DoneTask]
  }

  /// A task that is done, with its way back.
  struct DoneTask: PagePart {
    var text: String
    var client: String
    var undo: TaskForm
  }

  /// Clients who need nothing on this day.
  struct OnTrack: Sendable {
    var summary: String
    var clients: [WaitingClient]
  }

  /// A client on track and what comes next.
  struct WaitingClient: PagePart {
    var client: String
    var address: String
    /// "Thursday: Check in"; "Nothing planned in the next four weeks".
    var next: String
  }

  /// What Caseday suggests.
  struct Advice: Sendable {
    var items: [AdviceItem]
  }

  /// Open work without a day.
  struct LeftOut: Sendable {
    var summary: String
    var items: [UnplannedTask]
    /// What stands folded below the first few; nil when there is no more.
    var more: More?
  }

  /// The folded end of a list.
  struct More: Sendable {
    /// "Show 22 more".
    var label: String
    var rest: [UnplannedTask]
  }

  /// One task without a day.
  struct UnplannedTask: PagePart {
    var text: String
    var client: String
    var address: String
    var reason: String
  }
}

/// A finding with one to three things that would mend it.
struct AdviceItem: PagePart {
  /// Nil for what is about the plan as a whole.
  var client: String?
  var address: String
  /// "Deadline at risk".
  var kindLabel: String
  var message: String
  /// Why it is so; nil where the message says it.
  var cause: String?
  /// True on the day it was announced.
  var isNew: Bool
  var fixes: [FixLink]
}

/// One thing that would mend a finding.
struct FixLink: Hashable, Sendable {
  var fixTitle: String
  /// Where it is tried on the plan before it is applied, or where the person enters the missing fact; nil: nowhere here.
  var fixAddress: String?
}

/// One capacity as a bar with words.
struct Gauge: PagePart {
  var label: String
  /// "5 of 8".
  var reading: String
  var bars: [Bar]
  /// "full", "1 over"; nil while there is room.
  var state: String?
  /// `room`, `full`, `over`: the name of a style.
  var level: String

  /// One rectangle of the picture, which is 100 wide.
  struct Bar: Hashable, Sendable {
    var x: Int
    var width: Int
    /// `used`, `free`.
    var style: String
  }
}
