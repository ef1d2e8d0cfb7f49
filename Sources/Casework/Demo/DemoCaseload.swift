/// A made-up caseload of twenty clients for a first look: all dates count from the day on which it is shown.
package struct DemoCaseload: Equatable, Sendable {
  /// The sentence that says that nobody in it exists.
  package var notice: String
  package var clients: [DemoClient]

  package init(notice: String, clients: [DemoClient]) {
    self.notice = notice
    self.clients = clients
  }

  /// The caseload that ships, read once.
  package static func standard() throws(TemplateError) -> DemoCaseload { try shipped.get() }

  private static let shipped = Result { () throws(TemplateError) in
    let path = "Library/demo/caseload.yaml"
    guard let text = EmbeddedFiles.all.first(where: { $0.path == path })?.text else {
      throw TemplateError(file: path, line: nil, reason: "the file is not embedded in this program.")
    }
    return try DemoReader.read(text, file: "demo/caseload.yaml")
  }

  /// The day of work or contact so many days before today: a weekend's is the Friday before it, but nothing happens before
  /// the admission.
  package static func workday(daysAgo: Int, from today: CalendarDay, admission: CalendarDay) -> CalendarDay {
    max((today - daysAgo).orFridayBefore, min(admission, today))
  }
}

/// One client of the demo.
package struct DemoClient: Equatable, Sendable {
  /// Where a settled client lives, which decides how often contact is due.
  package enum Setting: String, CaseIterable, Sendable { case residential, community }

  package var externalID: String
  package var name: String
  /// Calendar days from admission to today.
  package var admittedDaysAgo: Int
  /// Calendar days from today to the planned discharge; nil when it isn't planned yet.
  package var dischargeInDays: Int?
  /// Days since the last contact made.
  package var lastContactDaysAgo: Int?
  package var setting: Setting
  package var note: String
  /// The service plan of the stay; nil while none is agreed.
  package var plan: DemoServicePlan?
  package var providers: [DemoProvider]
  package var keyDates: [DemoKeyDate]
  package var processes: [DemoProcess]
}

/// A service plan: all days count back from today.
package struct DemoServicePlan: Equatable, Sendable {
  package var goals: String
  package var agreedDaysAgo: Int
  /// nil while the supervisor has not approved it.
  package var approvedDaysAgo: Int?
  package var reviewedDaysAgo: Int?
}

/// A doctor or hospital that holds a client's records.
package struct DemoProvider: Equatable, Sendable {
  package var name: String
  /// The kind of its records, as an adjective: `psychiatric`, `hospital`.
  package var kind: String
  /// The zone in which its hours are, such as `America/Chicago`.
  package var timeZone: String
}

/// A day that is fixed from outside, such as a court date.
package struct DemoKeyDate: Equatable, Sendable {
  /// The kind that templates refer to: `court`, `dmv_appointment`.
  package var kind: String
  package var day: DemoDay
  package var time: ClockTime?
}

/// A day counted from the demo's today.
package enum DemoDay: Equatable, Sendable {
  /// So many days ahead; a weekend's is the Monday after it.
  case inDays(Int)
  /// The next such day after today: on a Friday, `friday` is a week on.
  case next(Weekday)
  /// That day of the week after this one.
  case nextWeek(Weekday)

  /// The day itself.
  package func day(from today: CalendarDay) -> CalendarDay {
    switch self {
    case .inDays(let days): (today + days).orMondayAfter
    case .next(let weekday): today + 1 + (weekday.index - (today + 1).weekday.index + 7) % 7
    case .nextWeek(let weekday): today.startOfWeek + 7 + weekday.index
    }
  }
}

/// A process of the demo that is under way.
package struct DemoProcess: Equatable, Sendable {
  package var template: String
  package var variant: String?
  /// The provider that a process of its own is about; nil for most.
  package var provider: String?
  /// Calendar days from the start to today; negative for a process that is to start later.
  package var startedDaysAgo: Int
  package var done: [DemoStep]
  /// Steps whose own work is done, and whose answer is awaited; of a repeated step the times it was made without an answer yet.
  package var waiting: [DemoStep]
  package var events: [DemoEvent]
}

/// A step of a process that was done, or has been waiting since, so many days ago.
package struct DemoStep: Equatable, Sendable {
  package var step: String
  /// The pieces, counted from 1; nil: all. Of a repeated step: the times it was made.
  package var pieces: [Int]?
  /// The provider of the piece, where a step has one for each.
  package var provider: String?
  package var daysAgo: Int
}

/// An event that was recorded so many days ago.
package struct DemoEvent: Equatable, Sendable {
  package var name: String
  package var daysAgo: Int
}

extension CalendarDay {
  fileprivate var orFridayBefore: CalendarDay { self - max(0, weekday.index - 4) }
  fileprivate var orMondayAfter: CalendarDay { weekday.index > 4 ? self + (7 - weekday.index) : self }
}
