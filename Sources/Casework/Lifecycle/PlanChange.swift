package import Planning

/// Something that a person, or Caseday itself, wants to change about the plan.
///
/// A pure value: `Caseload.preview` says what it would do, `Caseload.apply` does it, `Caseload.undoLastChange` takes it back.
package enum PlanChange: Sendable, Equatable, Codable {
  /// Puts a task where a person wants it and pins it there: a day set by hand survives every replan.
  case place(PlacedTask)
  /// Lets the plan choose again. The task stays where it is until something moves it.
  case unpin(task: Int)
  /// A client or a process gets no work until it is resumed; what it had is freed, nothing else moves.
  case hold(HeldWork, reason: String)
  /// Work comes again and takes the room that is free.
  case resume(HeldWork)
  /// A crisis is opened: its work stands on today, the buffer pays first, nothing else moves yet.
  case openCrisis(CrisisReport)
  /// What a crisis pushes out of the days it needs: low, then medium work, never pins or hard dates.
  case makeRoom(crisis: Int)
  /// Days or half-days away.
  case leave(Leave)
  /// Days that were taken as leave are worked after all.
  case cancelLeave(from: CalendarDay, to: CalendarDay)
  /// Better places for work that slipped or is new, with what gives way for it. Today and tomorrow stay.
  case rearrange(tasks: [Int])
  /// Work that a person adds by hand, outside of a process.
  case add(NewTask)

  /// A task and the place a person wants.
  package struct PlacedTask: Sendable, Equatable, Codable {
    package var task: Int
    package var day: CalendarDay
    /// Nil: the better half is chosen once.
    package var half: HalfDay?
    package var time: ClockTime?
    /// True: past the day's limits if need be, and nothing gives way.
    package var isOverbooking: Bool

    package init(
      task: Int, day: CalendarDay, half: HalfDay? = nil, time: ClockTime? = nil, isOverbooking: Bool = false
    ) {
      self.task = task
      self.day = day
      self.half = half
      self.time = time
      self.isOverbooking = isOverbooking
    }
  }

  /// What is put on hold.
  package enum HeldWork: Sendable, Equatable, Codable {
    case client(String)
    case process(Int)
  }

  /// What somebody says who reports a crisis.
  package struct CrisisReport: Sendable, Equatable, Codable {
    package var clientID: String
    package var kind: String
    package var need: String
    package var minutes: Int
    package var at: Crisis.Moment

    package init(clientID: String, kind: String, need: String, minutes: Int, at: Crisis.Moment) {
      self.clientID = clientID
      self.kind = kind
      self.need = need
      self.minutes = minutes
      self.at = at
    }
  }

  /// An absence of the case manager.
  package struct Leave: Sendable, Equatable, Codable {
    package var from: CalendarDay
    package var to: CalendarDay
    package var extent: WorkCalendar.Absence.Extent
    package var reason: String

    package init(from: CalendarDay, to: CalendarDay, extent: WorkCalendar.Absence.Extent, reason: String) {
      self.from = from
      self.to = to
      self.extent = extent
      self.reason = reason
    }
  }
}

/// Why a change of the plan can't be made. Nothing was changed.
package struct PlanChangeError: Error, Sendable, Equatable {
  /// What kind of trouble it is, for status and exit code.
  package enum Kind: Sendable, Equatable {
    case unknown(kind: String, id: String)
    case badInput(field: String)
    case notPossible
  }

  package var kind: Kind
  /// What is wrong and what to do next.
  package var sentence: String

  package init(_ kind: Kind, _ sentence: String) {
    self.kind = kind
    self.sentence = sentence
  }

  static func input(_ field: String, _ sentence: String) -> PlanChangeError {
    PlanChangeError(.badInput(field: field), sentence)
  }
  static func notPossible(_ sentence: String) -> PlanChangeError { PlanChangeError(.notPossible, sentence) }
}
