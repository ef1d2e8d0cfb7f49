/// The moments of a crisis as they really were; nil leaves one as it is recorded.
package struct CrisisTimes: Sendable, Equatable {
  package var opened: Crisis.Moment?
  package var stabilised: Crisis.Moment?
  package var closed: Crisis.Moment?

  package init(opened: Crisis.Moment? = nil, stabilised: Crisis.Moment? = nil, closed: Crisis.Moment? = nil) {
    self.opened = opened
    self.stabilised = stabilised
    self.closed = closed
  }
}

/// Why the moments of a crisis can't be corrected. Each says what to do instead.
package enum CrisisTimesError: Error, Equatable, Sendable {
  case unknownCrisis(Int)
  case notThere(String)
  case inFuture(Crisis.Moment)
  case outOfOrder

  package var sentence: String {
    switch self {
    case .unknownCrisis(let id): "There is no crisis \(id)."
    case .notThere(let word): "The crisis isn't \(word) yet. Record that first, then its time."
    case .inFuture(let moment): "\(moment.words) is still to come. Check the day and the time."
    case .outOfOrder: "A crisis is opened first, then stabilised, then closed. Check the times."
    }
  }
}

extension Caseload {
  /// Corrects when a crisis was opened, stabilised and closed, for what was entered later than it happened.
  ///
  /// - Returns: the id of its client.
  package mutating func correctTimes(
    of id: Int, to times: CrisisTimes, now: Crisis.Moment
  ) throws(CrisisTimesError) -> String {
    guard let index = crises.firstIndex(where: { $0.id == id && !$0.isWithdrawn }) else { throw .unknownCrisis(id) }
    var crisis = crises[index]
    for moment in [times.opened, times.stabilised, times.closed].compactMap(\.self) where moment > now {
      throw .inFuture(moment)
    }
    if let opened = times.opened { crisis.opened = opened }
    if let stabilised = times.stabilised {
      guard crisis.stabilised != nil else { throw .notThere("stabilised") }
      crisis.stabilised = stabilised
    }
    if let closed = times.closed {
      guard crisis.closed != nil else { throw .notThere("closed") }
      crisis.closed = closed
    }
    let order = [crisis.opened, crisis.stabilised, crisis.closed].compactMap(\.self)
    guard order == order.sorted() else { throw .outOfOrder }
    crises[index] = crisis
    return crisis.clientID
  }
}
