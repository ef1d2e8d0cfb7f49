internal import Planning

extension PlanViews {
  /// All clients of the caseload by name; closed stays last.
  package func clientSummaries() -> [ClientSummary] {
    let waits = waits()
    return caseload.clients.sorted {
      ($0.status == .closed ? 1 : 0, $0.name, $0.id) < ($1.status == .closed ? 1 : 0, $1.name, $1.id)
    }
    .map { client in
      let next = nextTask(of: client.id, after: today - 1)
      let running = caseload.processes.filter { $0.clientID == client.id && $0.status.isOpen && $0.parentID == nil }
      var summary = ClientSummary(
        clientID: client.id, name: client.name, stay: stay(client, on: askedFor),
        processTitles: running.compactMap { library[$0.templateID]?.title }, nextDay: next?.day,
        nextTask: next?.description, lastContact: caseload.lastContact(client.id))
      summary.standing = standing(client, waits: waits)
      return summary
    }
  }

  /// A client's page.
  package func clientView(_ client: Client) -> ClientView {
    let open = caseload.tasks.filter { $0.key.clientID == client.id && $0.isOpen && $0.day != nil }
      .sorted { ($0.day ?? today, $0.half ?? .pm, $0.id) < ($1.day ?? today, $1.half ?? .pm, $1.id) }
    let processes = caseload.processes.filter { $0.clientID == client.id && $0.status != .cancelled }
    let paces = paces(of: client.id)
    var view = ClientView(
      clientID: client.id, name: client.name, admission: client.admission,
      dayOfProgram: client.dayOfProgram(on: askedFor), plannedDischarge: client.plannedDischarge,
      daysUntilDischarge: client.daysUntilDischarge(on: askedFor),
      headline: headline(client, on: askedFor, tasks: open.filter { $0.day == today }), note: client.note,
      lastContact: caseload.lastContact(client.id), providers: client.providers.map(\.name),
      keyDates: client.keyDates.sorted { $0.day < $1.day }.map { date in
        let name = KeyDateName.of(date.kind)
        return
          "\(name.prefix(1).uppercased() + name.dropFirst()): \(DayText.weekdayAndDate(date.day))\(date.time.map { ", \($0)" } ?? "")"
      },
      processes: processes.compactMap { progress($0, paces: paces) }, upcoming: open.map { self.view($0) },
      recommendations: recommendations().filter { $0.clientID == client.id && $0.isOpen },
      today: askedFor, exit: client.exit,
      ended: caseload.processes.filter { $0.clientID == client.id && $0.status == .cancelled }.compactMap { process in
        guard let template = library.template(of: process), let day = process.endedOn else { return nil }
        return EndedProcess(
          processID: process.id, title: process.provider.map { "\(template.title): \($0)" } ?? template.title,
          endedOn: day, reason: process.endedBecause ?? "", nextOwner: process.nextOwner)
      })
    view.isOnHold = client.status == .onHold
    view.waits = waits().filter { $0.clientID == client.id }
    view.attempts = attempts(of: client.id)
    view.attemptCount = attemptCount(ofClient: client.id)
    view.referrals = referrals(of: client.id)
    view.openSteps = whereabouts().filter { $0.clientID == client.id }
    return view
  }
}
