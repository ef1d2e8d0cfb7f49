internal import Planning

/// Suggested start times within a half-day: agreed times first, then demanding work while focus lasts, the same client's and
/// the same kind of work together.
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
  }

  let settings: AgencySettings

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
    var starts: [Int: ClockTime] = [:]
    var taken = meetings.map { $0.startsAt.minutes..<($0.startsAt.minutes + $0.minutes) }
    for entry in entries.sorted(by: { $0.id < $1.id }) {
      guard let agreed = entry.agreed else { continue }
      starts[entry.id] = agreed
      taken.append(agreed.minutes..<(agreed.minutes + max(entry.minutes, 1)))
    }
    taken.sort { $0.lowerBound < $1.lowerBound }
    var cursor = opens.minutes
    for entry in inSequence(ordered(entries.filter { $0.agreed == nil }, half: half)) {
      // Steps over agreed times that the task would run into.
      for block in taken where cursor < block.upperBound && cursor + entry.minutes > block.lowerBound {
        cursor = block.upperBound
      }
      starts[entry.id] = ClockTime(minutes: cursor)
      cursor += entry.minutes
    }
    return starts
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
      result.append(left.remove(at: next))
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
