package import Planning

/// What makes a piece of work the same piece after every expansion: its process, step, provider and ordinal.
package struct PieceKey: Hashable, Comparable, Sendable, Codable {
  package var clientID: String
  /// 0 for work that belongs to no process, such as contacts.
  package var processID: Int
  /// The step's id, `D1:chase` for a chase of its wait, `contact` for a contact.
  package var stepID: String
  /// Empty for most.
  package var provider: String
  /// From 1.
  package var ordinal: Int

  package init(clientID: String, processID: Int, stepID: String, provider: String = "", ordinal: Int = 1) {
    self.clientID = clientID
    self.processID = processID
    self.stepID = stepID
    self.provider = provider
    self.ordinal = ordinal
  }

  /// True for a contact of the cadence.
  package var isContact: Bool {
    processID == 0 && [ContactSchedule.cadenceStep, ContactSchedule.dailyStep].contains(stepID)
  }

  /// True for what is owed to the client whatever their processes ask for: a contact of the cadence, the work of a crisis.
  package var isAttention: Bool { isContact || Crisis.isWork(self) }

  package static func < (left: PieceKey, right: PieceKey) -> Bool {
    (left.clientID, left.processID, left.stepID, left.provider, left.ordinal)
      < (right.clientID, right.processID, right.stepID, right.provider, right.ordinal)
  }
}

/// One task as the store keeps it: the piece, where the plan has it, and what became of it.
package struct TaskRecord: Sendable, Equatable {
  package var id: Int
  package var key: PieceKey
  package var category: WorkCategory
  package var minutes: Int
  package var priority: Priority
  package var status: TaskStatus
  /// Where the plan has it; for a task that is done, where it was.
  package var day: CalendarDay?
  package var half: HalfDay?
  package var startsAt: ClockTime?
  package var due: CalendarDay?
  package var deadline: CalendarDay?
  package var isTentative: Bool
  /// An agreed appointment.
  package var isFixed: Bool
  package var completedOn: CalendarDay?
  /// The day somebody outside answered, for a step that waits.
  package var answeredOn: CalendarDay?
  /// How long it really took, where somebody noted it.
  package var actualMinutes: Int?
  /// How often its planned day passed without it.
  package var slips: Int
  /// Where a person put it; nil for most.
  package var pin: TaskPin?
  private var texts: Texts

  package var description: String {
    get { texts.description }
    set { texts = texts.with(description: newValue) }
  }
  package var stepTitle: String {
    get { texts.stepTitle }
    set { texts = texts.with(stepTitle: newValue) }
  }
  package var priorityReason: String {
    get { texts.priorityReason }
    set { texts = texts.with(priorityReason: newValue) }
  }
  /// Why it stands there, or why it stands nowhere: the terms that decided, in a sentence.
  package var reason: String {
    get { texts.reason }
    set { texts = texts.with(reason: newValue) }
  }

  package init(
    id: Int, key: PieceKey, description: String, stepTitle: String, category: WorkCategory, minutes: Int,
    priority: Priority = .medium, priorityReason: String = "", status: TaskStatus = .planned, day: CalendarDay? = nil,
    half: HalfDay? = nil, startsAt: ClockTime? = nil, due: CalendarDay? = nil, deadline: CalendarDay? = nil,
    reason: String = "", isTentative: Bool = false, isFixed: Bool = false, completedOn: CalendarDay? = nil,
    answeredOn: CalendarDay? = nil, slips: Int = 0,
    pin: TaskPin? = nil, actualMinutes: Int? = nil
  ) {
    self.id = id
    self.key = key
    self.category = category
    self.minutes = minutes
    self.priority = priority
    self.status = status
    self.day = day
    self.half = half
    self.startsAt = startsAt
    self.due = due
    self.deadline = deadline
    self.isTentative = isTentative
    self.isFixed = isFixed
    self.completedOn = completedOn
    self.answeredOn = answeredOn
    self.slips = slips
    self.pin = pin
    self.actualMinutes = actualMinutes
    texts = Texts(description: description, stepTitle: stepTitle, priorityReason: priorityReason, reason: reason)
  }

  /// True while somebody may still do it.
  package var isOpen: Bool { status == .planned || status == .inProgress }
}

/// The sentences of a task, shared by all copies of its record: an expansion and a plan hand records around by the thousand.
private final class Texts: Sendable, Equatable {
  let description: String
  let stepTitle: String
  let priorityReason: String
  let reason: String

  init(description: String, stepTitle: String, priorityReason: String, reason: String) {
    self.description = description
    self.stepTitle = stepTitle
    self.priorityReason = priorityReason
    self.reason = reason
  }

  /// The same with other words for some; itself where they are the words that it has.
  func with(
    description: String? = nil, stepTitle: String? = nil, priorityReason: String? = nil, reason: String? = nil
  ) -> Texts {
    let changed = Texts(
      description: description ?? self.description, stepTitle: stepTitle ?? self.stepTitle,
      priorityReason: priorityReason ?? self.priorityReason, reason: reason ?? self.reason)
    return changed == self ? self : changed
  }

  static func == (left: Texts, right: Texts) -> Bool {
    left === right
      || left.description == right.description && left.stepTitle == right.stepTitle
        && left.priorityReason == right.priorityReason && left.reason == right.reason
  }
}

/// A contact with a client: tried, or made. Only contacts made satisfy a cadence.
package struct ContactRecord: Sendable, Equatable {
  package var clientID: String
  package var day: CalendarDay
  package var wasReached: Bool
  /// The task it was made with; nil when it was recorded by itself.
  package var taskID: Int?
  /// How it was made; nil when nobody noted it.
  package var channel: ContactChannel?

  package init(
    clientID: String, day: CalendarDay, wasReached: Bool, taskID: Int? = nil, channel: ContactChannel? = nil
  ) {
    self.clientID = clientID
    self.day = day
    self.wasReached = wasReached
    self.taskID = taskID
    self.channel = channel
  }
}
