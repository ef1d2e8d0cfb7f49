package import Casework
internal import Foundation

/// Takes clients' records out of Caseday, and says what for: a transfer, an order of a court, the client's own request.
///
/// The log keeps the purpose and every client whose record went out, which is what an accounting of disclosures is made from
/// (45 CFR 164.528, 42 CFR 2.25).
package struct ExportRecords: UseCase {
  package typealias Outcome = RecordExport
  package static var action: String { "export_records" }
  package let purpose: String
  /// One client's id, or for the command line a name; nil: the whole caseload.
  package var client: String?

  package init(purpose: String, client: String? = nil) {
    self.purpose = purpose.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    self.client = client
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> RecordExport {
    var clients: [Client] = []
    if let client {
      clients = [try workspace.client(client)]
    } else {
      for client in workspace.caseload.clients { clients.append(try workspace.client(client.id)) }
    }
    try LoggedReason.check(purpose, field: "purpose", names: workspace.caseload.clients.map(\.name))
    var records: [RecordExport.Record] = []
    for client in clients {
      records.append(
        RecordExport.Record(
          client: workspace.views.clientView(client), stay: try ViewStay(client: client.id).perform(in: &workspace)))
    }
    return RecordExport(purpose: purpose, day: workspace.today, records: records)
  }
}

/// What an export hands out.
package struct RecordExport: Sendable {
  /// One client.
  package struct Record: Sendable {
    package var client: ClientView
    package var stay: StayRecords
  }

  package var purpose: String
  package var day: CalendarDay
  package var records: [Record]

  /// The notice that goes with records of substance use treatment, in the words of 42 CFR 2.32(a)(2).
  package static let notice = "42 CFR part 2 prohibits unauthorized use or disclosure of these records."
}

/// A reason that the log keeps for good.
enum LoggedReason {
  /// - Throws: `CaseError.badInput` when it says too little, too much, or names a client: nothing could take the name out again.
  static func check(_ reason: String, field: String, names: [String]) throws(CaseError) {
    let count = reason.filter { !$0.isWhitespace }.count
    guard count >= 10, reason.count <= 300, AuditTrail.line(reason) == reason else {
      throw .badInput(field: field, sentence: "Say what for in one line, in 10 to 300 characters: the log keeps it.")
    }
    let words = Set(reason.lowercased().split { !$0.isLetter && !$0.isNumber })
    for name in names {
      let parts = name.lowercased().split { !$0.isLetter && !$0.isNumber }
      guard !parts.isEmpty, parts.allSatisfy(words.contains) else { continue }
      throw .badInput(
        field: field, sentence: "Leave the client's name out: the log keeps this for good. The client's id is enough.")
    }
  }
}
