/// One case manager's work over some working days: what the planner is asked.
///
/// The type mirrors the document `planning-problem/1` (see `docs/planning.md`). It has no invariants of its own;
/// `validated()` checks them, and reading JSON validates.
package struct PlanningProblem: Sendable, Equatable {
  /// Bookable minutes of a day's two halves, buffers and leave already taken off.
  package struct HalfDayMinutes: Sendable, Equatable {
    package var am: Int
    package var pm: Int

    package init(am: Int, pm: Int) {
      self.am = am
      self.pm = pm
    }

    package subscript(half: HalfDay) -> Int { half == .am ? am : pm }
  }

  /// How many tasks of each category a day takes; `other` has no cap.
  package struct DayCapacity: Sendable, Equatable {
    package var phoneCall: Int
    package var appointment: Int
    package var paperwork: Int
    package var followUp: Int

    package init(phoneCall: Int, appointment: Int, paperwork: Int, followUp: Int) {
      self.phoneCall = phoneCall
      self.appointment = appointment
      self.paperwork = paperwork
      self.followUp = followUp
    }

    /// The cap of a category; nil for `other`.
    package subscript(category: WorkCategory) -> Int? {
      switch category {
      case .phoneCall: phoneCall
      case .appointment: appointment
      case .paperwork: paperwork
      case .followUp: followUp
      case .other: nil
      }
    }
  }

  /// A working day. Days are known by their index; `week` is the calendar week they belong to.
  package struct Day: Sendable, Equatable {
    package var date: String
    package var week: Int
    package var minutes: HalfDayMinutes
    package var capacity: DayCapacity

    package init(date: String, week: Int, minutes: HalfDayMinutes, capacity: DayCapacity) {
      self.date = date
      self.week = week
      self.minutes = minutes
      self.capacity = capacity
    }
  }

  /// A client, by id only. `attentionUntil` is the last day on which the client needs attention every day.
  package struct Client: Sendable, Equatable {
    package var id: String
    package var attentionUntil: Int?

    package init(id: String, attentionUntil: Int? = nil) {
      self.id = id
      self.attentionUntil = attentionUntil
    }
  }

  /// A task that must be planned and come before, by `lag` days (0: the same half-day will do).
  package struct Dependency: Sendable, Equatable {
    package var task: String
    package var lag: Int

    package init(task: String, lag: Int) {
      self.task = task
      self.lag = lag
    }
  }

  /// A piece of work with its hard limits (`release`, `deadline`, `days`, `slot`, `fixed`, `after`) and its wishes.
  package struct Task: Sendable, Equatable {
    package var id: String
    package var client: String
    package var process: String?
    package var category: WorkCategory
    package var minutes: Int
    package var priority: Priority
    package var effort: Effort
    /// First day allowed.
    package var release: Int
    /// The day it should be done by; may be negative or past the horizon.
    package var due: Int?
    /// Last day allowed.
    package var deadline: Int?
    /// If given, the only days allowed.
    package var days: [Int]?
    /// If given, the only half-day allowed.
    package var slot: HalfDay?
    /// Where a person or an appointment put it: planned exactly there.
    package var fixed: Place?
    package var after: [Dependency]
    /// Where the published plan had it.
    package var previous: Place?

    package init(
      id: String, client: String, process: String? = nil, category: WorkCategory, minutes: Int, priority: Priority,
      effort: Effort = .normal, release: Int = 0, due: Int? = nil, deadline: Int? = nil, days: [Int]? = nil,
      slot: HalfDay? = nil, fixed: Place? = nil, after: [Dependency] = [], previous: Place? = nil
    ) {
      self.id = id
      self.client = client
      self.process = process
      self.category = category
      self.minutes = minutes
      self.priority = priority
      self.effort = effort
      self.release = release
      self.due = due
      self.deadline = deadline
      self.days = days
      self.slot = slot
      self.fixed = fixed
      self.after = after
      self.previous = previous
    }
  }

  package var id: String
  /// The half-day in which this person does demanding work best.
  package var focus: HalfDay
  package var days: [Day]
  package var clients: [Client]
  package var tasks: [Task]
  package var weights: Weights

  package init(
    id: String, focus: HalfDay = .am, days: [Day], clients: [Client], tasks: [Task], weights: Weights = .standard
  ) {
    self.id = id
    self.focus = focus
    self.days = days
    self.clients = clients
    self.tasks = tasks
    self.weights = weights
  }
}
