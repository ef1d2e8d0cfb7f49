/// A template version started for one stay.
package struct CaseProcess: Sendable, Equatable {
  /// Where a process stands. The words are published in the API.
  package enum Status: String, Sendable, CaseIterable {
    case planned, active, waiting
    case onHold = "on_hold"
    case completed, cancelled

    /// True while work may come from it.
    package var isOpen: Bool { self == .planned || self == .active || self == .waiting }
  }

  package var id: Int
  package var clientID: String
  package var templateID: String
  package var templateVersion: Int
  package var variant: String?
  /// The provider of a records request; nil for most.
  package var provider: String?
  package var startedOn: CalendarDay
  /// The length chosen at the start; nil: the template's own.
  package var timelineWeeks: Int?
  package var status: Status
  /// The day from which its dates count: offsets that had elapsed by then became that day. Nil until a plan is published.
  package var pickedUpOn: CalendarDay?
  /// Events by name and the day they were recorded for (`denied`, `approved`).
  package var events: [String: CalendarDay]
  /// The process whose step started it; nil when a person did.
  package var parentID: Int?
  /// The 1-based first step that isn't done, in template order; one past the last when all are.
  package var currentStep: Int
  /// The expected completion; nil while it can't be told.
  package var targetCompletion: CalendarDay?
  /// Clocks that stood still, papers' ends, and deadlines that were moved.
  package var dates = ProcessDates()
  /// What a person changed in it, apart from its template.
  package var adjustments: ProcessAdjustments
  /// Who takes it over when the client leaves; nil while nobody is named.
  package var nextOwner: String?
  /// Why it was ended by decision, and when; nil for most.
  package var endedBecause: String?
  package var endedOn: CalendarDay?
  /// The admission of the earlier stay that it belonged to; nil: the present one.
  package var earlierStay: CalendarDay?

  package init(
    id: Int, clientID: String, templateID: String, templateVersion: Int = 1, variant: String? = nil,
    provider: String? = nil, startedOn: CalendarDay, timelineWeeks: Int? = nil, status: Status = .active,
    pickedUpOn: CalendarDay? = nil, events: [String: CalendarDay] = [:], parentID: Int? = nil,
    currentStep: Int = 1, targetCompletion: CalendarDay? = nil,
    adjustments: ProcessAdjustments = ProcessAdjustments(), nextOwner: String? = nil, endedBecause: String? = nil,
    endedOn: CalendarDay? = nil
  ) {
    self.id = id
    self.clientID = clientID
    self.templateID = templateID
    self.templateVersion = templateVersion
    self.variant = variant
    self.provider = provider
    self.startedOn = startedOn
    self.timelineWeeks = timelineWeeks
    self.status = status
    self.pickedUpOn = pickedUpOn
    self.events = events
    self.parentID = parentID
    self.currentStep = currentStep
    self.targetCompletion = targetCompletion
    self.adjustments = adjustments
    self.nextOwner = nextOwner
    self.endedBecause = endedBecause
    self.endedOn = endedOn
  }
}
