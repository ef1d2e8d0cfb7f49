internal import Dispatch

/// Leads plans from stage to stage: many short coolings first, then more work on the cheapest few.
struct Tournament {
  let islands: [Island]
  let mixture: MoveMixture
  let bound: Int
  let seed: UInt64
  let elapsed: (@Sendable () -> Double)?
  let progress: ((PlanningProgress) -> Void)?
  /// The plans that are followed, the cheapest first.
  private(set) var pool: [Candidate]
  private var stageNumber: UInt64 = 0

  init(
    islands: [Island], mixture: MoveMixture, bound: Int, seed: UInt64, first: Candidate,
    elapsed: (@Sendable () -> Double)?, progress: ((PlanningProgress) -> Void)?
  ) {
    self.islands = islands
    self.mixture = mixture
    self.bound = bound
    self.seed = seed
    self.elapsed = elapsed
    self.progress = progress
    pool = [first]
  }

  var best: Candidate { pool[0] }

  var steps: Int { islands.reduce(0) { $0 + $1.steps } }

  /// A stage of so many steps, in equal shares.
  mutating func run(_ stage: AnnealingStage, steps: Int) {
    let count = steps / stage.plans
    if count == 0 { return }
    let share = Double(count)
    let batch = min(256, count)
    run(stage, batch: batch) { _, done in count - done < batch ? 1 : Double(done) / share }
  }

  /// A stage between two moments, its rounds of equal length.
  mutating func run(_ stage: AnnealingStage, seconds: ClosedRange<Double>) {
    guard let elapsed else { return }
    let rounds = (stage.plans + islands.count - 1) / islands.count
    let length = (seconds.upperBound - seconds.lowerBound) / Double(rounds)
    if length <= 0 { return }
    run(stage, batch: 128) { round, _ in (elapsed() - seconds.lowerBound) / length - Double(round) }
  }

  private mutating func run(
    _ stage: AnnealingStage, batch: Int, clock: @escaping @Sendable (_ round: Int, _ done: Int) -> Double
  ) {
    if pool[0].cost <= bound { return }
    stageNumber += 1
    let starts = self.starts(stage)
    let stageSeed = (seed &* 0x9E37_79B9_7F4A_7C15) ^ (stageNumber &* 0xD1B5_4A32_D192_ED03)
    let group = DispatchGroup()
    let (mixture, bound, width) = (self.mixture, self.bound, islands.count)
    for (number, island) in islands.enumerated().reversed() {
      island.beginStage()
      let jobs = stride(from: number, to: starts.count, by: width)
      let isWatched = number == 0
      let work = { @Sendable (watch: ((Double) -> Void)?) in
        for job in jobs {
          let round = job / width
          island.anneal(
            starts[job], job: job, seed: stageSeed &+ UInt64(job), stage, mixture, batch: batch, stopAt: bound
          ) { done in
            let share = clock(round, done)
            watch?(share)
            return share
          }
          if island.cost <= bound { return }
        }
      }
      if isWatched {
        work(watcher(of: island))
      } else {
        DispatchQueue.global().async(group: group) { work(nil) }
      }
    }
    group.wait()
    let found = islands.flatMap(\.found).sorted { ($0.plan.cost, $0.job) < ($1.plan.cost, $1.job) }.map(\.plan)
    pool = found.first.map { $0.cost < pool[0].cost } ?? false ? found : [pool[0]] + found
  }

  /// What a stage's plans begin from: nothing, or the cheapest that differ, in turn.
  private func starts(_ stage: AnnealingStage) -> [Candidate?] {
    if stage.isFresh { return Array(repeating: nil, count: stage.plans) }
    var different: [Candidate] = []
    for plan in pool where different.count < stage.plans && !different.contains(where: { $0.cost == plan.cost }) {
      different.append(plan)
    }
    return (0..<stage.plans).map { different[$0 % different.count] }
  }

  /// Tells the caller now and then how far the island has come.
  private func watcher(of island: Island) -> ((Double) -> Void)? {
    guard let progress else { return nil }
    let known = pool[0].cost
    var reported = -1.0
    return { share in
      guard abs(share - reported) >= 0.05 else { return }
      reported = share
      progress(
        PlanningProgress(
          seconds: elapsed?() ?? 0, steps: island.steps * islands.count, cost: min(known, island.cost)))
    }
  }
}
