/// Numbers of a problem in flat arrays, as the search's inner loop reads them. Trivial: pointers only, owned by
/// `DenseProblem`.
///
/// A place is a half-day's ordinal, `2 * day + half`; `unplanned` (= `placeCount`) is one past the last, so that
/// `place >> 1` is its day, and `dayCount` for an unplanned task.
struct DenseTables {
  var taskCount = 0
  var dayCount = 0
  var placeCount = 0
  var weekCount = 0
  var clientCount = 0
  var processCount = 0
  var progress = 0
  var switching = 0
  var stepCount = 0
  /// Unplanned: one past the last place.
  var unplanned: Int { placeCount }

  /// By task.
  let minutes: UnsafeMutablePointer<Int32>
  let client: UnsafeMutablePointer<Int32>
  /// -1: of no process.
  let process: UnsafeMutablePointer<Int32>
  let category: UnsafeMutablePointer<Int32>
  /// What the task-by-task parts charge: by task and place, unplanned last.
  let taskCost: UnsafeMutablePointer<Int>
  /// The place of a fixed task, -1 for others.
  let fixed: UnsafeMutablePointer<Int32>

  /// The places a task may have by its own rules and by what fixed work leaves, ascending; by task.
  let allowedStart: UnsafeMutablePointer<Int32>
  let allowed: UnsafeMutablePointer<Int32>
  /// By task and place: how many of its allowed places come before.
  let allowedBefore: UnsafeMutablePointer<Int32>

  /// Dependencies of tasks that aren't fixed (nothing binds a fixed one), by task.
  let predecessorStart: UnsafeMutablePointer<Int32>
  let predecessor: UnsafeMutablePointer<Int32>
  let predecessorLag: UnsafeMutablePointer<Int32>
  let successorStart: UnsafeMutablePointer<Int32>
  let successor: UnsafeMutablePointer<Int32>
  let successorLag: UnsafeMutablePointer<Int32>
  /// A task's position in an order in which `after` comes first.
  let rank: UnsafeMutablePointer<Int32>

  /// Room for tasks that aren't fixed: minutes by place; tasks by day and category.
  let room: UnsafeMutablePointer<Int32>
  let slots: UnsafeMutablePointer<Int32>

  /// By day and, last, for unplanned: the week's number.
  let week: UnsafeMutablePointer<Int32>
  /// By week and, last, for unplanned: the weeks before it, as bits.
  let weeksBefore: UnsafeMutablePointer<UInt64>
  /// By task and ready day (`dayCount`: never): the weeks in which the task is ready, as bits.
  let readyWeeks: UnsafeMutablePointer<UInt64>
  let processStart: UnsafeMutablePointer<Int32>
  let processTask: UnsafeMutablePointer<Int32>
  /// By task: the only process whose `progress` its moves can change; `processCount` when they change none, -1 when
  /// there are several.
  let progressReach: UnsafeMutablePointer<Int32>
  /// By task: the last place from which every deadline behind it can be met.
  let deadlinePlace: UnsafeMutablePointer<Int32>

  /// By task: the least that the task-by-task parts can charge, at an allowed place or unplanned.
  let leastCost: UnsafeMutablePointer<Int>
  /// By client: the largest `missCharge` of its days.
  let mostMissed: UnsafeMutablePointer<Int32>
  /// By client and day: what `attention` charges when the client has no task there.
  let missCharge: UnsafeMutablePointer<Int32>
  /// By day and step, and by step: the balance part.
  let stepThreshold: UnsafeMutablePointer<Int>
  let stepEach: UnsafeMutablePointer<Int32>

  /// The tasks that can move: not fixed, with at least one allowed place and predecessors that can be planned.
  var movableCount = 0
  let movable: UnsafeMutablePointer<Int32>
}

/// The numbers behind one pointer: small enough to be handed on by value without copying forty words.
@dynamicMemberLookup
struct DenseArrays {
  fileprivate let tables: UnsafeMutablePointer<DenseTables>

  @inline(__always)
  subscript<Value>(dynamicMember path: KeyPath<DenseTables, Value>) -> Value {
    @inline(__always) get { tables.pointee[keyPath: path] }
  }
}

/// Owns the flat arrays of one problem. Immutable once made, so it may be shared between threads.
final class DenseProblem: @unchecked Sendable {
  let problem: PlanningProblem
  let arrays: DenseArrays
  private let storage: UnsafeMutablePointer<DenseTables>
  /// Task numbers by id.
  let numbers: [String: Int]
  /// By task: the first place that its chain allows; the place count when it can't be planned.
  let earliest: [Int]

  init(_ problem: PlanningProblem) {
    self.problem = problem
    var builder = DenseBuilder(problem)
    storage = .allocate(capacity: 1)
    storage.initialize(to: builder.build())
    arrays = DenseArrays(tables: storage)
    numbers = builder.numbers
    earliest = builder.earliest
  }

  deinit {
    arrays.minutes.deallocate()
    arrays.client.deallocate()
    arrays.process.deallocate()
    arrays.category.deallocate()
    arrays.taskCost.deallocate()
    arrays.fixed.deallocate()
    arrays.allowedStart.deallocate()
    arrays.allowed.deallocate()
    arrays.allowedBefore.deallocate()
    arrays.predecessorStart.deallocate()
    arrays.predecessor.deallocate()
    arrays.predecessorLag.deallocate()
    arrays.successorStart.deallocate()
    arrays.successor.deallocate()
    arrays.successorLag.deallocate()
    arrays.rank.deallocate()
    arrays.room.deallocate()
    arrays.slots.deallocate()
    arrays.week.deallocate()
    arrays.weeksBefore.deallocate()
    arrays.readyWeeks.deallocate()
    arrays.processStart.deallocate()
    arrays.processTask.deallocate()
    arrays.progressReach.deallocate()
    arrays.deadlinePlace.deallocate()
    arrays.leastCost.deallocate()
    arrays.mostMissed.deallocate()
    arrays.missCharge.deallocate()
    arrays.stepThreshold.deallocate()
    arrays.stepEach.deallocate()
    arrays.movable.deallocate()
    storage.deallocate()
  }
}
