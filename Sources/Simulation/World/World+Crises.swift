internal import Casework

/// A crisis that breaks out.
struct CrisisEvent: Sendable, Equatable {
  var stayID: String
  var kind: String
  /// The hour of the day in which it is reported.
  var hour: Int
  /// Minutes of work until the client is safe.
  var minutes: Int
}

extension World {
  /// The crises that break out on a working day, each client by a Poisson process: at most one a day.
  func crises(on day: CalendarDay) -> [CrisisEvent] {
    let rate = scenario.crisesPerClientWeek / 5
    return stays.filter { $0.admission <= day && day < $0.exit }.compactMap { stay in
      guard chance.happens(rate, "crisis", stay.place, stay.number, day - start) else { return nil }
      let minutes = chance.logNormal(
        median: scenario.crisisMedian, spread: scenario.crisisSpread, "crisis minutes", stay.place, day - start)
      let kinds = ["housing", "health", "family", "safety"]
      let kind = kinds[chance.whole(0...(kinds.count - 1), "crisis kind", stay.place, day - start)]
      return CrisisEvent(
        stayID: stay.id, kind: "\(kind) crisis",
        hour: chance.whole(scenario.crisisHours, "crisis hour", stay.place, day - start),
        minutes: min(max(15, Int(minutes)), 480))
    }
  }

  /// True when the person can't work on that day.
  func isAbsent(_ day: CalendarDay) -> Bool { sickDays.contains(day) || leave.contains(day) }
}
