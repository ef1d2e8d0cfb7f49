package import Casework

/// Moves a client's planned discharge; nil: it isn't known any more.
package struct MoveDischarge: UseCase {
  package typealias Outcome = ClientView
  package static var action: String { "move_discharge" }
  package static var changesCaseload: Bool { true }
  package var client: String
  package var day: CalendarDay?

  package init(client: String, day: CalendarDay?) {
    self.client = client
    self.day = day
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> ClientView {
    let found = try workspace.client(client)
    do {
      try workspace.caseload.moveDischarge(
        of: found.id, to: day, on: workspace.today, library: workspace.library)
    } catch {
      throw StayChanging.caseError(error)
    }
    return try StayChanging.finish(found.id, in: &workspace)
  }
}

/// Records that a client left, with the destination. Recorded again, it corrects the exit.
package struct RecordExit: UseCase {
  package typealias Outcome = ClientView
  package static var action: String { "record_exit" }
  package static var changesCaseload: Bool { true }
  package var client: String
  /// A word or a HUD number: `rental_with_subsidy`, `435`.
  package var destination: String
  /// nil: today.
  package var day: CalendarDay?
  package var reason: String
  package var confirmedOn: CalendarDay?

  package init(
    client: String, destination: String, day: CalendarDay? = nil, reason: String = "", confirmedOn: CalendarDay? = nil
  ) {
    self.client = client
    self.destination = destination
    self.day = day
    self.reason = reason
    self.confirmedOn = confirmedOn
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> ClientView {
    let found = try workspace.client(client)
    guard let place = ExitDestination(destination) else {
      let words = ExitDestination.allCases.map(\.word)
      let hint = Suggestion.closest(to: destination, among: words).map { " Maybe \($0)?" } ?? ""
      throw .badInput(
        field: "destination",
        sentence: "There is no destination “\(destination)”.\(hint) Known are \(words.joined(separator: ", ")).")
    }
    let exit = ClientExit(
      day: day ?? workspace.today, destination: place, reason: reason, confirmedOn: confirmedOn)
    do {
      try workspace.caseload.recordExit(exit, of: found.id, on: workspace.today, library: workspace.library)
    } catch {
      throw StayChanging.caseError(error)
    }
    return try StayChanging.finish(found.id, in: &workspace)
  }
}

/// Takes an exit back that was recorded by mistake.
package struct WithdrawExit: UseCase {
  package typealias Outcome = ClientView
  package static var action: String { "withdraw_exit" }
  package static var changesCaseload: Bool { true }
  package var client: String

  package init(client: String) { self.client = client }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> ClientView {
    let found = try workspace.client(client)
    do {
      try workspace.caseload.withdrawExit(of: found.id, on: workspace.today, library: workspace.library)
    } catch {
      throw StayChanging.caseError(error)
    }
    return try StayChanging.finish(found.id, in: &workspace)
  }
}

private enum StayChanging {
  /// Plans what the change brought, and shows the client.
  static func finish(_ id: String, in workspace: inout Workspace) throws(CaseError) -> ClientView {
    if workspace.caseload.needsPlanning { try workspace.planAgain() }
    workspace.subject = "client \(id)"
    return workspace.views.clientView(try workspace.client(id))
  }

  static func caseError(_ error: StayChangeError) -> CaseError {
    switch error {
    case .dischargePassed, .dischargeBeforeAdmission: .badInput(field: "planned_discharge", sentence: error.sentence)
    case .exitInFuture, .exitBeforeAdmission: .badInput(field: "day", sentence: error.sentence)
    case .confirmedInFuture: .badInput(field: "confirmed_on", sentence: error.sentence)
    case .unknownClient, .closedStay, .hasLeft, .noExit: .notPossible(sentence: error.sentence)
    }
  }
}
