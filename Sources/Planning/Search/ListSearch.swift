/// A search over orders instead of places: tasks are put, in the order of a list, each at its cheapest place.
///
/// The list decides which of two chains comes first, and a task that moves up takes what must come before it along, so
/// that one step shifts whole chains; places follow by themselves. It finds the large shape of a plan, not its details.
struct ListSearch: ~Copyable {
  let dense: DenseArrays
  let count: Int
  /// Words of a set of places.
  let words: Int

  /// The current list, and the one that is tried.
  let order: UnsafeMutablePointer<Int32>
  let trial: UnsafeMutablePointer<Int32>
  /// Tasks that move along with the one that is moved.
  let isMarked: UnsafeMutablePointer<Bool>
  /// By process: whether nothing outside it comes before or after its tasks.
  let isClosed: UnsafeMutablePointer<Bool>
  /// Per task: its place in the plan at hand, in the current list's plan, and in the cheapest.
  let place: UnsafeMutablePointer<Int32>
  let kept: UnsafeMutablePointer<Int32>
  let best: UnsafeMutablePointer<Int32>
  private(set) var bestTotal = Int.max
  private(set) var total = Int.max
  /// The cost before each position of the current list, and of the trial.
  let cost: UnsafeMutablePointer<Int>
  let trialCost: UnsafeMutablePointer<Int>

  /// Sums of the plan at hand, and as they were before every few positions of the current list and of the trial.
  let sums: UnsafeMutableRawPointer
  let marks: UnsafeMutablePointer<UnsafeMutableRawPointer>
  let trialMarks: UnsafeMutablePointer<UnsafeMutableRawPointer>
  let markCount: Int
  let sumBytes: Int
  static let markShift = 3
  static let markMask = 7
  /// The sums: the room and its class by place; by day and category the slots; by day the load and what it is charged; by client the days
  /// with work, as bits.
  let rooms: UnsafeMutablePointer<Int32>
  let slots: UnsafeMutablePointer<Int32>
  let loads: UnsafeMutablePointer<Int32>
  let charges: UnsafeMutablePointer<Int32>
  let visited: UnsafeMutablePointer<UInt64>
  let dayWords: Int
  /// Sets of places: by class of minutes those with that much room, and by category those of days with a slot.
  let sets: UnsafeMutablePointer<UInt64>
  let openOffset: Int
  /// The position where the last decoding ended.
  var reached = 0
  /// The different lengths of tasks, ascending, and each task's number among them.
  let lengths: UnsafeMutablePointer<Int32>
  let lengthCount: Int
  let length: UnsafeMutablePointer<Int32>
  /// By task: the set of its allowed places.
  let allowedSet: UnsafeMutablePointer<UInt64>
  /// By task and place: the least that it or a later one costs.
  let leastFrom: UnsafeMutablePointer<Int32>
  /// By task and place, unplanned last: the task-by-task parts. By client and day: what the first task there adds.
  let costs: UnsafeMutablePointer<Int32>
  let arrivals: UnsafeMutablePointer<Int32>
  let exponential = ExponentialTable()
  var random: Randomness
  /// A trial is given up when it is so many temperatures worse right after the part of the list that changed.
  private static let patience = 5.0
  /// Of 64 steps, how many put a process before another.
  private static let separations: UInt64 = 6

  /// - Parameters:
  ///   - worth: By task, what it is worth to have it planned.
  ///   - places: By task, the places of a plan whose order is the first list; nil: the first list is by worth.
  init(_ owner: DenseProblem, seed: UInt64, worth: UnsafeMutablePointer<Int>, places: [Int32]? = nil) {
    dense = owner.arrays
    random = Randomness(seed: seed)
    let dense = self.dense
    count = dense.movableCount
    words = (dense.placeCount + 63) / 64
    let tasks = max(1, dense.taskCount)
    order = .allocate(capacity: tasks)
    trial = .allocate(capacity: tasks)
    isMarked = .allocate(capacity: tasks)
    isClosed = .allocate(capacity: max(1, dense.processCount))
    isMarked.initialize(repeating: false, count: tasks)
    place = .allocate(capacity: tasks)
    kept = .allocate(capacity: tasks)
    best = .allocate(capacity: tasks)
    cost = .allocate(capacity: tasks + 1)
    trialCost = .allocate(capacity: tasks + 1)
    let different = Set((0..<dense.movableCount).map { dense.minutes[Int(dense.movable[$0])] }).sorted()
    lengthCount = different.count
    lengths = .allocate(capacity: max(1, lengthCount))
    for (index, value) in different.enumerated() { lengths[index] = value }
    length = .allocate(capacity: tasks)
    openOffset = lengthCount * words
    dayWords = (dense.dayCount + 63) / 64
    let numbers = 2 * dense.placeCount + 7 * dense.dayCount
    let offset = (numbers + 1) / 2 * 8
    sumBytes = offset + 8 * (dense.clientCount * dayWords + openOffset + 5 * words)
    markCount = (count >> Self.markShift) + 1
    marks = .allocate(capacity: markCount)
    trialMarks = .allocate(capacity: markCount)
    for index in 0..<markCount {
      marks[index] = .allocate(byteCount: sumBytes, alignment: 8)
      trialMarks[index] = .allocate(byteCount: sumBytes, alignment: 8)
    }
    sums = .allocate(byteCount: sumBytes, alignment: 8)
    sums.initializeMemory(as: UInt8.self, repeating: 0, count: sumBytes)
    rooms = sums.assumingMemoryBound(to: Int32.self)
    slots = rooms + 2 * dense.placeCount
    loads = slots + 5 * dense.dayCount
    charges = loads + dense.dayCount
    visited = (sums + offset).assumingMemoryBound(to: UInt64.self)
    sets = visited + dense.clientCount * dayWords
    allowedSet = .allocate(capacity: tasks * words)
    allowedSet.initialize(repeating: 0, count: tasks * words)
    leastFrom = .allocate(capacity: tasks * dense.placeCount)
    costs = .allocate(capacity: tasks * (dense.placeCount + 1))
    arrivals = .allocate(capacity: max(1, dense.clientCount * dense.dayCount))
    measure(different)
    begin(worth, places)
  }

  /// What the problem says, as the decoding reads it.
  private func measure(_ different: [Int32]) {
    for visit in 0..<dense.clientCount * dense.dayCount {
      arrivals[visit] = Int32(clamping: dense.switching - Int(dense.missCharge[visit]))
    }
    isClosed.initialize(repeating: true, count: max(1, dense.processCount))
    for task in 0..<dense.taskCount {
      for link in Int(dense.predecessorStart[task])..<Int(dense.predecessorStart[task + 1]) {
        let other = Int(dense.predecessor[link])
        if dense.process[other] == dense.process[task] { continue }
        if dense.process[task] >= 0 { isClosed[Int(dense.process[task])] = false }
        if dense.process[other] >= 0 { isClosed[Int(dense.process[other])] = false }
      }
    }
    for task in 0..<dense.taskCount {
      length[task] = Int32(different.firstIndex { $0 >= dense.minutes[task] } ?? 0)
      for index in Int(dense.allowedStart[task])..<Int(dense.allowedStart[task + 1]) {
        let at = Int(dense.allowed[index])
        allowedSet[task * words + at >> 6] |= 1 << UInt64(at & 63)
      }
      var least = Int.max >> 1
      for at in (0..<dense.placeCount).reversed() {
        if allowedSet[task * words + at >> 6] >> UInt64(at & 63) & 1 == 1 {
          least = min(least, dense.taskCost[task * (dense.placeCount + 1) + at])
        }
        leastFrom[task * dense.placeCount + at] = Int32(clamping: least)
      }
      for at in 0...dense.placeCount {
        let cell = task * (dense.placeCount + 1) + at
        costs[cell] = Int32(clamping: dense.taskCost[cell])
      }
      let fixed = Int(dense.fixed[task])
      place[task] = Int32(fixed < 0 ? dense.unplanned : fixed)
      kept[task] = place[task]
    }
  }

  deinit {
    order.deallocate()
    trial.deallocate()
    isMarked.deallocate()
    isClosed.deallocate()
    place.deallocate()
    kept.deallocate()
    best.deallocate()
    cost.deallocate()
    trialCost.deallocate()
    for index in 0..<markCount {
      marks[index].deallocate()
      trialMarks[index].deallocate()
    }
    marks.deallocate()
    trialMarks.deallocate()
    sums.deallocate()
    lengths.deallocate()
    length.deallocate()
    allowedSet.deallocate()
    leastFrom.deallocate()
    costs.deallocate()
    arrivals.deallocate()
  }

  /// The first list: by place and worth, predecessors first.
  private mutating func begin(_ worth: UnsafeMutablePointer<Int>, _ places: [Int32]?) {
    for at in 0..<dense.placeCount {
      rooms[at] = dense.room[at]
      widen(at)
    }
    for day in 0..<dense.dayCount {
      for category in 0..<5 {
        let left = dense.slots[day * 5 + category]
        slots[day * 5 + category] = left
        if left > 0 { sets[openOffset + category * words + day >> 5] |= 3 << UInt64(2 * day & 63) }
      }
    }
    var sum = 0
    for task in 0..<dense.taskCount {
      let fixed = Int(dense.fixed[task])
      if fixed < 0 { continue }
      let day = fixed >> 1
      sum += dense.taskCost[task * (dense.placeCount + 1) + fixed]
      visited[Int(dense.client[task]) * dayWords + day >> 6] |= 1 << UInt64(day & 63)
      loads[day] += dense.minutes[task]
    }
    for client in 0..<dense.clientCount {
      for day in 0..<dense.dayCount {
        let isVisited = visited[client * dayWords + day >> 6] >> UInt64(day & 63) & 1 == 1
        sum += isVisited ? dense.switching : Int(dense.missCharge[client * dense.dayCount + day])
      }
    }
    for day in 0..<dense.dayCount {
      let charge = BalanceCost.charge(day: day, load: Int(loads[day]), dense)
      charges[day] = Int32(clamping: charge)
      sum += charge
    }
    var isMovable = [Bool](repeating: false, count: dense.taskCount)
    let tasks = (0..<count).map { Int(dense.movable[$0]) }
    for task in tasks { isMovable[task] = true }
    for task in 0..<dense.taskCount where dense.fixed[task] < 0 && !isMovable[task] {
      sum += dense.taskCost[task * (dense.placeCount + 1) + dense.unplanned]
    }
    var sorted: [Int] = []
    var isListed = [Bool](repeating: false, count: dense.taskCount)
    func list(_ task: Int) {
      if isListed[task] || !isMovable[task] { return }
      isListed[task] = true
      for link in Int(dense.predecessorStart[task])..<Int(dense.predecessorStart[task + 1]) {
        list(Int(dense.predecessor[link]))
      }
      sorted.append(task)
    }
    let first = { (task: Int) in places?[task] ?? 0 }
    for task in tasks.sorted(by: { (first($0), worth[$1], $0) < (first($1), worth[$0], $1) }) { list(task) }
    for (index, task) in sorted.enumerated() {
      order[index] = Int32(task)
      trial[index] = Int32(task)
    }
    cost[0] = sum
    trialCost[0] = sum
    marks[0].copyMemory(from: sums, byteCount: sumBytes)
    for task in tasks { kept[task] = -1 }
    total = decode(from: 0, to: count, limit: Int.max, limitAfter: Int.max)
    keep(from: 0)
  }

  /// The plan at hand becomes the current list's.
  @inline(__always)
  private mutating func keep(from first: Int) {
    for index in first..<reached {
      order[index] = trial[index]
      kept[Int(order[index])] = place[Int(order[index])]
      cost[index] = trialCost[index]
    }
    if reached == count { cost[count] = trialCost[count] }
    var mark = (first >> Self.markShift) + 1
    while mark << Self.markShift < reached {
      (marks[mark], trialMarks[mark]) = (trialMarks[mark], marks[mark])
      mark += 1
    }
    if total < bestTotal {
      bestTotal = total
      best.update(from: place, count: dense.taskCount)
    }
  }

  @inline(__always)
  private func process(at position: Int) -> Int32 { dense.process[Int(order[position])] }

  /// Back to the current list's plan.
  @inline(__always)
  private func goBack(from first: Int, to last: Int) {
    for index in first..<max(reached, last &+ 1) {
      let task = Int(order[index])
      place[task] = kept[task]
      trial[index] = order[index]
    }
  }

  /// Steps at a temperature: a task moves up or down the list, with what the order binds to it.
  mutating func run(steps: Int, temperature: Double) {
    if count < 2 { return }
    for _ in 0..<steps {
      let from = random.below(count)
      let roll = random.next() & 7
      let reach = roll < 3 ? count : roll < 6 ? max(4, count / 6) : 4
      let low = max(0, from &- reach)
      let high = min(count &- 1, from &+ reach)
      let to = low &+ random.below(high &- low &+ 1)
      if to == from { continue }
      var first = min(from, to)
      var last = max(from, to)
      if random.next() & 63 < Self.separations {
        if !separate(process(at: from), process(at: to), &first, &last) { continue }
      } else {
        shift(from, to: to, whole: random.next() & 3 == 0)
      }
      let threshold = Int(temperature * exponential.draw(&random))
      rewind(to: first)
      let sum = decode(
        from: first, to: last, limit: total &+ threshold, limitAfter: threshold &+ Int(Self.patience * temperature))
      if sum <= total &+ threshold {
        total = sum
        keep(from: first)
      } else {
        goBack(from: first, to: last)
      }
    }
  }
}
