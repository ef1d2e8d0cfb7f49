/// A hard date: after it the work is worthless or a right is lost.
package struct TemplateDeadline: Sendable, Equatable {
  /// How the date is counted and rolled.
  package enum Kind: String, Sendable, CaseIterable {
    case calendar
    case businessForward = "business_forward"
    case businessBack = "business_back"
    case letterPlusMail = "letter_plus_mail"
    case suspendableClock = "suspendable_clock"
    case recurringWindow = "recurring_window"
    case eventStarted = "event_started"
    case expiry
  }

  /// Whose calendar a date rolls on: the office that receives the paper.
  package enum Office: String, Sendable, CaseIterable {
    /// The agency itself.
    case agency
    /// Federal holidays: Social Security, HUD, the post.
    case federal
    /// The agency's state: DMV, county, housing authority, state courts.
    case state
  }

  package var kind: Kind
  /// The date itself, all legal days included (`E:denied+60d`); mail days come on top of it.
  package var at: DateExpression
  /// Days that the law adds for the mail (`letter_plus_mail`: 5).
  package var mailDays: Int
  /// The event from which the clock stands still (`suspendable_clock`: `rfta_submitted`); nil otherwise.
  package var stoppedBy: String?
  /// The event with which it runs on (`rfta_answered`); nil: people start it again by hand.
  package var resumedBy: String?
  package var office: Office
  /// When the window of a `recurring_window` is open; nil: `at` is its end.
  package var window: RecurringWindow?

  package init(
    kind: Kind, at: DateExpression, mailDays: Int = 0, stoppedBy: String? = nil, resumedBy: String? = nil,
    office: Office = .agency, window: RecurringWindow? = nil
  ) {
    self.kind = kind
    self.at = at
    self.mailDays = mailDays
    self.stoppedBy = stoppedBy
    self.resumedBy = resumedBy
    self.office = office
    self.window = window
  }

  /// The hard date that a nominal date becomes: rolled by its kind on the calendar of the office that receives the paper.
  ///
  /// - Parameters:
  ///   - nominal: the day of `at`.
  ///   - stops: for a `suspendable_clock`.
  package func hardDate(
    nominal: CalendarDay, office: WorkCalendar, stops: [ClockStop] = [], today: CalendarDay
  ) -> CalendarDay {
    switch kind {
    case .calendar, .recurringWindow, .eventStarted, .expiry: nominal
    case .businessForward: office.workingDay(onOrAfter: nominal)
    case .businessBack: office.workingDay(onOrBefore: nominal)
    case .letterPlusMail: office.workingDay(onOrAfter: nominal + mailDays)
    case .suspendableClock: SuspendableClock(nominalEnd: nominal, stops: stops).end(on: today)
    }
  }
}
