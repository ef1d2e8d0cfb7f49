internal import Planning

/// What the records of a caseload say about a stretch of days: the metrics that hang on records, each with the cases that missed.
package struct RecordedMetrics: Sendable, Equatable {
  package var first: CalendarDay
  package var last: CalendarDay
  package var scores: [MetricScore]
  /// Exits that were housed, of those that weren't deaths or moves to medical or long-term care.
  package var housedWithoutMedical: MetricScore
  package var weeklyQuestion: WeeklyQuestion

  /// The answers to the voluntary question.
  package struct WeeklyQuestion: Sendable, Equatable {
    package var answers: Int
    /// Answers of 4 or 5.
    package var good: Int

    /// Per cent of 4 and 5; nil while there are too few answers to keep who said what to themselves.
    package var value: Double? {
      answers >= WeeklyAnswer.fewest ? 100 * Double(good) / Double(answers) : nil
    }
  }

  /// The metrics that these records can tell. The others judge plans as they were published.
  package static let metrics: [Metric] = [
    .claimsFiled, .packetsSubmitted, .housed, .servicePlans, .emergencies, .documentation, .overwhelmingDays, .overtime,
  ]
}

extension RecordedMetrics {
  /// - Parameters:
  ///   - now: the moment it is; what can't be judged yet is left out.
  package init(
    _ caseload: Caseload, library: TemplateLibrary, from first: CalendarDay, through last: CalendarDay,
    now: Crisis.Moment
  ) {
    let facts = RecordedFacts(caseload: caseload, library: library, first: first, last: last, now: now)
    var history = WorkHistory()
    history.exits = facts.exits(countingMedical: true)
    history.servicePlans = facts.servicePlans()
    history.crises = facts.crises()
    history.days = facts.days()
    var scores: [MetricScore] = []
    for metric in Self.metrics {
      switch metric {
      case .claimsFiled: history.claims = facts.claims { $0.admission + 14 }
      case .packetsSubmitted:
        history.claims = facts.claims { claim in claim.filed.map { $0 + 60 } }.map { claim in
          var claim = claim
          claim.isPacketDue = true
          return claim
        }
      default: break
      }
      scores.append(history.score(metric))
    }
    history.exits = facts.exits(countingMedical: false)
    let answers = caseload.weeklyAnswers.filter { first.startOfWeek <= $0.week && $0.week <= last }
    self.init(
      first: first, last: last, scores: scores, housedWithoutMedical: history.score(.housed),
      weeklyQuestion: WeeklyQuestion(answers: answers.count, good: answers.count { $0.score >= 4 }))
  }
}

/// The facts of a stretch of days, from the records of a caseload.
private struct RecordedFacts {
  let caseload: Caseload
  let library: TemplateLibrary
  let first: CalendarDay
  let last: CalendarDay
  let now: Crisis.Moment

  private var window: ClosedRange<CalendarDay> { first...max(first, last) }

  /// Exits that are no failure of housing: deaths, hospitals, long-term care.
  private static let medical: Set<ExitDestination> = [.deceased, .hospital, .psychiatricHospital, .longTermCare]

  func exits(countingMedical: Bool) -> [ExitOutcome] {
    caseload.clients.flatMap { client in
      (client.earlierStays.compactMap(\.exit) + [client.exit].compactMap(\.self)).map { (client.id, $0) }
    }
    .filter { window.contains($0.1.day) && (countingMedical || !Self.medical.contains($0.1.destination)) }
    .sorted { ($0.1.day, $0.0) < ($1.1.day, $1.0) }
    .map { id, exit in ExitOutcome(clientID: id, day: exit.day, destination: Self.outcome(of: exit)) }
  }

  private static func outcome(of exit: ClientExit) -> ExitOutcome.Destination {
    if exit.destination == .deceased { return .deceased }
    switch exit.destination.group {
    // A place that nobody confirmed in writing by the day isn't counted as secured.
    case .permanent: return exit.isHoused ? .permanent : .unknown
    case .temporary: return .temporary
    case .institutional: return .institutional
    case .homeless, .other: return .unknown
    }
  }

  /// The claims whose day of judgement lies in the window and has come.
  func claims(judgedOn day: (ClaimOutcome) -> CalendarDay?) -> [ClaimOutcome] {
    (caseload.processes + caseload.earlierProcesses).filter { $0.templateID == "disability_claim" }
      .compactMap { process in
        guard let client = caseload.client(process.clientID) else { return nil }
        return ClaimOutcome(
          clientID: client.id, admission: process.earlierStay ?? client.admission,
          filed: reached("pfd_set", in: process), packetSubmitted: reached("packet_submitted", in: process))
      }
      .filter { claim in day(claim).map { window.contains($0) && $0 <= now.day } ?? false }
      .sorted { ($0.admission, $0.clientID) < ($1.admission, $1.clientID) }
  }

  /// The day on which a milestone's step was done; nil while it isn't.
  private func reached(_ milestone: String, in process: CaseProcess) -> CalendarDay? {
    guard let step = library.template(of: process)?.steps.first(where: { $0.milestone == milestone }) else {
      return nil
    }
    let own = caseload.tasks.filter { $0.key.processID == process.id && $0.key.stepID == step.id }
    guard own.contains(where: { $0.status == .done }), !own.contains(where: \.isOpen) else { return nil }
    return own.compactMap(\.completedOn).max()
  }

  /// Each open stay past its first week, on each working day that has come.
  func servicePlans() -> [ServicePlanOutcome] {
    let days = workingDays
    return caseload.clients.flatMap { client -> [ServicePlanOutcome] in
      let standing = caseload.servicePlanStanding(of: client, on: now.day, library: library)
      let processes = caseload.processes.filter { $0.clientID == client.id }.map { ($0, lastDone(in: $0)) }
      return days.filter { day in
        client.dayOfProgram(on: day) > 7 && client.exit.map { day < $0.day } ?? (client.status != .closed)
      }.map { day in
        let isAtWork = processes.contains { process, done in
          process.startedOn <= day && process.endedOn.map { day < $0 } ?? true && process.status != .onHold
            && (process.status != .completed || done.map { day <= $0 } ?? true)
        }
        return ServicePlanOutcome(
          clientID: client.id, day: day,
          isActive: standing.isCurrent(on: day) && (isAtWork || standing.noneNeeded != nil))
      }
    }.sorted { ($0.day, $0.clientID) < ($1.day, $1.clientID) }
  }

  private func lastDone(in process: CaseProcess) -> CalendarDay? {
    caseload.tasks.filter { $0.key.processID == process.id }.compactMap(\.completedOn).max()
  }

  func crises() -> [CrisisOutcome] {
    caseload.crises.filter { !$0.isWithdrawn && window.contains($0.opened.day) }.compactMap { crisis in
      // One that is open for less than a day can still be in time.
      guard crisis.wasStabilisedInTime(at: now) != nil else { return nil }
      let settled = crisis.stabilised ?? crisis.closed
      return CrisisOutcome(
        clientID: crisis.clientID, opened: crisis.opened.day,
        hoursToStabilise: settled.map { Double($0.minutes(since: crisis.opened)) / 60 })
    }
  }

  /// Working days on which work was recorded.
  func days() -> [WorkDay] {
    let done = Dictionary(grouping: caseload.tasks.filter { $0.status == .done }) { $0.completedOn }
    return workingDays.compactMap { day in
      let tasks = done[day] ?? []
      guard !tasks.isEmpty else { return nil }
      let limits = DayCapacityPlan(day, settings: caseload.settings, calendar: caseload.calendar)
      let minutes = tasks.reduce(0) { $0 + ($1.actualMinutes ?? $1.minutes) }
      var work = WorkDay(day: day)
      work.calls = tasks.count { $0.category == .phoneCall }
      work.workedMinutes = minutes + limits.notes
      work.bookableMinutes = limits.morning + limits.afternoon + limits.notes
      // Work that ran into the last half hour of the day took the time for notes.
      work.keptNotesBlock = minutes + 30 <= 480
      work.wroteNotes = unwritten(of: tasks, on: day).isEmpty
      return work
    }
  }

  /// Clients who were met or reached on a day, and about whom nothing was written by the end of the next working day.
  private func unwritten(of tasks: [TaskRecord], on day: CalendarDay) -> [String] {
    let until = caseload.calendar.day(day, plusWorkingDays: 1)
    let met = Set(caseload.contacts.filter { $0.day == day && $0.wasReached }.map(\.clientID))
    return met.sorted().filter { client in
      // Before the next working day is over, it isn't late.
      guard until < now.day else { return false }
      let isNoted = caseload.notes.contains {
        $0.clientID == client && !$0.isWithdrawn && $0.day == day && $0.writtenOn <= until
      }
      let isOnAttempt = caseload.attempts.contains {
        $0.clientID == client && $0.day == day && !$0.isTakenBack && !$0.note.isEmpty
      }
      return !isNoted && !isOnAttempt
    }
  }

  private var workingDays: [CalendarDay] {
    let end = min(window.upperBound, now.day)
    guard first <= end else { return [] }
    return (0...(end - first)).map { first + $0 }.filter { caseload.calendar.isWorkingDay($0) }
  }
}
