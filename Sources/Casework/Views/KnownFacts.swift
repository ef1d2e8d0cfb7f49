internal import Planning

/// What is known about a client that people change by hand: name, setting, note, dates and providers.
package struct KnownFacts: Sendable, Equatable {
  package var setting: Client.Setting
  package var note: String
  /// The earliest first.
  package var dates: [KnownDate]
  package var providers: [KnownProvider]
  /// The kinds of dates that steer work, the ones that the client's processes wait for first.
  package var dateKinds: [DateKind]
  /// Changes with the name, the setting and the note: what somebody looked at, to compare with what stands later.
  package var version: String

  /// Changes with the name, the setting and the note of a client.
  package static func version(of client: Client) -> String {
    TextVersion.of([client.name, client.setting.rawValue, client.note])
  }

  /// An appointment or another date.
  package struct KnownDate: Sendable, Equatable {
    package var date: KeyDate
    /// "DMV appointment".
    package var name: String
    /// The open processes that it steers; empty for a date that nothing waits for.
    package var steers: [String]
    package var hasPassed: Bool

    /// "for Court preparation", "nothing waits for it", "has passed".
    package var use: String {
      if hasPassed { return "has passed" }
      return steers.isEmpty ? "nothing waits for it" : "for \(steers.joined(separator: ", "))"
    }
  }

  /// A doctor, clinic or hospital.
  package struct KnownProvider: Sendable, Equatable {
    package var provider: Provider
    /// True while records are being asked for.
    package var isAsked: Bool
  }

  /// A kind of date.
  package struct DateKind: Sendable, Equatable {
    package var kind: String
    package var name: String
  }
}

extension PlanViews {
  /// What is known about a client that people change by hand.
  func knownFacts(_ client: Client) -> KnownFacts {
    let open = caseload.processes.filter { $0.clientID == client.id && ($0.status.isOpen || $0.status == .onHold) }
    let templates = open.compactMap { library.template(of: $0) }
    func steered(_ kind: String) -> [String] {
      if kind == KeyDate.eighteenthBirthday { return caseload.settings.reportsToHMIS ? ["Assessment for HMIS"] : [] }
      return templates.filter { $0.keyDate == kind || $0.steps.contains { $0.slot == kind } }.map(\.title)
    }
    let kinds = KeyDate.kinds(in: library).map { KnownFacts.DateKind(kind: $0, name: KeyDateName.of($0)) }
    return KnownFacts(
      setting: client.setting, note: client.note,
      dates: client.keyDates.sorted { ($0.day, $0.kind) < ($1.day, $1.kind) }.map { date in
        KnownFacts.KnownDate(
          date: date, name: KeyDateName.of(date.kind), steers: steered(date.kind), hasPassed: date.day < askedFor)
      },
      providers: client.providers.map { provider in
        KnownFacts.KnownProvider(provider: provider, isAsked: open.contains { $0.provider == provider.name })
      },
      dateKinds: kinds.filter { !steered($0.kind).isEmpty } + kinds.filter { steered($0.kind).isEmpty },
      version: KnownFacts.version(of: client))
  }
}
