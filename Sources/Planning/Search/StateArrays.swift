/// Where every task stands and the sums that the cost parts keep, in flat arrays. Trivial: owned by `SearchState`.
struct StateTables {
  /// By task: place ordinal, or `unplanned`.
  let place: UnsafeMutablePointer<Int32>
  /// Minutes left by place, and tasks left by day and category, for tasks that aren't fixed.
  let room: UnsafeMutablePointer<Int32>
  let slots: UnsafeMutablePointer<Int32>
  /// Tasks by client and day; planned minutes by day. Fixed work counts.
  let visits: UnsafeMutablePointer<Int32>
  let load: UnsafeMutablePointer<Int>
  /// The `progress` part: see `ProgressCost`.
  let readyDay: UnsafeMutablePointer<Int32>
  let pending: UnsafeMutablePointer<UInt64>
  let workedCount: UnsafeMutablePointer<Int32>
  let worked: UnsafeMutablePointer<UInt64>
  let stalled: UnsafeMutablePointer<Int32>
  let changedTask: UnsafeMutablePointer<Int32>
  let changedPending: UnsafeMutablePointer<UInt64>
  let changedProcess: UnsafeMutablePointer<Int32>
  /// The tasks that may move, by their place, unplanned last, in rows of `rowLength`, with each task's position in its row.
  let row: UnsafeMutablePointer<Int32>
  let rowCount: UnsafeMutablePointer<Int32>
  let rowPosition: UnsafeMutablePointer<Int32>
  var rowLength = 0
  /// Moves since the last `commit`, for `rollBack`.
  let trailTask: UnsafeMutablePointer<Int32>
  let trailPlace: UnsafeMutablePointer<Int32>

  init(_ dense: DenseArrays, trailLimit: Int) {
    func zeros(_ count: Int) -> UnsafeMutablePointer<Int32> {
      let memory = UnsafeMutablePointer<Int32>.allocate(capacity: max(1, count))
      memory.initialize(repeating: 0, count: max(1, count))
      return memory
    }
    func wideZeros(_ count: Int) -> UnsafeMutablePointer<UInt64> {
      let memory = UnsafeMutablePointer<UInt64>.allocate(capacity: max(1, count))
      memory.initialize(repeating: 0, count: max(1, count))
      return memory
    }
    place = zeros(dense.taskCount)
    room = zeros(dense.placeCount)
    slots = zeros(dense.dayCount * 5)
    visits = zeros(dense.clientCount * dense.dayCount)
    load = .allocate(capacity: dense.dayCount + 1)
    load.initialize(repeating: 0, count: dense.dayCount + 1)
    readyDay = zeros(dense.taskCount)
    pending = wideZeros(dense.taskCount)
    workedCount = zeros(dense.processCount * dense.weekCount)
    worked = wideZeros(dense.processCount)
    stalled = zeros(dense.processCount)
    changedTask = zeros(dense.taskCount + 1)
    changedPending = wideZeros(dense.taskCount + 1)
    changedProcess = zeros(dense.processCount + 1)
    row = zeros((dense.placeCount + 1) * dense.taskCount)
    rowCount = zeros(dense.placeCount + 1)
    rowPosition = zeros(dense.taskCount)
    rowLength = dense.taskCount
    trailTask = zeros(trailLimit)
    trailPlace = zeros(trailLimit)
  }

  func deallocate() {
    place.deallocate()
    room.deallocate()
    slots.deallocate()
    visits.deallocate()
    load.deallocate()
    readyDay.deallocate()
    pending.deallocate()
    workedCount.deallocate()
    worked.deallocate()
    stalled.deallocate()
    changedTask.deallocate()
    changedPending.deallocate()
    changedProcess.deallocate()
    row.deallocate()
    rowCount.deallocate()
    rowPosition.deallocate()
    trailTask.deallocate()
    trailPlace.deallocate()
  }
}

/// The sums behind one pointer, which is handed on by value.
@dynamicMemberLookup
struct StateArrays {
  private let tables: UnsafeMutablePointer<StateTables>

  init(_ dense: DenseArrays, trailLimit: Int) {
    tables = .allocate(capacity: 1)
    tables.initialize(to: StateTables(dense, trailLimit: trailLimit))
  }

  @inline(__always)
  subscript<Value>(dynamicMember path: KeyPath<StateTables, Value>) -> Value {
    @inline(__always) get { tables.pointee[keyPath: path] }
  }

  func deallocate() {
    tables.pointee.deallocate()
    tables.deallocate()
  }
}
