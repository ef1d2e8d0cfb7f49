internal import Casework

/// Four weeks by days: how full each is, what has a time, what must be done by then.
struct MonthPage: Page {
  static let template = "month"

  var shell: Shell
  /// "5 January – 1 February 2026".
  var heading: String
  var previous: String
  var next: String
  /// True when other weeks than the four from today are shown.
  var isElsewhere: Bool
  var weeks: [Week]

  /// One week.
  struct Week: Sendable {
    /// "5–9 January 2026".
    var weekName: String
    var weekAddress: String
    /// "22.5 h booked".
    var booked: String
    var days: [Day]
  }

  /// One day.
  struct Day: Sendable {
    /// "Mon 5 Jan".
    var dayName: String
    var dayAddress: String
    /// `today`, `past`, `ahead`: the name of a style.
    var tense: String
    var isToday: Bool
    /// "Martin Luther King Jr. Day"; nil on a working day.
    var closedBecause: String?
    var load: Load?
    /// "9:00 Maria: prepare for court".
    var appointments: [Appointment]
    /// Deadlines, court dates, discharges.
    var marks: [String]
  }

  /// How full a day is.
  struct Load: Sendable {
    /// "5.5 h of 6 h".
    var reading: String
    /// `room`, `full`, `over`: the name of a style.
    var level: String
    var bars: [Gauge.Bar]
    /// "9 tasks for 5 clients".
    var count: String
    /// "3 may move"; nil when none may.
    var tentative: String?
  }

  /// Something with an agreed time.
  struct Appointment: Sendable {
    var time: String
    var text: String
  }

  static func address(_ monday: CalendarDay) -> String { "/month?of=\(monday)" }
}

extension MonthPage {
  init(_ month: MonthView, shell: Shell) {
    self.shell = shell
    let last = month.weeks.last?.days.last?.day ?? month.startsOn + 25
    heading = DayWords.span(month.startsOn, last)
    let span = 7 * MonthView.weekCount
    previous = Self.address(month.startsOn - span)
    next = Self.address(month.startsOn + span)
    isElsewhere = month.startsOn != month.today.startOfWeek
    weeks = month.weeks.map(Week.init)
  }
}

extension MonthPage.Week {
  init(_ week: MonthView.Week) {
    weekName = DayWords.span(week.startsOn, week.days.last?.day ?? week.startsOn + 4)
    weekAddress = "/week?of=\(week.startsOn)"
    booked = "\(CountWords.brief(week.days.map(\.capacity.minutes.used).reduce(0, +))) booked"
    days = week.days.map(MonthPage.Day.init)
  }
}

extension MonthPage.Day {
  init(_ view: WeekView.DayView) {
    dayName = DayWords.short(view.day)
    dayAddress = "/?date=\(view.day)"
    tense = view.isToday ? "today" : view.isPast ? "past" : "ahead"
    isToday = view.isToday
    closedBecause = view.closedBecause
    load = view.closedBecause == nil ? MonthPage.Load(view) : nil
    appointments = view.appointments.map {
      MonthPage.Appointment(time: $0.startsAt?.description ?? "", text: "\($0.clientName): \($0.description)")
    }
    marks = view.marks
  }
}

extension MonthPage.Load {
  init(_ view: WeekView.DayView) {
    let line = view.capacity.minutes
    reading = "\(CountWords.brief(line.used)) of \(CountWords.brief(line.limit))"
    level = Gauge.level(line)
    bars = Gauge.share(line)
    let clients = Set(view.tasks.map(\.clientID)).count
    count =
      view.tasks.isEmpty
      ? "No tasks" : "\(CountWords.count(view.tasks.count, "task")) for \(CountWords.count(clients, "client"))"
    tentative = view.tentativeCount == 0 ? nil : "\(view.tentativeCount) may move"
  }
}
