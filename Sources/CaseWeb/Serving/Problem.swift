internal import CaseService
internal import Foundation
internal import Hummingbird

/// What went wrong with a request, as a program (RFC 9457) or a person reads it. The detail says what to do next.
struct Problem: Error, Equatable {
  /// One field of the input that can't be used.
  struct Field: Equatable, Encodable {
    /// A JSON pointer into the body, `#/client_id`, or the parameter's name.
    var pointer: String
    var detail: String
  }

  var status: Int
  /// The problem's kind; the reference page at `/api` describes each.
  var kind: String
  var title: String
  var detail: String
  var fields: [Field] = []
  /// For 405: the methods that would do.
  var allow: [String] = []

  /// The kinds of a use case that did not happen.
  init(_ error: CaseError) {
    switch error {
    case .notFound(let kind, _, _):
      self.init(
        status: 404, kind: "not-found", title: "There is no such \(kind)",
        detail: "\(error.sentence) Look it up in the list of clients, or check the number.")
    case .badInput(let field, let sentence):
      self.init(
        status: 422, kind: "bad-input", title: "A value can't be used", detail: sentence,
        fields: [Field(pointer: "#/\(field)", detail: sentence)])
    case .notPossible(let sentence):
      self.init(status: 409, kind: "not-possible", title: "That can't be done now", detail: sentence)
    case .refused(let sentence):
      self.init(status: 403, kind: "refused", title: "That isn't yours to do", detail: sentence)
    case .storeFailed(let sentence):
      self.init(status: 503, kind: "store-failed", title: "Caseday can't reach its data", detail: sentence)
    }
  }

  init(
    status: Int, kind: String, title: String, detail: String, fields: [Field] = [], allow: [String] = []
  ) {
    self.status = status
    self.kind = kind
    self.title = title
    self.detail = detail
    self.fields = fields
    self.allow = allow
  }

  /// A field of the body, or a parameter, that can't be used.
  static func badInput(_ pointer: String, _ sentence: String) -> Problem {
    Problem(
      status: 422, kind: "bad-input", title: "A value can't be used", detail: sentence,
      fields: [Field(pointer: pointer, detail: sentence)])
  }

  /// The problem document.
  func response(requestID: String) -> Response {
    let document = Document(
      type: "/api#\(kind)", title: title, status: status, detail: detail,
      instance: "urn:caseday:request:\(requestID)", errors: fields.isEmpty ? nil : fields)
    var response = JSONAnswer.response(document, status: .init(code: status))
    response.headers[.contentType] = "application/problem+json"
    if status == 401 { response.headers[.wwwAuthenticate] = "Bearer" }
    if !allow.isEmpty { response.headers[.allow] = allow.joined(separator: ", ") }
    return response
  }

  private struct Document: Encodable {
    var type: String
    var title: String
    var status: Int
    var detail: String
    var instance: String
    var errors: [Field]?
  }
}
