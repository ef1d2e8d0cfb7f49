/// A client's road ahead: each process as a line in time with its waits and hard dates, the papers, and what happens next.
package struct RoadAhead: Sendable, Equatable {
  package var clientID: String
  package var name: String
  package var today: CalendarDay
  /// The days that the lines are drawn between.
  package var first: CalendarDay
  package var last: CalendarDay
  package var plannedDischarge: CalendarDay?
  package var lanes: [Lane]
  /// Papers that the steps produce, missing ones first.
  package var papers: [Paper]
  /// In the order of their days.
  package var next: [Entry]

  /// One process as a line in time.
  package struct Lane: Sendable, Equatable {
    package var processID: Int
    package var title: String
    package var percent: Int
    package var start: CalendarDay
    /// When it can be expected to be complete; nil when that can't be told.
    package var expected: CalendarDay?
    package var waits: [Wait]
    package var hardDates: [HardDate]
    /// The last day on which its tightest chain can start, and the working days until then; nil without a hard date.
    package var latestStart: CalendarDay?
    package var slackDays: Int?
  }

  /// Somebody is awaited.
  package struct Wait: Sendable, Equatable {
    package var awaited: String
    package var since: CalendarDay
    package var until: CalendarDay
  }

  /// A date after which something is lost.
  package struct HardDate: Sendable, Equatable {
    package var title: String
    package var day: CalendarDay
  }

  /// A paper on the checklist.
  package struct Paper: Sendable, Equatable {
    package var document: String
    package var stepTitle: String
    /// The last day on which it is good; nil while it isn't there.
    package var endsOn: CalendarDay?
    /// When a missing one can be expected; nil when it can't be told.
    package var expectedOn: CalendarDay?
  }

  /// Something that comes.
  package struct Entry: Sendable, Equatable {
    package enum Kind: String, Sendable { case work, answer, deadline, discharge }
    package var day: CalendarDay
    package var text: String
    package var kind: Kind
  }
}

extension PlanViews {
  /// How far ahead the lines are drawn: claims take longer, and would make everything else a dot.
  private static let drawnDays = 180
  private static let entries = 24

  /// A client's road ahead.
  package func roadAhead(_ client: Client) -> RoadAhead {
    let schedule = agenda.schedules[client.id]
    let running = (schedule?.processes ?? []).enumerated().filter { $0.element.status.isOpen }
    let lanes = running.compactMap { number, process -> RoadAhead.Lane? in
      guard let schedule else { return nil }
      return lane(number, process, schedule)
    }
    let days =
      lanes.flatMap { lane in [lane.expected].compactMap(\.self) + lane.hardDates.map(\.day) + lane.waits.map(\.until) }
      + [client.plannedDischarge].compactMap(\.self)
    let last = min(askedFor + Self.drawnDays, days.max() ?? askedFor + 28)
    return RoadAhead(
      clientID: client.id, name: client.name, today: askedFor,
      first: min(askedFor, max(lanes.map(\.start).min() ?? askedFor, askedFor - 60)), last: max(last, askedFor + 14),
      plannedDischarge: client.exit == nil ? client.plannedDischarge : nil, lanes: lanes,
      papers: schedule.map(papers) ?? [], next: schedule.map { next(client, $0, lanes: lanes) } ?? [])
  }

  private func lane(_ number: Int, _ process: CaseProcess, _ schedule: ClientSchedule) -> RoadAhead.Lane {
    let nodes = schedule.nodes.filter { $0.process == number && $0.exists && !$0.isSettled }
    let title = schedule.templates[number].title
    let tightest = nodes.compactMap(\.latestStart).min()
    return RoadAhead.Lane(
      processID: process.id, title: process.provider.map { "\(title): \($0)" } ?? title, percent: percent(process),
      start: process.startedOn, expected: schedule.expectedCompletion(process: number),
      waits: nodes.compactMap { node in
        schedule.waiting(node).map {
          RoadAhead.Wait(awaited: $0.awaited, since: $0.since, until: max($0.expected, askedFor))
        }
      },
      hardDates: nodes.compactMap { node in
        node.isHardDateExpected ? nil : node.hardDate.map { RoadAhead.HardDate(title: node.step.title, day: $0) }
      }.sorted { ($0.day, $0.title) < ($1.day, $1.title) },
      latestStart: tightest, slackDays: tightest.map { caseload.calendar.workingDays(from: today, to: $0) })
  }

  /// The papers of all processes; a paper that several produce stands once, the one that is there before the missing one.
  private func papers(_ schedule: ClientSchedule) -> [RoadAhead.Paper] {
    var found: [String: RoadAhead.Paper] = [:]
    for node in schedule.nodes where node.exists {
      guard let validity = node.step.validity else { continue }
      let paper = RoadAhead.Paper(
        document: validity.document, stepTitle: node.step.title, endsOn: node.paperEnds,
        expectedOn: node.paperEnds == nil ? node.expectedFinish : nil)
      if let known = found[validity.document], known.endsOn != nil, paper.endsOn == nil { continue }
      found[validity.document] = paper
    }
    return found.values.sorted { left, right in
      (left.endsOn == nil ? 0 : 1, left.document) < (right.endsOn == nil ? 0 : 1, right.document)
    }
  }

  private func next(_ client: Client, _ schedule: ClientSchedule, lanes: [RoadAhead.Lane]) -> [RoadAhead.Entry] {
    var steps: [String: RoadAhead.Entry] = [:]
    for task in caseload.tasks where task.key.clientID == client.id && task.isOpen {
      guard let day = task.day, day >= askedFor else { continue }
      let key = "\(task.key.processID)/\(task.key.stepID)"
      if let known = steps[key], known.day <= day { continue }
      steps[key] = RoadAhead.Entry(day: day, text: task.stepTitle, kind: .work)
    }
    let answers = lanes.flatMap { lane in
      lane.waits.map { RoadAhead.Entry(day: $0.until, text: "\($0.awaited), \(lane.title)", kind: .answer) }
    }
    let dates = lanes.flatMap { lane in
      lane.hardDates.filter { $0.day >= askedFor }.map {
        RoadAhead.Entry(day: $0.day, text: $0.title, kind: .deadline)
      }
    }
    let leaving =
      client.exit == nil
      ? client.plannedDischarge.map { [RoadAhead.Entry(day: $0, text: "Planned discharge", kind: .discharge)] } ?? []
      : []
    let all = (Array(steps.values) + answers + dates + leaving).sorted {
      ($0.day, $0.kind.rawValue, $0.text) < ($1.day, $1.kind.rawValue, $1.text)
    }
    // One step for several providers on a day is one line.
    var seen: Set<String> = []
    return Array(all.filter { seen.insert("\($0.day) \($0.kind) \($0.text)").inserted }.prefix(Self.entries))
  }
}
