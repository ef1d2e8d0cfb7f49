internal import Foundation
internal import Hummingbird

/// Responses with a JSON document.
enum JSONAnswer {
  /// The document with sorted keys; the same values give the same bytes.
  static func response(_ document: some Encodable, status: HTTPResponse.Status = .ok) -> Response {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return response(data: try encoder.encode(document), status: status)
    } catch {
      // Our own documents hold text, numbers and lists only: what can't be encoded is a fault in this program.
      return Response(status: .internalServerError)
    }
  }

  /// A document that is JSON already.
  static func response(data: Data, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "application/json"],
      body: .init(byteBuffer: ByteBuffer(bytes: data + Data("\n".utf8))))
  }
}
