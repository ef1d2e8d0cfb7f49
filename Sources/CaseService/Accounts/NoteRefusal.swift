internal import CaseStore

/// Logs that somebody who is known was turned away before anything was asked of the service: a token that only reads and wanted to
/// write, a form that didn't come from our own page.
package struct NoteRefusal: AccountUseCase {
  package typealias Outcome = Void
  package static let action = "refuse_request"
  package static let permission = AccountPermission.own
  /// The pattern of what was asked for, such as `POST /clients/{client_id}/hold`: never what stood in its place.
  package var request: String

  package init(request: String) { self.request = request }

  package func perform(in room: AccountRoom) async throws(CaseError) {
    let (actor, request) = (room.actor, request)
    try await room.write { try $0.log(Self.action, subject: request, by: actor, outcome: .refused) }
  }
}
