internal import Planning

/// Everything about the plan that wants a person's eye: the preview that waits, what changed by itself, open questions, the way back.
package struct PlanChangesView: Sendable, Equatable {
  package var day: CalendarDay
  /// The plan as it stands: send it along with a yes.
  package var fingerprint: String
  /// The last day that people rely on.
  package var publishedThrough: CalendarDay?
  /// The last day of the draft.
  package var draftThrough: CalendarDay?
  /// What waits for Apply or Keep; nil for nothing.
  package var preview: PlanPreview?
  /// What waits can't be done any more, and why; nil while it can.
  package var spoiled: String?
  /// What changed by itself since yesterday.
  package var log: [PlanLog.Entry]
  /// Tasks whose pinned day passed without them, and tasks that slipped three times.
  package var questions: [Question]
  package var overbooked: [String]
  package var crises: [CrisisView]
  /// The changes that can be taken back, newest first.
  package var history: [Entry]

  /// A task that a person is asked about.
  package struct Question: Sendable, Equatable {
    /// `missed_pin`, `needs_review`.
    package var kind: PlanLog.Entry.Kind
    package var task: TaskView
    package var sentence: String
  }

  /// A change that was made.
  package struct Entry: Sendable, Equatable {
    package var number: Int
    package var day: CalendarDay
    package var title: String
    package var moves: Int
  }

  /// A crisis that isn't over.
  package struct CrisisView: Sendable, Equatable {
    package var id: Int
    package var clientID: String
    package var clientName: String
    package var kind: String
    package var need: String
    package var state: Crisis.State
    /// "Mon 5 Jan, 10:40".
    package var opened: String
    package var stabilised: String?
    /// Whether it was stabilised within 24 hours; nil while that is open.
    package var wasInTime: Bool?
  }
}

extension PlanViews {
  /// The state of the plan's changes at a moment.
  package func planChanges(at now: Crisis.Moment) -> PlanChangesView {
    var preview: PlanPreview?
    var spoiled: String?
    if let pending = caseload.lifecycle.pending {
      do throws(PlanChangeError) {
        preview = try caseload.preview(pending.change, on: askedFor, library: library)
      } catch {
        spoiled = error.sentence
      }
    }
    let log = caseload.lifecycle.log
    return PlanChangesView(
      day: today, fingerprint: caseload.fingerprint, publishedThrough: caseload.publishedThrough,
      draftThrough: agenda.horizon.last, preview: preview, spoiled: spoiled,
      log: log.day == today ? log.entries : [], questions: questions(),
      overbooked: caseload.overbookings(from: today), crises: crises(at: now),
      history: caseload.lifecycle.history.reversed().map {
        PlanChangesView.Entry(number: $0.number, day: $0.day, title: $0.title, moves: $0.moves)
      })
  }

  /// What Today says about the plan itself.
  func notices() -> PlanNotices {
    let log = caseload.lifecycle.log
    return PlanNotices(
      changed: log.day == today ? log.entries.map(\.sentence) : [],
      waitingMoves: caseload.lifecycle.pending?.moves, questions: questions().count,
      overbooked: caseload.overbookings(from: today))
  }

  private func questions() -> [PlanChangesView.Question] {
    caseload.tasks.compactMap { task in
      if task.hasMissedPin(on: today), let pin = task.pin {
        return PlanChangesView.Question(
          kind: .missedPin, task: view(task),
          sentence: "You had put it on \(pin.words), and it wasn't done. When should it be done?")
      }
      if task.needsReview {
        return PlanChangesView.Question(
          kind: .needsReview, task: view(task),
          sentence: "It wasn't done on its day \(task.slips) times. Is it still needed, or is something in its way?")
      }
      return nil
    }
  }

  private func crises(at now: Crisis.Moment) -> [PlanChangesView.CrisisView] {
    caseload.crises.filter { $0.state == .open || $0.state == .stabilised }.map { crisis in
      PlanChangesView.CrisisView(
        id: crisis.id, clientID: crisis.clientID, clientName: caseload.client(crisis.clientID)?.name ?? "",
        kind: crisis.kind, need: crisis.need, state: crisis.state, opened: crisis.opened.words,
        stabilised: crisis.stabilised?.words, wasInTime: crisis.wasStabilisedInTime(at: now))
    }
  }
}
