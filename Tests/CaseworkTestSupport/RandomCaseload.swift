package import Casework
internal import Planning

/// Random caseloads: clients at every point of their stay, with any processes, partly done, on hold and closed ones among them.
package enum RandomCaseload {
  /// A caseload around a day; the same seed gives the same caseload.
  package static func make(
    seed: UInt64, clients count: Int, on today: CalendarDay, library: TemplateLibrary
  ) -> Caseload {
    var generator = SeededGenerator(seed: seed)
    var caseload = Caseload(
      caseManagerID: "1", calendar: WorkCalendar(closures: HolidayCalendar.usFederal.names))
    if generator.oneIn(3) {
      let day = caseload.calendar.workingDay(onOrAfter: today + generator.number(in: 1...10))
      caseload.calendar.absences[day] = WorkCalendar.Absence(
        extent: generator.pick([.allDay, .morning, .afternoon]) ?? .allDay, reason: "Training")
    }
    for number in 1...max(count, 1) {
      let client = client(number, on: today, &generator)
      caseload.clients.append(client)
      if generator.oneIn(2) {
        caseload.contacts.append(
          ContactRecord(clientID: client.id, day: today - generator.number(in: 0...20), wasReached: generator.oneIn(2)))
      }
      for _ in 0..<generator.number(in: 0...3) {
        guard let template = generator.pick(library.templates) else { continue }
        // A refusal (running already, closed, no providers) is part of the mix.
        _ = try? caseload.startProcess(
          template.id, client: client, on: today - generator.number(in: 0...30),
          timelineWeeks: generator.oneIn(4) ? generator.number(in: 1...12) : nil, isFromImport: generator.oneIn(2),
          library: library)
      }
    }
    return caseload
  }

  private static func client(_ number: Int, on today: CalendarDay, _ generator: inout SeededGenerator) -> Client {
    let admission = today - generator.number(in: -3...90)
    let discharge = generator.oneIn(8) ? nil : max(admission, today + generator.number(in: -5...80))
    let status: Client.Status = generator.oneIn(12) ? .onHold : generator.oneIn(12) ? .closed : .open
    var keyDates: [KeyDate] = []
    for kind in ["court", "benefits_interview", "dmv_appointment", "lease_signing"] where generator.oneIn(5) {
      let time = generator.oneIn(3) ? nil : ClockTime(minutes: generator.number(in: 8...16) * 60)
      keyDates.append(KeyDate(kind: kind, day: today + generator.number(in: -4...30), time: time))
    }
    let providers = (0..<generator.number(in: 0...5)).map { Provider(name: "Provider \(number)-\($0)") }
    return Client(
      id: "C-\(number < 10 ? "00" : number < 100 ? "0" : "")\(number)", name: "Client \(number)", admission: admission,
      plannedDischarge: discharge, status: status, setting: generator.oneIn(3) ? .community : .residential,
      providers: providers, keyDates: keyDates, openCrisis: generator.oneIn(15) ? "no bed tonight" : nil)
  }
}
