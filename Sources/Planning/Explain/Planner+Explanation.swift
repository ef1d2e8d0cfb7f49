extension Planner {
  /// All places that a task may have in a plan, the cheapest first (`PlanQuestions.rank`).
  package func rank(task id: String, in plan: Plan) throws(ExplanationError) -> [RankedPlace] {
    try PlanQuestions(self, about: plan).rank(task: id)
  }

  /// The cheapest place for a task in a plan, other than its own (`PlanQuestions.cheapestPlace`).
  package func cheapestPlace(
    task id: String, in plan: Plan, atMost limit: Int = .max, where isWanted: (RankedPlace) -> Bool = { _ in true }
  ) throws(ExplanationError) -> RankedPlace? {
    try PlanQuestions(self, about: plan).cheapestPlace(task: id, atMost: limit, where: isWanted)
  }

  /// Why a planned task stands where it does.
  package func why(task id: String, in plan: Plan) throws(ExplanationError) -> WhyHere {
    try PlanQuestions(self, about: plan).why(task: id)
  }

  /// Why a task doesn't stand on a day: for each half the rule that binds, or what it would cost.
  package func whyNot(task id: String, day: Int, in plan: Plan) throws(ExplanationError) -> WhyNot {
    try PlanQuestions(self, about: plan).whyNot(task: id, day: day)
  }

  /// Why a task is left out, and the smallest change that would put it in.
  package func whyUnplanned(task id: String, in plan: Plan) throws(ExplanationError) -> WhyUnplanned {
    try PlanQuestions(self, about: plan).whyUnplanned(task: id)
  }

  /// What lies between two plans: each task's move with the parts of the cost it changes, one after the other.
  package func difference(from old: Plan, to new: Plan) -> PlanDifference {
    var state = SearchState(dense)
    state.stand(as: old)
    var moves: [PlanDifference.Move] = []
    var sum = CostParts()
    let before = old.places(for: problem)
    let after = new.places(for: problem)
    for (number, task) in problem.tasks.enumerated() where before[number] != after[number] {
      guard task.fixed == nil else { continue }
      let parts = state.moveByParts(number, to: after[number]?.ordinal ?? dense.arrays.unplanned)
      state.commit()
      sum = sum + parts
      moves.append(.init(task: task.id, from: before[number], to: after[number], difference: parts))
    }
    return PlanDifference(moves: moves, difference: sum)
  }
}
