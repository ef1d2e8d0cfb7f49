/// The services that the agency knows.
package struct ServiceDirectory: Sendable, Equatable {
  /// By id.
  package private(set) var services: [Service]

  package init(_ services: [Service] = []) { self.services = services.sorted { $0.id < $1.id } }

  package subscript(id: String) -> Service? { services.first { $0.id == id } }

  /// Adds a service, or changes the one with its id.
  package mutating func keep(_ service: Service) {
    services.removeAll { $0.id == service.id }
    services.append(service)
    services.sort { $0.id < $1.id }
  }

  /// The service that a template's word means: the one with that id, otherwise the first of that kind; one with room, or an
  /// open list, before one whose list is closed.
  package func service(for word: String) -> Service? {
    if let exact = self[word] { return exact }
    let all = services.filter { $0.kind == word }
    return all.first { $0.waitlist?.isOpen ?? true } ?? all.first
  }

  /// What can be used instead of a service: what it names itself, then others of its kind; those with room first, then the
  /// shortest wait.
  package func alternatives(to service: Service) -> [Service] {
    let named = service.alternatives.compactMap { self[$0] }
    let others = services.filter { other in
      other.kind == service.kind && other.id != service.id && !named.contains { $0.id == other.id }
    }
    return (named + others).enumerated().filter { $0.element.waitlist?.isOpen ?? true }
      .sorted { left, right in
        (left.element.waitlist?.usualDays ?? 0, left.offset) < (right.element.waitlist?.usualDays ?? 0, right.offset)
      }.map(\.element)
  }

  /// What is missing or doubtful about a service, each with what to do; it is planned around.
  package func findings(about service: Service) -> [String] {
    var findings: [String] = []
    if service.hours.isEmpty {
      findings.append("No opening hours are known, so it is planned on any working day. Add them.")
    }
    for id in service.alternatives where self[id] == nil {
      findings.append("Its alternative “\(id)” isn't in the directory. Add it, or take it off.")
    }
    if let list = service.waitlist, !list.isOpen, alternatives(to: service).isEmpty {
      findings.append("Its waitlist is closed and no alternative is known. Add one.")
    }
    return findings
  }
}
