package import Casework

/// Corrects a client's name, setting or note; nil: stays as it is.
package struct CorrectFacts: UseCase {
  package typealias Outcome = StayRecords
  package static var action: String { "correct_facts" }
  package static var changesCaseload: Bool { true }
  package var client: String
  package var name: String?
  package var setting: Client.Setting?
  package var note: String?
  /// What the person looked at (`KnownFacts.version`); nil: whatever stands now.
  package var seen: String?

  package init(
    client: String, name: String? = nil, setting: Client.Setting? = nil, note: String? = nil, seen: String? = nil
  ) {
    self.client = client
    self.name = name
    self.setting = setting
    self.note = note
    self.seen = seen
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> StayRecords {
    let found = try workspace.client(client)
    if let seen, seen != KnownFacts.version(of: found) {
      throw .notPossible(
        sentence:
          "The name, setting or note was changed since you opened it. Nothing was saved over it: compare the two, then save yours."
      )
    }
    do {
      try workspace.caseload.correctFacts(of: found.id, name: name, setting: setting, note: note)
    } catch {
      throw FactChanging.caseError(error)
    }
    return try FactChanging.finish(found.id, in: &workspace)
  }
}

/// Notes an appointment or another date of a client, moves one, or takes one off.
package struct ChangeDate: UseCase {
  /// What becomes of the date.
  package enum Change: Sendable, Equatable {
    /// A new date, or the new day and time of the one on `replaced`.
    case note(replacing: CalendarDay?)
    case drop
  }

  package typealias Outcome = StayRecords
  package static var action: String { "change_date" }
  package static var changesCaseload: Bool { true }
  package var client: String
  package var date: KeyDate
  package var change: Change

  package init(client: String, date: KeyDate, change: Change = .note(replacing: nil)) {
    self.client = client
    self.date = date
    self.change = change
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> StayRecords {
    let found = try workspace.client(client)
    do {
      switch change {
      case .note(let replaced):
        try workspace.caseload.noteDate(
          date, of: found.id, replacing: replaced, on: workspace.today, library: workspace.library)
      case .drop:
        try workspace.caseload.dropDate(
          kind: date.kind, day: date.day, of: found.id, on: workspace.today, library: workspace.library)
      }
    } catch {
      throw FactChanging.caseError(error)
    }
    return try FactChanging.finish(found.id, in: &workspace)
  }
}

/// Adds a provider to a client's list, or takes one off.
package struct ChangeProvider: UseCase {
  /// What becomes of the provider.
  package enum Change: Sendable, Equatable {
    case add
    /// Needs a reason while records are being asked for.
    case remove(reason: String)
  }

  package typealias Outcome = StayRecords
  package static var action: String { "change_provider" }
  package static var changesCaseload: Bool { true }
  package var client: String
  package var provider: Provider
  package var change: Change

  package init(client: String, provider: Provider, change: Change = .add) {
    self.client = client
    self.provider = provider
    self.change = change
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> StayRecords {
    let found = try workspace.client(client)
    let (today, library) = (workspace.today, workspace.library)
    do {
      switch change {
      case .add: try workspace.caseload.addProvider(provider, of: found.id, on: today, library: library)
      case .remove(let reason):
        try workspace.caseload.removeProvider(
          provider.name, of: found.id, reason: reason, on: today, library: library)
      }
    } catch {
      throw FactChanging.caseError(error)
    }
    return try FactChanging.finish(found.id, in: &workspace)
  }
}

private enum FactChanging {
  /// Plans what the change brought, and shows the stay.
  static func finish(_ id: String, in workspace: inout Workspace) throws(CaseError) -> StayRecords {
    if workspace.caseload.needsPlanning { try workspace.planAgain() }
    workspace.subject = "client \(id)"
    return workspace.views.stayRecords(try workspace.client(id))
  }

  static func caseError(_ error: FactError) -> CaseError {
    switch error {
    case .noName, .nameTooLong, .nameTaken: .badInput(field: "name", sentence: error.sentence)
    case .noteTooLong: .badInput(field: "note", sentence: error.sentence)
    case .kindUnusable: .badInput(field: "kind", sentence: error.sentence)
    case .datePassed, .dateFarAway, .dateKnown, .unknownDate: .badInput(field: "day", sentence: error.sentence)
    case .noProvider, .providerTooLong, .providerKnown, .unknownProvider:
      .badInput(field: "provider", sentence: error.sentence)
    case .recordsAskedFor: .badInput(field: "reason", sentence: error.sentence)
    case .zone: .badInput(field: "time_zone", sentence: error.sentence)
    case .unknownClient, .closedStay, .tooManyDates, .tooManyProviders: .notPossible(sentence: error.sentence)
    }
  }
}
