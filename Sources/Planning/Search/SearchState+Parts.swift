extension SearchState {
  /// What moving one task would add, by part: the same sums as `delta`, kept apart.
  func partsDelta(_ task: Int, to new: Int) -> CostParts {
    let old = Int(arrays.place[task])
    let problem = owner.problem
    let unplanned = dense.unplanned
    let place = { (ordinal: Int) -> Place? in ordinal == unplanned ? nil : Place(ordinal: ordinal) }
    var parts =
      DenseBuilder.terms(problem.tasks[task], at: place(new), in: problem)
      - DenseBuilder.terms(problem.tasks[task], at: place(old), in: problem)
    let oldDay = old >> 1
    let newDay = new >> 1
    if oldDay == newDay { return parts }
    let minutes = Int(dense.minutes[task])
    let visits = Int(dense.client[task]) * dense.dayCount
    if old != dense.unplanned {
      if arrays.visits[visits + oldDay] == 1 {
        parts.attention += AttentionCost.delta(emptying: visits + oldDay, dense)
        parts.switching += SwitchingCost.delta(emptying: visits + oldDay, dense)
      }
      parts.balance += BalanceCost.delta(day: oldDay, load: arrays.load[oldDay], adding: -minutes, dense)
    }
    if new != dense.unplanned {
      if arrays.visits[visits + newDay] == 0 {
        parts.attention -= AttentionCost.delta(emptying: visits + newDay, dense)
        parts.switching -= SwitchingCost.delta(emptying: visits + newDay, dense)
      }
      parts.balance += BalanceCost.delta(day: newDay, load: arrays.load[newDay], adding: minutes, dense)
    }
    parts.progress = ProgressCost.delta(task, from: old, to: new, dense, arrays)
    return parts
  }

  /// Moves a task and returns what that added, by part.
  mutating func moveByParts(_ task: Int, to new: Int) -> CostParts {
    let parts = partsDelta(task, to: new)
    move(task, to: new, adding: parts.total)
    return parts
  }

  /// Stands as a plan says, hard rules or not: what could not be planned there any more takes its room all the same. Fixed tasks stay
  /// where they are fixed.
  mutating func stand(as plan: Plan) {
    reset()
    for task in 0..<dense.taskCount where dense.fixed[task] < 0 && owner.earliest[task] == dense.placeCount {
      enlist(task)
    }
    for assignment in plan.assignments {
      guard let task = owner.numbers[assignment.task], dense.fixed[task] < 0,
        (0..<dense.dayCount).contains(assignment.place.day)
      else { continue }
      move(task, to: assignment.place.ordinal)
      commit()
    }
  }

  /// Takes a task that no plan could place into the rows, so that it can be moved like others.
  private mutating func enlist(_ task: Int) {
    let count = arrays.rowCount[dense.unplanned]
    arrays.row[dense.unplanned * arrays.rowLength + Int(count)] = Int32(task)
    arrays.rowPosition[task] = count
    arrays.rowCount[dense.unplanned] = count + 1
  }
}
