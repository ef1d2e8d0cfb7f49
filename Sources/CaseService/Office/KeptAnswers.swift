internal import CaseStore
internal import Casework
internal import Synchronization

/// A read whose answer follows from the caseload, the agency's records, the day and its own fields, and from nothing else: it is worked
/// out once for each state of them.
package protocol KeptUseCase: UseCase {
  /// What tells two questions of this kind apart.
  var question: String { get }
}

/// Answers of reads, each with the state of the records that it was worked out from.
///
/// Whether somebody may ask is decided before, and the look is logged after, for a kept answer like for a new one. The state is read in
/// the asker's own transaction: every change writes its entry in the log in the same transaction, so an answer can't be older than
/// what the transaction sees.
final class KeptAnswers: Sendable {
  private struct Key: Hashable {
    var action: String
    var caseload: String
    var day: CalendarDay
    var question: String
  }

  private struct Answer: Sendable {
    var state: Int
    var outcome: any Sendable
    var clients: Set<String>
  }

  /// More than a team asks for in a day of work; the oldest make room.
  private static let limit = 200
  private let answers = Mutex<(kept: [Key: Answer], order: [Key])>(([:], []))

  /// The kept answer, or a new one that is kept from then on.
  ///
  /// - Parameter work: works it out, with the clients that were asked for by name.
  func answer<Case: UseCase>(
    _ useCase: Case, actor: Actor, day: CalendarDay, in connection: any SQLConnection,
    work: () throws -> (Case.Outcome, Set<String>)
  ) throws -> (Case.Outcome, Set<String>) {
    guard let asked = useCase as? any KeptUseCase, actor.emergencyClient == nil else { return try work() }
    let key = Key(action: Case.action, caseload: actor.caseManagerID, day: day, question: asked.question)
    let state = try AuditLog(connection).newestChange(
      of: ["caseload \(actor.caseManagerID)", "caseload \(Office.agency)", "agency"])
    if let kept = answers.withLock({ $0.kept[key] }), kept.state == state, let outcome = kept.outcome as? Case.Outcome {
      return (outcome, kept.clients)
    }
    let (outcome, clients) = try work()
    answers.withLock { answers in
      // What follows from an older state is of no use any more; it may hold what was erased since.
      answers.order.removeAll { old in
        guard old.caseload == key.caseload, answers.kept[old]?.state != state else { return false }
        answers.kept[old] = nil
        return true
      }
      if answers.kept.updateValue(Answer(state: state, outcome: outcome, clients: clients), forKey: key) == nil {
        answers.order.append(key)
      }
      if answers.order.count > Self.limit { answers.kept[answers.order.removeFirst()] = nil }
    }
    return (outcome, clients)
  }
}
