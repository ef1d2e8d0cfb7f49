package import Casework

/// What somebody records about a service plan.
package enum ServicePlanRecord: Sendable, Equatable {
  case agreed(goals: String, noneNeeded: String?)
  case approved(by: String, comment: String)
  case reviewed(note: String)
}

/// Records that a service plan was agreed, approved or reviewed.
package struct RecordServicePlan: UseCase {
  package typealias Outcome = StayRecords
  package static var action: String { "record_service_plan" }
  package static var changesCaseload: Bool { true }
  package var client: String
  package var record: ServicePlanRecord
  /// nil: today.
  package var day: CalendarDay?
  /// The words of the plan that the person looked at (`ServicePlanStanding.version`); nil: whatever stands now.
  package var seen: String?

  package init(client: String, record: ServicePlanRecord, day: CalendarDay? = nil, seen: String? = nil) {
    self.client = client
    self.record = record
    self.day = day
    self.seen = seen
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> StayRecords {
    let found = try workspace.client(client)
    let (day, today) = (day ?? workspace.today, workspace.today)
    let standing = workspace.caseload.servicePlanStanding(of: found, on: today, library: workspace.library)
    if let seen, seen != standing.version {
      throw .notPossible(
        sentence:
          "The service plan was changed since you opened it. Nothing was saved over it: compare the two, then save yours."
      )
    }
    do {
      switch record {
      case .agreed(let goals, let noneNeeded):
        try workspace.caseload.agreeServicePlan(
          of: found.id, goals: goals, noneNeeded: noneNeeded, on: day, today: today)
      case .approved(let approver, let comment):
        try workspace.caseload.approveServicePlan(
          of: found.id, by: approver, comment: comment, on: day, today: today, library: workspace.library)
      case .reviewed(let note):
        try workspace.caseload.reviewServicePlan(
          of: found.id, note: note, on: day, today: today, library: workspace.library)
      }
    } catch {
      throw Self.caseError(error)
    }
    try workspace.planAgain()
    workspace.subject = "client \(found.id)"
    return try ViewStay(client: found.id).perform(in: &workspace)
  }

  private static func caseError(_ error: ServicePlanError) -> CaseError {
    switch error {
    case .unknownClient, .hasLeft, .notAgreed, .notApproved: .notPossible(sentence: error.sentence)
    case .inFuture, .beforeAdmission, .approvedBeforeAgreed, .reviewedBeforeApproved:
      .badInput(field: "day", sentence: error.sentence)
    case .goalsTooLong, .nothingToRecord: .badInput(field: "goals", sentence: error.sentence)
    case .noApprover: .badInput(field: "approved_by", sentence: error.sentence)
    }
  }
}

/// A client's stay with its records: the plan, the notes, the crises, what was before.
package struct ViewStay: UseCase {
  package typealias Outcome = StayRecords
  package static var action: String { "view_stay" }
  package var client: String

  package init(client: String) { self.client = client }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> StayRecords {
    workspace.views.stayRecords(try workspace.client(client))
  }
}

/// Writes a note about a client.
package struct WriteNote: UseCase {
  package typealias Outcome = StayRecords
  package static var action: String { "write_note" }
  package static var changesCaseload: Bool { true }
  package var client: String
  package var text: String
  /// The day it is about; nil: today.
  package var day: CalendarDay?

  package init(client: String, text: String, day: CalendarDay? = nil) {
    self.client = client
    self.text = text
    self.day = day
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> StayRecords {
    let found = try workspace.client(client)
    do {
      let note = try workspace.caseload.addNote(
        text, about: found.id, on: day ?? workspace.today, today: workspace.today)
      workspace.subject = "client \(found.id) note \(note.number)"
    } catch {
      throw error == .empty || error.isAboutText
        ? .badInput(field: "note", sentence: error.sentence) : .badInput(field: "day", sentence: error.sentence)
    }
    return try ViewStay(client: found.id).perform(in: &workspace)
  }
}

/// Takes a note back that was written by mistake.
package struct WithdrawNote: UseCase {
  package typealias Outcome = StayRecords
  package static var action: String { "withdraw_note" }
  package static var changesCaseload: Bool { true }
  package var client: String
  package var number: Int

  package init(client: String, number: Int) {
    self.client = client
    self.number = number
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> StayRecords {
    let found = try workspace.client(client)
    do {
      try workspace.caseload.withdrawNote(number, about: found.id)
    } catch {
      throw .notPossible(sentence: error.sentence)
    }
    workspace.subject = "client \(found.id) note \(number)"
    return try ViewStay(client: found.id).perform(in: &workspace)
  }
}

extension CaseNoteError {
  fileprivate var isAboutText: Bool { if case .tooLong = self { true } else { false } }
}
