package import Planning

/// Suggested start times within a half-day: agreed times first, calls inside the hours of whoever is called, demanding work while
/// focus lasts, the same client's and the same agency's work together, and a break after an hour and a half.
struct DayArrangement {
  /// One task to arrange.
  struct Entry {
    var id: Int
    var clientID: String
    var category: WorkCategory
    var minutes: Int
    var priority: Priority
    var isHard: Bool
    /// The agreed time; nil for most.
    var agreed: ClockTime?
    /// Tasks that come before it.
    var after: [Int] = []
    /// Who has to be reached; nil when it doesn't matter.
    var counterpart: String?
    /// When they answer, in minutes of our own clock; empty: at any time.
    var windows: [Range<Int>] = []
  }

  let settings: AgencySettings

  /// Work without a pause before a break is suggested, and its length.
  static let stretchMinutes = 90
  static let breakMinutes = 10
  /// Hours from the start of a half-day to its end.
  private static let halfMinutes = 240

  /// The half that a time of day lies in; the morning when it isn't known.
  static func half(of time: ClockTime?) -> HalfDay {
    guard let time else { return .am }
    return time < ClockTime(minutes: 12 * 60 + 30) ? .am : .pm
  }

  /// The start times by task id.
  ///
  /// - Parameter meetings: of the day; nothing starts within them.
  func starts(_ entries: [Entry], half: HalfDay, meetings: [Meeting] = []) -> [Int: ClockTime] {
    let opens = half == .am ? settings.morningStart : settings.afternoonStart
    let day = opens.minutes..<(opens.minutes + Self.halfMinutes)
    var starts: [Int: ClockTime] = [:]
    var ends: [Int: Int] = [:]
    var taken = meetings.map { $0.startsAt.minutes..<($0.startsAt.minutes + $0.minutes) }
    taken.sort { $0.lowerBound < $1.lowerBound }
    var breaks: Set<Int> = []
    // What is left once every task has its place can be spent on breaks.
    var spare = Self.halfMinutes - entries.reduce(0) { $0 + $1.minutes }
    func keep(_ entry: Entry, at start: Int) {
      starts[entry.id] = ClockTime(minutes: start)
      ends[entry.id] = start + entry.minutes
      taken.append(start..<(start + max(entry.minutes, 1)))
      taken.sort { $0.lowerBound < $1.lowerBound }
    }
    for entry in entries.sorted(by: { $0.id < $1.id }) {
      if let agreed = entry.agreed { keep(entry, at: agreed.minutes) }
    }
    let open = inSequence(ordered(entries.filter { $0.agreed == nil }, half: half))
    // Whoever answers only for a part of the half-day is called in that part, before the rest fills it.
    let bound = open.filter { entry in
      !entry.windows.isEmpty
        && !entry.windows.contains { $0.lowerBound <= day.lowerBound && $0.upperBound >= day.upperBound }
    }
    let waiting = Set(open.map(\.id))
    for entry in bound where entry.after.allSatisfy({ starts[$0] != nil || !waiting.contains($0) }) {
      let earliest = entry.after.compactMap { ends[$0] }.max() ?? opens.minutes
      let places = entry.windows.sorted { $0.lowerBound < $1.lowerBound }.compactMap { window -> Int? in
        let start = gap(of: entry.minutes, from: max(window.lowerBound, earliest, opens.minutes), among: taken)
        return start + entry.minutes <= window.upperBound ? start : nil
      }
      if let start = places.first { keep(entry, at: start) }
    }
    for entry in open where starts[entry.id] == nil {
      let earliest = max(opens.minutes, entry.after.compactMap { ends[$0] }.max() ?? opens.minutes)
      let start = gap(of: entry.minutes, from: earliest, among: taken)
      keep(entry, at: start)
      let end = start + entry.minutes
      if spare >= Self.breakMinutes, stretch(endingAt: end, among: taken) >= Self.stretchMinutes,
        !taken.contains(where: { $0.lowerBound < end + Self.breakMinutes && $0.upperBound > end })
      {
        taken.append(end..<(end + Self.breakMinutes))
        taken.sort { $0.lowerBound < $1.lowerBound }
        breaks.insert(end)
        spare -= Self.breakMinutes
      }
    }
    return starts

    /// Minutes of work without a pause up to a time.
    func stretch(endingAt end: Int, among taken: [Range<Int>]) -> Int {
      var start = end
      while let before = taken.first(where: { $0.upperBound == start && !breaks.contains($0.lowerBound) }) {
        start = before.lowerBound
      }
      return end - start
    }
  }

  /// The first time from which so many minutes are free.
  private func gap(of minutes: Int, from earliest: Int, among taken: [Range<Int>]) -> Int {
    var start = earliest
    for block in taken where start < block.upperBound && start + max(minutes, 1) > block.lowerBound {
      start = block.upperBound
    }
    return start
  }

  /// Calls first: offices answer in the morning, and what they say decides the rest.
  private static func rank(_ category: WorkCategory) -> Int {
    switch category {
    case .phoneCall: 0
    case .appointment: 1
    case .paperwork: 2
    case .followUp: 3
    case .other: 4
    }
  }

  /// The same order, with everything after what it needs.
  private func inSequence(_ entries: [Entry]) -> [Entry] {
    var left = entries
    var result: [Entry] = []
    while !left.isEmpty {
      let open = Set(left.map(\.id))
      // The plan has no cycles; should one get here, the first entry goes first.
      let next = left.firstIndex { $0.after.allSatisfy { !open.contains($0) } } ?? 0
      let entry = left.remove(at: next)
      result.append(entry)
      // The same agency is called once for everybody: whoever else has business with it goes next.
      guard let counterpart = entry.counterpart else { continue }
      let still = Set(left.map(\.id))
      let same = left.filter { $0.counterpart == counterpart && $0.after.allSatisfy { !still.contains($0) } }
      left.removeAll { other in same.contains { $0.id == other.id } }
      result += same
    }
    return result
  }

  /// The order within a half-day: clients by their most important work, hard work first while focus lasts, and last otherwise.
  private func ordered(_ entries: [Entry], half: HalfDay) -> [Entry] {
    var rank: [String: (Priority, Int)] = [:]
    for entry in entries {
      let own = (entry.priority, entry.id)
      rank[entry.clientID] = rank[entry.clientID].map { $0 < own ? $0 : own } ?? own
    }
    let hardFirst = half == settings.focus
    return entries.sorted { left, right in
      let (a, b) = (rank[left.clientID] ?? (left.priority, 0), rank[right.clientID] ?? (right.priority, 0))
      if a != b { return a < b }
      if left.isHard != right.isHard { return left.isHard == hardFirst }
      if left.category != right.category { return Self.rank(left.category) < Self.rank(right.category) }
      return left.id < right.id
    }
  }
}

extension ClockTime {
  /// The half-day that it lies in.
  package var half: HalfDay { DayArrangement.half(of: self) }
}
