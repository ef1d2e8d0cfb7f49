package import Planning

/// Work for one client that a person added by hand, outside of any process: "Call DMV".
package struct AddedTask: Sendable, Equatable, Codable {
  /// Counts within the caseload.
  package var id: Int
  package var wish: NewTask
  package var addedOn: CalendarDay
  /// True when adding it was taken back: it counts nowhere.
  package var isWithdrawn: Bool

  package init(id: Int, wish: NewTask, addedOn: CalendarDay, isWithdrawn: Bool = false) {
    self.id = id
    self.wish = wish
    self.addedOn = addedOn
    self.isWithdrawn = isWithdrawn
  }

  /// The piece that a person added.
  package static let step = "added"

  /// True for a piece that a person added.
  package static func isWork(_ key: PieceKey) -> Bool { key.processID == 0 && key.stepID == step }

  var key: PieceKey { PieceKey(clientID: wish.clientID, processID: 0, stepID: Self.step, ordinal: id) }
}

/// What is to be added: the work, its dates, and where a person wants it.
package struct NewTask: Sendable, Equatable, Codable {
  package var clientID: String
  /// What is to be done, on one line.
  package var description: String
  package var category: WorkCategory
  package var minutes: Int
  /// What the person said; the usual rules can raise it.
  package var priority: Priority
  /// True when it is done with the client, and so counts as a contact.
  package var isWithClient: Bool
  /// The first day on which it may be done; nil: from now on.
  package var notBefore: CalendarDay?
  /// When it should be done.
  package var due: CalendarDay
  /// The last day on which it is of use; nil for most.
  package var deadline: CalendarDay?
  /// Where a person wants it, and pins it; nil: the plan chooses.
  package var place: Place?

  /// A day, and a half-day or a time of it.
  package struct Place: Sendable, Equatable, Codable {
    package var day: CalendarDay
    package var half: HalfDay?
    package var time: ClockTime?
    /// True: past the day's limits if need be, and nothing gives way.
    package var isOverbooking: Bool

    package init(day: CalendarDay, half: HalfDay? = nil, time: ClockTime? = nil, isOverbooking: Bool = false) {
      self.day = day
      self.half = half
      self.time = time
      self.isOverbooking = isOverbooking
    }
  }

  package init(
    clientID: String, description: String, category: WorkCategory, minutes: Int, priority: Priority = .medium,
    isWithClient: Bool = false, notBefore: CalendarDay? = nil, due: CalendarDay, deadline: CalendarDay? = nil,
    place: Place? = nil
  ) {
    self.clientID = clientID
    self.description = description
    self.category = category
    self.minutes = minutes
    self.priority = priority
    self.isWithClient = isWithClient
    self.notBefore = notBefore
    self.due = due
    self.deadline = deadline
    self.place = place
  }

  /// The most characters of a description.
  static let longestDescription = 300
}

extension WorkCategory {
  /// How long one task of this category may take: what takes longer is split, but for an appointment.
  package var minutesOfOneTask: ClosedRange<Int> { 1...(self == .appointment ? 480 : 60) }
}
