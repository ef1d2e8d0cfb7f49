internal import Planning

/// What a fix would do, found by trying it on a copy of the plan: what moves, whom it hurts, and whether it mends.
package struct FixTrial: Sendable, Equatable {
  package var finding: Recommendation
  package var number: Int
  package var title: String
  /// Published work of anybody that would stand elsewhere.
  package var moves: [ProcessPreview.Move]
  /// True when the finding is gone afterwards.
  package var mends: Bool
  /// Warnings that would be new, as sentences.
  package var newWarnings: [String]
  /// The caseload as it would be.
  package var outcome: Caseload

  /// Whom it hurts: "Lisa: “Call the county” moves from Tuesday 6 January to Friday 9 January". Empty: nobody.
  package var hurts: [String] {
    moves.map { move in
      let from = move.from.map { DayText.short($0) } ?? "no day"
      let to = move.to.map { "moves from \(from) to \(DayText.short($0))" } ?? "loses its day, \(from)"
      return "\(move.clientName): “\(move.description)” \(to)"
    } + newWarnings
  }

  /// The day it was tried on.
  package var today: CalendarDay
}

extension Caseload {
  /// Tries a fix of a finding on a copy.
  package func trial(_ id: String, fix number: Int, on day: CalendarDay, library: TemplateLibrary) throws(FixError)
    -> FixTrial
  {
    let views = PlanViews(self, library: library, on: day)
    guard let finding = views.finding(id) else { throw .unknownWarning(id) }
    guard finding.fixes.indices.contains(number - 1) else { throw .unknownFix(number, of: finding.fixes.count) }
    let fix = finding.fixes[number - 1]
    guard let action = fix.action else { throw .notReady(fix.title) }
    var next = self
    try next.perform(action, on: day, library: library)
    let after = PlanViews(next, library: library, on: day)
    let before = Set(views.warnings().map(\.key))
    let remaining = after.warnings()
    let asked: Int? = if case .place(let task, _, _) = action { task } else { nil }
    return FixTrial(
      finding: finding, number: number, title: fix.title, moves: moves(to: next, except: asked, on: day),
      mends: finding.warning == nil || !remaining.contains { $0.key == finding.key },
      newWarnings: remaining.filter { !before.contains($0.key) }.map(\.message), outcome: next,
      today: planningDay(day))
  }

  /// Published work that stands elsewhere in another caseload.
  private func moves(to next: Caseload, except asked: Int?, on day: CalendarDay) -> [ProcessPreview.Move] {
    let known = Dictionary(tasks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    // Later weeks are a draft: what counts is what people rely on already.
    let published = planningDay(day).startOfWeek + 6
    return next.tasks.compactMap { task in
      guard let old = known[task.id], old.isOpen, task.isOpen, task.id != asked, let from = old.day, from <= published,
        task.day != from
      else { return nil }
      return ProcessPreview.Move(
        taskID: task.id, clientName: client(task.key.clientID)?.name ?? "", description: task.description, from: from,
        to: task.day)
    }
  }

  /// Does what a fix says, and plans what that leaves open.
  mutating func perform(_ action: Fix.Action, on day: CalendarDay, library: TemplateLibrary) throws(FixError) {
    switch action {
    case .place(let task, let wanted, let isOverbooking):
      // As if a person had moved it: what gives way is shown, and the change can be taken back.
      let change = PlanChange.place(
        PlanChange.PlacedTask(
          task: task, day: max(wanted, planningDay(day)), half: nil, isOverbooking: isOverbooking))
      do throws(PlanChangeError) {
        commit(try preview(change, on: day, library: library), on: day)
      } catch {
        throw .notPossible(error.sentence)
      }
    case .start(let template, let clientID):
      guard let client = client(clientID) else { throw .notPossible("There is no client “\(clientID)”.") }
      do { _ = try startProcess(template, client: client, on: day, library: library) } catch {
        throw .notPossible(error.sentence)
      }
    case .skip(let task, let reason):
      do { try skipTask(task, reason: reason, on: day, library: library) } catch { throw .notPossible(error.sentence) }
      needsPlanning = true
    case .askForTime(let process, let step, let date):
      guard let index = processes.firstIndex(where: { $0.id == process }) else {
        throw .notPossible("There is no process \(process).")
      }
      processes[index].dates.setExtensionRequest(
        ProcessDates.StepDate(stepID: step, day: date, reason: "Asked for on \(day)"))
      needsPlanning = true
    case .hold(let process):
      guard let index = processes.firstIndex(where: { $0.id == process }) else {
        throw .notPossible("There is no process \(process).")
      }
      processes[index].status = .onHold
      needsPlanning = true
    case .event(let process, let name):
      do { try recordEvent(name, process: process, on: day, today: day, library: library) } catch {
        throw .notPossible(error.sentence)
      }
    case .refer(let clientID, let service):
      do { _ = try refer(clientID, to: service, on: day, today: day) } catch { throw .notPossible(error.sentence) }
    case .useService(let process, let step, let service):
      guard let known = processes.first(where: { $0.id == process }) else {
        throw .notPossible("There is no process \(process).")
      }
      do { try chooseService(service, process: known, step: step, library: library) } catch {
        throw .notPossible(error.sentence)
      }
    case .takeVersion(let process):
      do { try takeVersion(nil, process: process, on: day, library: library) } catch {
        throw .notPossible(error.sentence)
      }
    case .keepFree(let free, let minutes, let title):
      let meeting = Meeting(
        id: 0, title: title, startsAt: settings.afternoonStart, minutes: minutes, firstDay: free)
      do { _ = try addMeeting(meeting) } catch { throw .notPossible(error.sentence) }
    }
    guard needsPlanning else { return }
    do { self = try replanned(for: planningDay(day), library: library).caseload } catch {
      throw .notPossible("The plan can't be made: \(error).")
    }
    for client in clients { refreshProcesses(of: client.id, on: day, library: library) }
  }
}
