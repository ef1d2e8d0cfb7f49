/// What a step of the search over lists may do to the list.
extension ListSearch {
  /// Puts a process's tasks before those of another, at the positions that the two have.
  func separate(_ a: Int32, _ b: Int32, _ first: inout Int, _ last: inout Int) -> Bool {
    if a == b || a < 0 || b < 0 || !isClosed[Int(a)] || !isClosed[Int(b)] { return false }
    first = count
    last = -1
    var reader = 0
    var ofB = 0
    for index in 0..<count {
      let process = dense.process[Int(order[index])]
      if process != a && process != b { continue }
      // The next of a, or, when there is none, of b.
      while reader < count, dense.process[Int(order[reader])] != a { reader &+= 1 }
      var other: Int32
      if reader < count {
        other = order[reader]
        reader &+= 1
      } else {
        while dense.process[Int(order[ofB])] != b { ofB &+= 1 }
        other = order[ofB]
        ofB &+= 1
      }
      trial[index] = other
      if other != order[index] {
        first = min(first, index)
        last = index
      }
    }
    return last >= 0
  }

  /// Moves a task to another position of the list, with what must come before (or after) it among those that it passes;
  /// `whole`: and with the tasks of its process among them.
  func shift(_ from: Int, to: Int, whole: Bool) {
    let task = Int(order[from])
    let process = whole ? dense.process[task] : -2
    isMarked[task] = true
    if to < from {
      var hole = from
      var index = from &- 1
      // Others sink to the end of the segment, marked ones gather at its front.
      while index >= to {
        let other = Int(order[index])
        var binds = process >= 0 && dense.process[other] == process
        var link = Int(dense.successorStart[other])
        let end = Int(dense.successorStart[other &+ 1])
        while !binds, link < end {
          binds = isMarked[Int(dense.successor[link])]
          link &+= 1
        }
        if binds {
          isMarked[other] = true
        } else {
          trial[hole] = Int32(truncatingIfNeeded: other)
          hole &-= 1
        }
        index &-= 1
      }
      index = from
      while index >= to {
        let other = order[index]
        if isMarked[Int(other)] {
          trial[hole] = other
          hole &-= 1
          isMarked[Int(other)] = false
        }
        index &-= 1
      }
    } else {
      var hole = from
      var index = from &+ 1
      while index <= to {
        let other = Int(order[index])
        var binds = process >= 0 && dense.process[other] == process
        var link = Int(dense.predecessorStart[other])
        let end = Int(dense.predecessorStart[other &+ 1])
        while !binds, link < end {
          binds = isMarked[Int(dense.predecessor[link])]
          link &+= 1
        }
        if binds {
          isMarked[other] = true
        } else {
          trial[hole] = Int32(truncatingIfNeeded: other)
          hole &+= 1
        }
        index &+= 1
      }
      index = from
      while index <= to {
        let other = order[index]
        if isMarked[Int(other)] {
          trial[hole] = other
          hole &+= 1
          isMarked[Int(other)] = false
        }
        index &+= 1
      }
    }
  }
}
