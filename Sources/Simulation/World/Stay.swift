internal import Casework

/// One stay of the simulated world: who comes, when, with what needs, and when the stay ends. The same for every policy.
struct Stay: Sendable, Equatable {
  /// The place in the caseload, from 0, and how many stays it had before.
  var place: Int
  var number: Int
  var id: String
  var admission: CalendarDay
  /// The discharge that is planned at admission.
  var plannedDischarge: CalendarDay
  /// A new planned discharge, and the day it becomes known; nil for most.
  var shift: Shift?
  var setting: Client.Setting
  var providers: Int
  /// The processes the service plan will pick, in the order of their start.
  var processes: [String]
  /// Calendar days from the service plan to a court date; nil without one.
  var courtInDays: Int?
  /// True for a client of the first day who has a place to go to already.
  var isPlaced = false

  /// A moved discharge.
  struct Shift: Sendable, Equatable {
    var knownOn: CalendarDay
    var discharge: CalendarDay
  }

  /// The day of the exit.
  var exit: CalendarDay { shift?.discharge ?? plannedDischarge }
}

/// What happens to a caseload from outside, drawn once per world.
struct World: Sendable {
  let scenario: Scenario
  let chance: Chance
  /// The first day that is lived, a Monday.
  let start: CalendarDay
  /// The first day that is counted.
  let firstCounted: CalendarDay
  /// The day after the last one.
  let end: CalendarDay
  /// The agency's closed days.
  let calendar: WorkCalendar
  /// In the order of their admission.
  let stays: [Stay]
  /// Days on which the case manager is ill.
  let sickDays: Set<CalendarDay>
  /// Days of leave, known from the start.
  let leave: Set<CalendarDay>

  /// - Parameter weeks: the weeks that are counted, after the scenario's warm-up.
  init(_ scenario: Scenario, seed: UInt64, start: CalendarDay, weeks: Int) {
    self.scenario = scenario
    chance = Chance(seed: seed)
    let first = start.startOfWeek
    self.start = first
    firstCounted = first + 7 * scenario.warmUpWeeks
    end = firstCounted + 7 * weeks
    calendar = WorkCalendar(closures: HolidayCalendar.usFederal.names)
    var stays: [Stay] = []
    for place in 0..<scenario.clients {
      stays += Self.stays(
        place: place, scenario: scenario, chance: chance, calendar: calendar, start: first, end: end)
    }
    self.stays = stays.sorted { ($0.admission, $0.place) < ($1.admission, $1.place) }
    let days = (0..<(end - first)).map { first + $0 }
    let luck = chance
    sickDays = Set(days.filter { luck.happens(scenario.sickDays, "sick", $0 - first) })
    let counted = firstCounted
    leave = Set(scenario.leaveWeeks.flatMap { week in (0..<5).map { counted + 7 * week + $0 } })
  }

  /// The stays of one place: the first is under way at the start, the next follow each other.
  private static func stays(
    place: Int, scenario: Scenario, chance: Chance, calendar: WorkCalendar, start: CalendarDay, end: CalendarDay
  ) -> [Stay] {
    var stays: [Stay] = []
    var admission = start
    var number = 0
    while admission < end {
      let drawn = chance.logNormal(
        median: scenario.stayMedian, spread: scenario.staySpread, "stay", place, number)
      let length = min(max(Int(drawn), scenario.stayRange.lowerBound), scenario.stayRange.upperBound)
      var age = 0
      if number == 0 {
        age = Int(Double(length) * chance.unit("age", place))
        admission = start - age
      }
      var stay = Stay(
        place: place, number: number, id: "c\(place + 1)-\(number + 1)",
        admission: calendar.workingDay(onOrAfter: admission), plannedDischarge: admission + length, shift: nil,
        setting: chance.happens(scenario.community, "setting", place, number) ? .community : .residential,
        providers: 0, processes: [], courtInDays: nil)
      if age > 0 { stay.admission = admission }
      if chance.happens(scenario.dischargeShift, "shift", place, number) {
        let discharge =
          stay.plannedDischarge + chance.whole(scenario.dischargeShiftDays, "shift days", place, number)
        let known = stay.plannedDischarge - 21
        if known > max(start, stay.admission) { stay.shift = Stay.Shift(knownOn: known, discharge: discharge) }
      }
      stay.takeNeeds(scenario, chance: chance, age: age)
      stays.append(stay)
      let vacancy = chance.whole(scenario.vacancyDays, "vacancy", place, number)
      admission = calendar.day(stay.exit, plusWorkingDays: vacancy)
      number += 1
    }
    return stays
  }
}

extension Stay {
  /// Draws what the client needs. Whoever is here at the start has had the beginnings already, and the longer the stay, the more likely a place.
  fileprivate mutating func takeNeeds(_ scenario: Scenario, chance: Chance, age: Int) {
    func needs(_ share: Double, _ what: String) -> Bool { chance.happens(share, "needs \(what)", place, number) }
    let isNew = age <= 7
    if needs(scenario.needsDisabilityClaim, "claim"), age <= 14 {
      processes.append("disability_claim")
      providers = chance.whole(scenario.providers, "providers", place, number)
    }
    if needs(scenario.needsIdentity, "identity"), age <= 14, providers == 0 { processes.append("identity_documents") }
    if needs(scenario.needsBenefits, "benefits"), age <= 21 { processes.append("benefits") }
    if needs(scenario.needsHousing, "housing") {
      isPlaced = !isNew && chance.unit("placed", place, number) < min(0.85, Double(age) / 100)
      if !isPlaced { processes.append("housing_search") }
    } else {
      isPlaced = true
    }
    if needs(scenario.needsEmployment, "employment"), age <= 60 { processes.append("employment_prep") }
    if needs(scenario.hasCourtDate, "court") {
      processes.append("court_prep")
      courtInDays = chance.whole(20...60, "court", place, number)
    }
  }
}
