/// An agency, shelter, landlord or program that clients are sent to or that is called for them.
package struct Service: Sendable, Equatable {
  /// Unique in the agency: `legal_aid_south`.
  package var id: String
  package var name: String
  /// What it offers, in the word that templates use: `legal_aid`.
  package var kind: String
  /// The IANA name of its time zone; nil: the agency's.
  package var timeZone: String?
  /// Opening hours by weekday, on its own clock; empty when they aren't known: then any working day will do.
  package var hours: [Weekday: [OpeningHours]]
  /// The weekdays on which it takes people in; empty: on every opening day.
  package var intakeDays: Set<Weekday>
  /// Days on which it is closed out of turn.
  package var closedDays: [CalendarDay]
  /// nil: it has room.
  package var waitlist: Waitlist?
  /// The ids of services that can be used instead, the best first.
  package var alternatives: [String]
  package var note: String

  package init(
    id: String, name: String, kind: String, timeZone: String? = nil, hours: [Weekday: [OpeningHours]] = [:],
    intakeDays: Set<Weekday> = [], closedDays: [CalendarDay] = [], waitlist: Waitlist? = nil,
    alternatives: [String] = [], note: String = ""
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.timeZone = timeZone
    self.hours = hours
    self.intakeDays = intakeDays
    self.closedDays = closedDays
    self.waitlist = waitlist
    self.alternatives = alternatives
    self.note = note
  }

  /// A list of people who wait for a place.
  package struct Waitlist: Sendable, Equatable {
    /// False: nobody is added for now.
    package var isOpen: Bool
    /// How long a place usually takes, in calendar days.
    package var usualDays: Int
    /// How often somebody on the list has to say that the place is still wanted; nil: never.
    package var updateEveryDays: Int?

    package init(isOpen: Bool = true, usualDays: Int, updateEveryDays: Int? = nil) {
      self.isOpen = isOpen
      self.usualDays = usualDays
      self.updateEveryDays = updateEveryDays
    }
  }

  /// True when it answers on that day. Without known hours every day counts as open.
  package func isOpen(on day: CalendarDay) -> Bool {
    if closedDays.contains(day) { return false }
    return hours.isEmpty || !(hours[day.weekday] ?? []).isEmpty
  }

  /// True when it takes people in on that day.
  package func takesIn(on day: CalendarDay) -> Bool {
    isOpen(on: day) && (intakeDays.isEmpty || intakeDays.contains(day.weekday))
  }
}

/// From when to when somebody answers, on their own clock.
package struct OpeningHours: Sendable, Equatable {
  package var opens: ClockTime
  package var closes: ClockTime

  package init(opens: ClockTime, closes: ClockTime) {
    self.opens = opens
    self.closes = closes
  }

  /// The office hours of somebody whose own aren't known.
  static let usual = OpeningHours(opens: ClockTime(minutes: 8 * 60), closes: ClockTime(minutes: 17 * 60))
}

/// A client sent to a service, and how far that is.
package struct Referral: Sendable, Equatable {
  /// How far a referral is. The words are published in the API.
  package enum State: String, Sendable, CaseIterable { case sent, accepted, declined, waitlisted, expired }

  package var id: Int
  package var clientID: String
  package var serviceID: String
  package var state: State
  package var sentOn: CalendarDay
  /// The day the state was reached.
  package var stateOn: CalendarDay
  /// The place on the waitlist; nil when nobody knows it.
  package var place: Int?
  /// The day by which the service has to hear that the place is still wanted.
  package var nextUpdateDue: CalendarDay?
  package var note: String

  package init(
    id: Int, clientID: String, serviceID: String, state: State = .sent, sentOn: CalendarDay, stateOn: CalendarDay,
    place: Int? = nil, nextUpdateDue: CalendarDay? = nil, note: String = ""
  ) {
    self.id = id
    self.clientID = clientID
    self.serviceID = serviceID
    self.state = state
    self.sentOn = sentOn
    self.stateOn = stateOn
    self.place = place
    self.nextUpdateDue = nextUpdateDue
    self.note = note
  }

  /// True while it may still bring a place.
  package var isOpen: Bool { state == .sent || state == .waitlisted || state == .accepted }
}

/// Which service a process, or one step of it, uses.
package struct ServiceChoice: Sendable, Equatable {
  package var processID: Int
  /// Empty: every step of the process that needs this kind of service.
  package var stepID: String
  package var serviceID: String

  package init(processID: Int, stepID: String = "", serviceID: String) {
    self.processID = processID
    self.stepID = stepID
    self.serviceID = serviceID
  }
}
