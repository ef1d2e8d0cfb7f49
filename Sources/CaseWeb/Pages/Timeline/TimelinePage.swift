internal import CaseService
internal import Casework

/// A client's timeline: who did what and when, by days, the newest first.
struct TimelinePage: Page {
  static let template = "timeline"

  var shell: Shell
  var clientName: String
  var clientAddress: String
  var filters: [Filter]
  var days: [Day]
  /// Why nothing stands here; nil when something does.
  var emptyNote: String?
  /// Where the older entries are; nil when these are all.
  var olderAddress: String?
  /// Where the newest are; nil when these are the newest.
  var newestAddress: String?

  /// A kind of entry to choose.
  struct Filter: Sendable {
    var filterLabel: String
    var filterAddress: String
    var isChosen: Bool
  }

  /// What was done on a day.
  struct Day: Sendable {
    /// "Monday 5 January 2026".
    var dayName: String
    var entries: [Entry]
  }

  /// One thing that was done.
  struct Entry: Sendable {
    var time: String
    var who: String
    var what: String
    /// "Plan", "Work".
    var kindLabel: String
  }
}

extension TimelinePage {
  /// - Parameters:
  ///   - kind: what was chosen; nil: everything that was done.
  ///   - isNewest: false when older entries were asked for.
  init(_ timeline: CaseTimeline, kind: CaseTimeline.Kind?, isNewest: Bool, shell: Shell) {
    self.shell = shell
    clientName = timeline.clientName
    clientAddress = Address.client(timeline.clientID)
    let own = Self.address(timeline.clientID)
    filters =
      [Filter(filterLabel: "Everything done", filterAddress: own, isChosen: kind == nil)]
      + CaseTimeline.Kind.allCases.map {
        Filter(filterLabel: Self.name($0), filterAddress: "\(own)?kind=\($0.rawValue)", isChosen: kind == $0)
      }
    let byDay = Dictionary(grouping: timeline.entries, by: \.day)
    days = byDay.keys.sorted(by: >).map { day in
      Day(dayName: DayWords.full(day), entries: (byDay[day] ?? []).map(Entry.init))
    }
    let chosen = kind.map { "kind=\($0.rawValue)&" } ?? ""
    emptyNote = timeline.entries.isEmpty ? "Nothing of this kind stands in the log." : nil
    olderAddress = timeline.before.map { "\(own)?\(chosen)before=\($0)" }
    newestAddress = isNewest ? nil : own + (kind.map { "?kind=\($0.rawValue)" } ?? "")
  }

  static func address(_ client: String) -> String { Address.client(client) + "/timeline" }

  static func name(_ kind: CaseTimeline.Kind) -> String {
    switch kind {
    case .work: "Work"
    case .plan: "Plan"
    case .processes: "Processes"
    case .stay: "Stay and notes"
    case .looks: "Who looked"
    }
  }
}

extension TimelinePage.Entry {
  init(_ entry: CaseTimeline.Entry) {
    time = entry.time.description
    who = entry.who
    what = entry.what
    kindLabel = TimelinePage.name(entry.kind)
  }
}
