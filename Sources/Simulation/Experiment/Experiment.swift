internal import Dispatch
internal import Synchronization
package import Casework

/// Policies side by side in the same random worlds.
package struct Experiment: Sendable {
  package var scenario: Scenario
  /// The weeks that are counted in each run.
  package var weeks: Int
  package var runs: Int
  package var seed: UInt64
  package var policies: [NamedPolicy]

  package init(scenario: Scenario, weeks: Int, runs: Int, seed: UInt64, policies: [NamedPolicy] = NamedPolicy.all()) {
    self.scenario = scenario
    self.weeks = weeks
    self.runs = runs
    self.seed = seed
    self.policies = policies
  }

  /// The first day of every world: the Monday that the product's examples are written around.
  package static let firstDay = CalendarDay(number: 20_458)

  /// Lives all runs. The same experiment gives the same result, byte for byte, however many cores there are.
  ///
  /// - Parameter progress: told how many of how many lives are over; from any thread.
  /// - Throws: what the first life that failed threw, with its policy and run.
  package func perform(
    library: TemplateLibrary, progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws -> ExperimentResult {
    let lives = (0..<runs).flatMap { run in policies.indices.map { (run, $0) } }
    let done = Mutex<[Int: Result<WorkHistory, any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: lives.count) { number in
      let (run, policy) = lives[number]
      // Where one life can't be lived there is nothing to compare: the others aren't begun.
      if done.withLock({ $0.values.contains { (try? $0.get()) == nil } }) { return }
      let outcome = Result { try live(run: run, policy: policies[policy], library: library) }
      let count = done.withLock { done in
        done[number] = outcome
        return done.count
      }
      progress(count, lives.count)
    }
    let outcomes = done.withLock { $0 }
    var histories: [[WorkHistory]] = policies.map { _ in [] }
    for (number, (run, policy)) in lives.enumerated() {
      guard let outcome = outcomes[number] else { continue }
      do {
        histories[policy].append(try outcome.get())
      } catch {
        throw SimulationError.lifeFailed(policy: policies[policy].name, run: run + 1, reason: "\(error)")
      }
    }
    return ExperimentResult(experiment: self, histories: histories)
  }

  /// One life: one world, one policy.
  package func live(run: Int, policy: NamedPolicy, library: TemplateLibrary, checking: Bool = false) throws
    -> WorkHistory
  {
    let world = World(scenario, seed: seed &* 1_000_003 &+ UInt64(run), start: Self.firstDay, weeks: weeks)
    var agency = Agency(world: world, library: library, policy: policy)
    return try agency.live { agency, planned, day in
      if checking { try AgencyInvariants.check(agency, planned: planned, on: day) }
    }
  }
}

/// Why a simulation can't be finished.
package enum SimulationError: Error, Equatable, CustomStringConvertible {
  case lifeFailed(policy: String, run: Int, reason: String)
  case brokenInvariant(day: CalendarDay, sentence: String)

  package var description: String {
    switch self {
    case .lifeFailed(let policy, let run, let reason): "Run \(run) of policy \(policy) can't be lived: \(reason)."
    case .brokenInvariant(let day, let sentence): "On \(day): \(sentence)"
    }
  }
}

/// What an experiment found.
package struct ExperimentResult: Sendable {
  package let experiment: Experiment
  /// By policy, then by run.
  package let histories: [[WorkHistory]]

  /// A metric of a policy over all runs; nil when no run had anything to judge.
  package func interval(_ metric: Metric, policy: Int) -> Interval? {
    Interval(histories[policy].compactMap { $0.score(metric).value })
  }

  /// How much more the first policy has of a metric than another, run by run in the same worlds.
  package func difference(_ metric: Metric, from policy: Int) -> Interval? {
    Interval(
      zip(histories[0], histories[policy]).compactMap { own, other in
        guard let a = own.score(metric).value, let b = other.score(metric).value else { return nil }
        return a - b
      })
  }

  /// The cases judged by a metric over all runs of a policy.
  package func cases(_ metric: Metric, policy: Int) -> Int {
    histories[policy].reduce(0) { $0 + $1.score(metric).denominator }
  }
}
