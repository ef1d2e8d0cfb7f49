internal import Casework

/// A client's processes as lines in time, the papers, and what happens next.
struct RoadPage: Page {
  static let template = "road"

  var shell: Shell
  var clientName: String
  var clientAddress: String
  /// "From 2 January to 3 July 2026".
  var span: String
  var lanes: [Lane]
  var emptyNote: String?
  var papers: Papers?
  var entries: [Entry]

  /// One process.
  struct Lane: Sendable {
    var laneTitle: String
    var laneAddress: String
    /// "35% complete, expected on 11 February".
    var reading: String
    var marks: [Mark]
    var facts: [String]
  }

  /// One rectangle of a line, in thousandths of its width.
  struct Mark: Sendable {
    /// `free`, `used`, `wait`, `hard`, `now`: the name of a style.
    var look: String
    var x: Int
    var width: Int
  }

  /// The checklist of papers.
  struct Papers: Sendable { var items: [Paper] }

  /// One paper.
  struct Paper: Sendable {
    var paperName: String
    var paperLabel: String
    var paperWeight: String
    var paperText: String
  }

  /// Something that comes.
  struct Entry: Sendable {
    var when: String
    var what: String
    var kindLabel: String
    var kindWeight: String
  }
}

extension RoadPage {
  init(_ road: RoadAhead, shell: Shell) {
    self.shell = shell
    clientName = road.name
    clientAddress = Address.client(road.clientID)
    span = "From \(DayText.dayAndMonth(road.first)) to \(DayWords.date(road.last))"
    lanes = road.lanes.map { Lane($0, in: road) }
    emptyNote = road.lanes.isEmpty ? "No process is running." : nil
    papers = road.papers.isEmpty ? nil : Papers(items: road.papers.map { Paper($0, today: road.today) })
    entries = road.next.map { entry in
      let (label, weight) =
        switch entry.kind {
        case .work: ("Work", "quiet")
        case .answer: ("Answer expected", "quiet")
        case .deadline: ("Deadline", "strong")
        case .discharge: ("Leaves", "strong")
        }
      return Entry(
        when: DayWords.heading(entry.day, on: road.today), what: entry.text, kindLabel: label, kindWeight: weight)
    }
  }
}

extension RoadPage.Lane {
  init(_ lane: RoadAhead.Lane, in road: RoadAhead) {
    laneTitle = lane.title
    laneAddress = ProcessPage.address(lane.processID)
    reading =
      "\(lane.percent)% complete"
      + (lane.expected.map {
        ", expected on \(DayText.dayAndMonth($0))\($0.components.year == road.today.components.year ? "" : " \($0.components.year)")"
      } ?? "")
    func x(_ day: CalendarDay) -> Int {
      let share = (day - road.first) * 1_000 / max(1, road.last - road.first)
      return min(1_000, max(0, share))
    }
    func bar(_ look: String, _ from: CalendarDay, _ to: CalendarDay) -> RoadPage.Mark {
      RoadPage.Mark(look: look, x: min(x(from), 996), width: max(4, x(to) - x(from)))
    }
    let end = max(lane.expected ?? road.last, road.today)
    marks =
      [bar("used", lane.start, road.today), bar("free", road.today, end)]
      + lane.waits.map { bar("wait", $0.since, $0.until) }
      + lane.hardDates.filter { $0.day <= road.last }.map { bar("hard", $0.day, $0.day) }
      + [bar("now", road.today, road.today)]
    facts =
      lane.waits.map {
        "Waits for \($0.awaited) since \(DayText.dayAndMonth($0.since)), expected until \(DayText.dayAndMonth($0.until))"
      }
      + lane.hardDates.prefix(3).map { "\($0.title): by \(DayWords.short($0.day))" }
      + [
        lane.latestStart.map { start in
          let slack = lane.slackDays ?? 0
          return slack > 0
            ? "Has to go on by \(DayWords.short(start)): \(CountWords.count(slack, "working day")) of slack"
            : "No slack left before a hard date"
        }
      ].compactMap(\.self)
  }
}

extension RoadPage.Paper {
  init(_ paper: RoadAhead.Paper, today: CalendarDay) {
    paperName = paper.document
    switch paper.endsOn {
    case let end? where end >= today:
      (paperLabel, paperWeight) = ("There", "quiet")
      paperText = "good until \(DayWords.date(end))"
    case let end?:
      (paperLabel, paperWeight) = ("Ended", "strong")
      paperText = "ended on \(DayWords.date(end)); \(paper.stepTitle)"
    case nil:
      (paperLabel, paperWeight) = ("Missing", "strong")
      paperText =
        paper.stepTitle + (paper.expectedOn.map { ", expected \(DayText.dayAndMonth($0))" } ?? "")
    }
  }
}
