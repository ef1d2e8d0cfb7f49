package import Planning

/// The Monday morning view: who needs what today, and who is on track until when.
package struct TodayView: Sendable, Equatable {
  /// The groups of the page, in its order.
  package enum Group: String, Sendable, CaseIterable {
    case urgent, high, scheduled
  }

  /// The day that is shown: today, or on a closed day the next working day.
  package var day: CalendarDay
  /// The day it was asked for.
  package var askedFor: CalendarDay
  /// Clients with open work on that day.
  package var clientCount: Int
  /// Minutes booked, the notes block included.
  package var bookedMinutes: Int
  /// Minutes that can be booked (360 on a full day).
  package var bookableMinutes: Int
  /// Minutes of the notes-and-planning block at the end of the day.
  package var notesMinutes: Int
  package var groups: [GroupView]
  /// Tasks of this day that are done already.
  package var done: [TaskView]
  package var onTrack: OnTrackView
  package var capacity: CapacityView
  package var recommendations: [Recommendation]
  package var unplanned: [UnplannedView]
  /// What about the plan itself wants an eye.
  package var notices: PlanNotices
  /// The block that ends the day, and what it prepares; nil on a day without one.
  package var closing: DayClosing?
  /// What to go on with when there is time left; only for today.
  package var next = NextInLineView(minutes: 0, tasks: [])

  /// Tasks for the time that is left on a day.
  package struct NextInLineView: Sendable, Equatable {
    /// Minutes of the day that nothing stands in, crisis time included that no crisis took.
    package var minutes: Int
    /// The best first.
    package var tasks: [TaskView]
  }

  package init(
    day: CalendarDay, askedFor: CalendarDay, clientCount: Int, bookedMinutes: Int, bookableMinutes: Int,
    notesMinutes: Int, groups: [GroupView], done: [TaskView], onTrack: OnTrackView, capacity: CapacityView,
    recommendations: [Recommendation], unplanned: [UnplannedView],
    notices: PlanNotices = PlanNotices()
  ) {
    self.day = day
    self.askedFor = askedFor
    self.clientCount = clientCount
    self.bookedMinutes = bookedMinutes
    self.bookableMinutes = bookableMinutes
    self.notesMinutes = notesMinutes
    self.groups = groups
    self.done = done
    self.onTrack = onTrack
    self.capacity = capacity
    self.recommendations = recommendations
    self.unplanned = unplanned
    self.notices = notices
  }

  /// One group with a card per client; a client stands in the highest group that one of today's tasks belongs to. Empty groups are left out.
  package struct GroupView: Sendable, Equatable {
    package var group: Group
    package var cards: [ClientCard]

    package init(group: Group, cards: [ClientCard]) {
      self.group = group
      self.cards = cards
    }
  }

  /// A client's open work of the day.
  package struct ClientCard: Sendable, Equatable {
    package var clientID: String
    package var clientName: String
    /// "Leaves in 6 days - HOUSING CRISIS", "Day 3 of program - New admission", "Court on Friday".
    package var headline: String
    package var lines: [CardLine]
    /// Minutes of the open tasks.
    package var minutes: Int

    package init(clientID: String, clientName: String, headline: String, lines: [CardLine], minutes: Int) {
      self.clientID = clientID
      self.clientName = clientName
      self.headline = headline
      self.lines = lines
      self.minutes = minutes
    }
  }

  /// The pieces of one step that stand on this day, in the order of the day.
  package struct CardLine: Sendable, Equatable {
    /// The step's title: "Contact previous doctors".
    package var title: String
    package var category: WorkCategory
    /// One or more.
    package var tasks: [TaskView]

    package init(title: String, category: WorkCategory, tasks: [TaskView]) {
      self.title = title
      self.category = category
      self.tasks = tasks
    }
  }

  /// The clients who need nothing on this day.
  package struct OnTrackView: Sendable, Equatable {
    package var clients: [OnTrackClient]
    package var count: Int { clients.count }

    package init(clients: [OnTrackClient]) { self.clients = clients }
  }

  /// A client without action today, and what comes next.
  package struct OnTrackClient: Sendable, Equatable {
    package var clientID: String
    package var clientName: String
    /// The next planned day; nil when nothing is planned for this client within the horizon.
    package var nextDay: CalendarDay?
    package var nextTask: String?

    package init(clientID: String, clientName: String, nextDay: CalendarDay?, nextTask: String?) {
      self.clientID = clientID
      self.clientName = clientName
      self.nextDay = nextDay
      self.nextTask = nextTask
    }
  }
}

/// What about the plan itself wants a person's eye on a day.
package struct PlanNotices: Sendable, Equatable {
  /// What changed by itself since yesterday, as sentences.
  package var changed: [String]
  /// How many published tasks the preview would move that waits for an answer; nil: none waits.
  package var waitingMoves: Int?
  /// Tasks that a person is asked about.
  package var questions: Int
  /// Days above a limit, as sentences.
  package var overbooked: [String]

  package init(changed: [String] = [], waitingMoves: Int? = nil, questions: Int = 0, overbooked: [String] = []) {
    self.changed = changed
    self.waitingMoves = waitingMoves
    self.questions = questions
    self.overbooked = overbooked
  }
}
