package import CaseService
internal import Casework
internal import Hummingbird

/// Records that leave Caseday, with what for.
struct ExportAPI: Sendable {
  let desk: any Desk

  var routes: [Route] { [.post("/api/exports", export)] }

  private func export(_ visit: Visit) async throws -> Response {
    let body = try await visit.json(knows: ["purpose", "client_id"])
    let wanted = ExportRecords(
      purpose: try body.text("purpose", upTo: 300), client: try body.optionalText("client_id", upTo: 100))
    return JSONAnswer.response(ExportAnswer(try await desk.perform(wanted, as: visit.actor)))
  }
}

/// The document of `POST /api/exports`, of the page's download and of `caseday export`.
package struct ExportAnswer: Encodable, Sendable {
  let export: RecordExport

  package init(_ export: RecordExport) { self.export = export }

  private enum Key: String, CodingKey {
    case date, purpose, notice, clients
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(export.day, forKey: .date)
    try container.encode(export.purpose, forKey: .purpose)
    try container.encode(RecordExport.notice, forKey: .notice)
    try container.encode(export.records.map(RecordAnswer.init), forKey: .clients)
  }

  /// One client: what the client's page shows, and the records of the stay.
  private struct RecordAnswer: Encodable {
    let record: RecordExport.Record

    init(_ record: RecordExport.Record) { self.record = record }

    private enum Key: String, CodingKey {
      case client, stay
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(ClientAnswer(record.client), forKey: .client)
      try container.encode(StayAnswer(record.stay), forKey: .stay)
    }
  }
}
