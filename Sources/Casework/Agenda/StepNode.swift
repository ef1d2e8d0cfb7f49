internal import Planning

/// One step of a running process on the calendar: its pieces, what it needs, and when it can be expected.
///
/// Nodes are made by `ClientSchedule`, which fills in the dates: first forward (what is expected when), then backward
/// (what must have started by when).
struct StepNode: Sendable {
  /// The index of its process in the schedule.
  let process: Int
  private let shared: SharedStep
  var pieces: [PieceNode]
  /// Why there is nothing to do: its event isn't recorded, another variant, or a fact makes it unnecessary. Nil for most.
  var absence: Absence?
  /// What it needs.
  var needs: [Need] = []
  /// The chases of its wait so far.
  var chases: [TaskRecord] = []

  /// The service that it needs; nil for most.
  var service: Service?
  /// The tasks that joined its service's waitlist so far.
  var joinings: [TaskRecord] = []
  /// The day it could start if there were room at its service at once.
  var neededBy = CalendarDay(number: 0)

  /// The window from the template, elapsed offsets turned into now.
  var release = CalendarDay(number: 0)
  var due = CalendarDay(number: 0)
  /// The hard date as it is counted; nil for most, and while its event isn't recorded.
  var hardDate: CalendarDay?
  /// True while what the hard date counts from is only expected: the chain is paced by it, but nothing is lost after it.
  var isHardDateExpected = false
  /// The window of a recurring deadline that is to be used next; nil for most.
  var window: ClosedRange<CalendarDay>?
  /// The last day on which the paper that this step produced is good; nil while it isn't there, and for most.
  var paperEnds: CalendarDay?
  /// What is stored of the renewals of its paper.
  var renewals: [TaskRecord] = []
  /// The agreed appointment; nil for most.
  var appointment: KeyDate?

  /// The first day on which open pieces can be done, as far as is known.
  var expectedStart = CalendarDay(number: 0)
  /// The same without the agreed appointment: what it needs may be ready only after it.
  var readyOn: CalendarDay?
  /// The day it is done, or expected to be: answer included.
  var expectedFinish = CalendarDay(number: 0)
  /// The day on which its own work was done and its answer was in; nil while it is open.
  var finishedOn: CalendarDay?
  /// The day the next round of a repeating step may begin; nil for most, and for the first.
  var roundOpens: CalendarDay?
  /// The day the waiting for somebody outside began; nil unless it waits.
  var waitingSince: CalendarDay?

  /// The last working day on which it can start with its whole chain still on time; nil without a hard date behind it.
  var latestStart: CalendarDay?
  /// The hard date that the latest start comes from, in words.
  var latestStartCause = ""

  /// Why a step has nothing to do.
  enum Absence: Sendable, Equatable {
    case event(String)
    /// Its window counts from a day that isn't known yet, such as a court date.
    case undated
    case notInThisVariant
    /// Something known makes it unnecessary: an appointment that is arranged already.
    case alreadySettled
    case notNeeded
  }

  /// A dependency on all pieces of some nodes (several where a milestone belongs to one process per provider).
  struct Need: Sendable {
    var nodes: [Int]
    var pieces: StepDependency.Pieces
    var lag: TimeSpan
    var isSoft: Bool
    /// The n-th piece needs the n-th piece only.
    var isPairwise = false
  }

  /// - Parameter process: the index of its process in the schedule.
  init(process: Int, step: TemplateStep) {
    self.process = process
    shared = SharedStep(step)
    pieces = []
  }

  var step: TemplateStep { shared.step }

  /// A template's step is large, and nodes are handed around a lot: they share it.
  private final class SharedStep: Sendable {
    let step: TemplateStep

    init(_ step: TemplateStep) { self.step = step }
  }

  var exists: Bool { absence == nil }
  /// True when nothing more is expected of it.
  var isSettled: Bool { !exists || finishedOn != nil }
  var isWaiting: Bool { exists && finishedOn == nil && waitingSince != nil }
  var openPieces: [PieceNode] { pieces.filter(\.isOpen) }
}

/// One piece of a step: one task.
struct PieceNode: Sendable {
  var key: PieceKey
  var title: String
  var category: WorkCategory
  var minutes: Int
  var effort: Effort
  /// Dates of its own, for pieces that stand on different days.
  var release: DateExpression?
  var due: DateExpression?
  var record: TaskRecord?
  /// The first day on which it can be done, as far as is known.
  var expectedDay = CalendarDay(number: 0)

  var doneOn: CalendarDay? {
    guard let record, record.status == .done else { return nil }
    return record.completedOn ?? record.day
  }
  var isOpen: Bool { record?.isOpen ?? true }
}
