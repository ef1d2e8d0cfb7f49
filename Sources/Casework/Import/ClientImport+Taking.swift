extension Caseload {
  /// What taking an imported client did.
  package enum Taken: Sendable, Equatable { case created, updated, unchanged }

  /// Takes an imported client: a new one, or what is different about a known one. Taking the same row twice changes nothing.
  package mutating func take(_ imported: ImportedClient, library: TemplateLibrary) -> Taken {
    var client =
      client(imported.externalID)
      ?? Client(id: imported.externalID, name: imported.name, admission: imported.admission)
    // A row about a stay that is over says nothing about the present one.
    if client.earlierStays.contains(where: { $0.admission == imported.admission }) { return .unchanged }
    let isNew = self.client(imported.externalID) == nil
    let before = client
    client.name = imported.name
    client.admission = imported.admission
    client.plannedDischarge = imported.plannedDischarge
    client.note = imported.note
    // A column that the file doesn't fill takes nothing away.
    if !imported.providers.isEmpty, imported.providers != client.providers.map(\.name) {
      client.providers = imported.providers.map { name in
        client.providers.first { $0.name == name }
          ?? Provider(name: name, kind: Provider.kind(of: name))
      }
    }
    for date in imported.keyDates where !client.keyDates.contains(date) {
      client.keyDates.removeAll { $0.kind == date.kind }
      client.keyDates.append(date)
    }
    if let index = clients.firstIndex(where: { $0.id == client.id }) {
      clients[index] = client
    } else {
      clients.append(client)
      clients.sort { $0.id < $1.id }
    }
    let running = processes.count
    for template in imported.processes where !hasProcess(template, client: client.id) {
      // A closed stay, or one whose providers aren't known yet, keeps its row; the process waits for the missing fact.
      _ = try? startProcess(template, client: client, on: client.admission, isFromImport: true, library: library)
    }
    if isNew || client != before || processes.count != running { needsPlanning = true }
    return isNew ? .created : client != before || processes.count != running ? .updated : .unchanged
  }

  /// True when the client has, or had, a process of that template; the urgent housing search is a housing search.
  private func hasProcess(_ template: String, client: String) -> Bool {
    processes.contains { process in
      process.clientID == client
        && (process.templateID == template || template == "housing_search" && process.templateID == "housing_urgent")
    }
  }
}
