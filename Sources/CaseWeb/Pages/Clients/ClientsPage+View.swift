internal import Casework

extension ClientsPage {
  /// - Parameter kinds: the kinds of process that the list can be narrowed to.
  init(
    _ all: [ClientSummary], filter: ClientFilter, kinds: [ProcessChoice], today: CalendarDay, shell: Shell
  ) {
    self.shell = shell
    let clients = all.filter(filter.matches)
    heading = CountWords.count(all.count, "client")
    found = filter.isEmpty ? nil : "\(clients.count) of \(CountWords.count(all.count, "client")) fit."
    views = Self.views(filter)
    search = Search(filter, kinds: kinds)
    groups = ClientStanding.Group.allCases.compactMap { group in
      let members = clients.filter { $0.standing.group == group }
      return members.isEmpty ? nil : Group(group, members: members, today: today)
    }
    emptyNote =
      all.isEmpty
      ? "Your caseload is empty. Import it from a CSV file: caseday import clients FILE.csv --db FILE.sqlite"
      : clients.isEmpty ? "Nobody fits. Take a filter away, or write less of the name." : nil
  }

  private static func views(_ filter: ClientFilter) -> [View] {
    func view(_ label: String, _ query: String, _ change: (inout ClientFilter) -> Void) -> View {
      var wanted = ClientFilter()
      change(&wanted)
      return View(viewLabel: label, viewAddress: "/clients" + query, isChosen: wanted == filter)
    }
    return [
      view("Everybody", "") { _ in },
      view("Urgent", "?attention=urgent") { $0.group = .urgent },
      view("Waiting for others", "?waiting=true") { $0.isWaiting = true },
      view("Without contact", "?without_contact=true") { $0.isWithoutContact = true },
      view("Date within a week", "?deadline_near=true") { $0.isDateNear = true },
    ]
  }
}

extension ClientsPage.Search {
  init(_ filter: ClientFilter, kinds: [ProcessChoice]) {
    name = filter.name ?? ""
    self.kinds = kinds.map {
      ClientsPage.Choice(choiceID: $0.id, choiceLabel: $0.title, isSelected: $0.id == filter.processType)
    }
    levels = ClientStanding.Group.allCases.map {
      ClientsPage.Choice(
        choiceID: $0.rawValue, choiceLabel: ClientsPage.Group.title(of: $0), isSelected: $0 == filter.group)
    }
    ticks = [
      ClientsPage.Tick(tickName: "waiting", tickLabel: "Waiting for others", isTicked: filter.isWaiting),
      ClientsPage.Tick(tickName: "without_contact", tickLabel: "Without contact", isTicked: filter.isWithoutContact),
      ClientsPage.Tick(tickName: "deadline_near", tickLabel: "Date within a week", isTicked: filter.isDateNear),
    ]
  }
}

extension ClientsPage.Group {
  init(_ group: ClientStanding.Group, members: [ClientSummary], today: CalendarDay) {
    kind =
      switch group {
      case .urgent: "urgent"
      case .high: "high"
      case .waiting: "waiting"
      case .onTrack: "on-track"
      case .onHold, .closed: "upcoming"
      }
    title = Self.title(of: group)
    count = CountWords.count(members.count, "client")
    rows = members.map { ClientsPage.Row($0, today: today) }
  }

  static func title(of group: ClientStanding.Group) -> String {
    switch group {
    case .urgent: "Urgent"
    case .high: "Needs attention"
    case .waiting: "Waiting for others"
    case .onTrack: "On track"
    case .onHold: "On hold"
    case .closed: "Left"
    }
  }
}

extension ClientsPage.Row {
  init(_ client: ClientSummary, today: CalendarDay) {
    clientName = client.name
    address = Address.client(client.clientID)
    stay = client.stay
    let pressing = client.standing.reasons.filter { $0 != client.stay }
    reasons = pressing.isEmpty ? nil : pressing.joined(separator: ". ") + "."
    processes = client.processTitles.isEmpty ? "None running" : client.processTitles.joined(separator: ", ")
    if let day = client.nextDay {
      next = DayWords.heading(day, on: today) + (client.nextTask.map { ": \($0)" } ?? "")
    } else {
      next = "Nothing planned"
    }
    lastContact = client.lastContact.map { DayWords.heading($0, on: today) } ?? "Not known"
    deadline = client.standing.isDateNear ? client.standing.nextDate.map { DayWords.short($0) } : nil
  }
}
