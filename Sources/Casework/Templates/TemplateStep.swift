package import Planning

/// One line of a template.
package struct TemplateStep: Sendable, Equatable {
  /// A capital letter and a number, unique in the template: `D4`.
  package var id: String
  /// What people read: the words case managers use.
  package var title: String
  /// The title of one piece, with the placeholders `{n}` (its number), `{provider}` and `{kind}` (of the records: "psychiatric");
  /// nil: the step's title. See `title(ofPiece:provider:kind:)`.
  package var pieceTitle: String?
  /// The week or day, shown as a heading on the progress view ("Week 1"); nil when the step belongs to no phase.
  package var phase: String?
  package var category: WorkCategory
  /// Estimated minutes of one piece, its note included.
  package var minutes: Int
  package var effort: Effort
  package var quantity: Quantity
  package var after: [StepDependency]
  /// The first day on which the step may be done; nil: as soon as what it needs is done.
  package var release: DateExpression?
  /// The days by which it should be done; the earliest counts. Empty: the end of the week in which it becomes ready.
  package var due: [DateExpression]
  package var deadline: TemplateDeadline?
  package var wait: ExternalWait?
  /// Made again and again, one open at a time; nil for most.
  package var repetition: Repetition?
  /// The step exists only once this event is recorded (`denied`); nil for most.
  package var onEvent: String?
  /// The step is no longer needed once one of these events is recorded (`hired`); empty for most.
  package var unlessEvents: [String]
  /// The step exists only in these variants; empty: in all.
  package var variants: [String]
  /// The step exists only while the enrollment has a process of this template (`disability_claim`).
  package var onlyWithProcess: String?
  /// The step doesn't exist while the enrollment has a process of this template, which covers it (`disability_claim`).
  package var unlessProcess: String?
  /// The kind of key date that gives this step its day and time (`dmv_appointment`); the step is fixed once that date is known.
  package var slot: String?
  /// The step of this template whose slot this one arranges: it is not needed once that slot is known.
  package var schedules: String?
  /// A dated fact that is reached when the step is done.
  package var milestone: String?
  /// Processes that are started when this step is done (`medical_records`, `housing_search`).
  package var starts: [String]
  /// True when another person does it (a supervisor's review): it waits on that person and takes none of the case manager's day.
  package var isSupervisors: Bool
  /// How long the paper that this step produces is valid, such as `SSA-827`, 12 months; nil for most.
  package var validity: Validity?
  /// The service that it needs: the id of one, or its kind (`dmv`); its opening days are kept. Nil for most.
  package var service: String?
  /// True when it needs a place there: it is expected after the service's waitlist, which is joined early for it.
  package var needsPlace = false
  /// True when it is done with the client: it counts as a contact. Nil: as its category says, an appointment is.
  package var isWithClient: Bool?
  /// Why the step stands where it does: one sentence for the person who asks.
  package var reason: String
  /// Where the minutes, the order or the date come from.
  package var source: String
  /// What its pieces are counted as: "3 of 5 contacted". Nil: "done".
  package var counted: String?
  /// True when it runs beside the process: waiting lists and renewals don't hold up its completion.
  package var isBeside: Bool

  package init(
    id: String, title: String, phase: String? = nil, category: WorkCategory, minutes: Int, effort: Effort = .normal,
    quantity: Quantity = .fixed(1), after: [StepDependency] = [], release: DateExpression? = nil,
    due: [DateExpression] = [], deadline: TemplateDeadline? = nil, wait: ExternalWait? = nil,
    repetition: Repetition? = nil, onEvent: String? = nil, variants: [String] = [], onlyWithProcess: String? = nil,
    slot: String? = nil, schedules: String? = nil, milestone: String? = nil, starts: [String] = [],
    isSupervisors: Bool = false, validity: Validity? = nil, reason: String = "", source: String = "",
    pieceTitle: String? = nil, unlessEvents: [String] = [], unlessProcess: String? = nil,
    counted: String? = nil, isBeside: Bool = false
  ) {
    self.id = id
    self.title = title
    self.phase = phase
    self.category = category
    self.minutes = minutes
    self.effort = effort
    self.quantity = quantity
    self.after = after
    self.release = release
    self.due = due
    self.deadline = deadline
    self.wait = wait
    self.repetition = repetition
    self.onEvent = onEvent
    self.variants = variants
    self.onlyWithProcess = onlyWithProcess
    self.slot = slot
    self.schedules = schedules
    self.milestone = milestone
    self.starts = starts
    self.isSupervisors = isSupervisors
    self.validity = validity
    self.reason = reason
    self.source = source
    self.pieceTitle = pieceTitle
    self.unlessEvents = unlessEvents
    self.unlessProcess = unlessProcess
    self.counted = counted
    self.isBeside = isBeside
  }
}

/// How long a paper is valid.
package struct Validity: Sendable, Equatable {
  package var document: String
  package var days: Int

  package init(document: String, days: Int) {
    self.document = document
    self.days = days
  }
}
