internal import Synchronization

/// The looks of one request: what a page asks for in several steps is one look at the records, and one entry in the log.
///
/// The first look names the entry: a page asks first for what it is about.
final class Looks: Sendable {
  /// Where the looks of the request that is being answered are gathered; nil: each is an entry of its own.
  @TaskLocal static var gathered: Looks?

  /// One look, or several at the same caseload.
  struct Look: Sendable {
    var action: String
    var actor: Actor
    /// Whose records were asked for by name.
    var clients: Set<String>
    /// True when a list showed everybody in the caseload.
    var isOfCaseload: Bool
  }

  private struct State {
    var looks: [Look] = []
    /// The records that the request's other entries name already.
    var written: Set<String> = []
    /// True when the request was refused, which has its entry.
    var isRefused = false
  }

  private let state = Mutex(State())

  func note(_ action: String, of clients: Set<String>, as actor: Actor) {
    state.withLock { state in
      let known = state.looks.firstIndex { $0.actor == actor }
      guard let known else {
        return state.looks.append(
          Look(action: action, actor: actor, clients: clients, isOfCaseload: clients.isEmpty))
      }
      state.looks[known].clients.formUnion(clients)
      if clients.isEmpty { state.looks[known].isOfCaseload = true }
    }
  }

  /// Notes what a change's entry says: a look at nothing else needs no entry of its own.
  func noteEntry(of records: Set<String>) { state.withLock { $0.written.formUnion(records) } }

  func noteRefusal() { state.withLock { $0.isRefused = true } }

  /// What is still to be logged. - Parameter isShown: false for a request that came to nothing: where it was refused, that is its entry.
  func rest(isShown: Bool) -> [Look] {
    state.withLock { state in
      defer { state.looks = [] }
      if state.isRefused, !isShown { return [] }
      return state.looks.filter { look in
        look.isOfCaseload
          ? !state.written.contains("caseload \(look.actor.caseManagerID)")
          : !look.clients.allSatisfy { state.written.contains("client \($0)") }
      }
    }
  }
}

extension Office {
  /// Does work whose looks are one look: the page that is made of them. What can't be logged isn't shown.
  package func asOneLook<Answer: Sendable>(_ work: () async throws -> Answer) async throws -> Answer {
    let looks = Looks()
    let answer: Answer
    do {
      answer = try await Looks.$gathered.withValue(looks) { try await work() }
    } catch {
      try await log(looks.rest(isShown: false))
      throw error
    }
    try await log(looks.rest(isShown: true))
    return answer
  }

  private func log(_ looks: [Looks.Look]) async throws {
    do {
      for look in looks { try await write(look) }
    } catch {
      throw Self.caseError(error)
    }
  }
}
