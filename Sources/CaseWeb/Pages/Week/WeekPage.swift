/// One week by days and half-days.
struct WeekPage: Page {
  static let template = "week"

  var shell: Shell
  /// "5–9 January 2026".
  var heading: String
  /// "This week", "Next week", "In 2 weeks", "Last week".
  var eyebrow: String
  /// "31 tasks, 22.5 hours booked".
  var focus: String
  var previous: String
  var next: String
  /// True when another week than this one is shown.
  var isElsewhere: Bool
  var days: [Day]
  var leftOut: TodayPage.LeftOut?
  /// What was just done, with the way back; nil without it.
  var event: Event?
  /// The four weeks that begin with this one.
  var monthAddress: String
  var leaveAddress = "/plan#leave"

  /// Something that was just done from this page.
  struct Event: Sendable {
    var eventText: String
    var undoAction = "/plan/undo"
  }

  /// One day.
  struct Day: Sendable {
    /// "Monday".
    var weekday: String
    /// "5 Jan".
    var date: String
    /// That day as Today shows it.
    var dayAddress: String
    /// "2026-01-05".
    var dayName: String
    /// `today`, `past`, `ahead`: the name of a style.
    var tense: String
    var isToday: Bool
    /// "Martin Luther King Jr. Day"; nil on a working day.
    var closedBecause: String?
    /// "5.5 h of 6 h"; nil on a closed day.
    var load: String?
    var marks: [String]
    var halves: [Half]
  }

  /// One half-day.
  struct Half: Sendable {
    var name: String
    /// Where something can be put: "2026-01-05/am"; nil in the past.
    var spot: String?
    /// "Wed 7 Jan morning".
    var spotWords: String
    /// "2.5 h of 3 h".
    var reading: String
    var level: String
    var bars: [Gauge.Bar]
    var entries: [Entry]
    /// What stands here when there is no task.
    var emptyNote: String?
  }

  /// A client's tasks that follow each other.
  struct Entry: Sendable {
    var client: String
    var address: String
    /// `urgent`, `high`, `scheduled`: the name of a style.
    var kind: String
    /// "Urgent", "High"; nil for the rest.
    var priorityLabel: String?
    var tasks: [Line]
  }

  /// One task.
  struct Line: Sendable {
    var text: String
    var time: String?
    var minutes: String
    var icon: String
    var category: String
    var isDone: Bool
    var isTentative: Bool
    var isPinned: Bool
    /// The task's number, for what can be picked up; nil for what is done, fixed or pinned.
    var lifts: Int?
    /// Where its other places are shown; nil for what nobody can move.
    var placesAddress: String?
    /// Why it can't be moved; nil for what can.
    var staysBecause: String?
  }
}
