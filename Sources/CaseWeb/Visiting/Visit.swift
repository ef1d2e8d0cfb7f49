internal import CaseService
internal import Casework
internal import Foundation
internal import Hummingbird
internal import Planning

/// One request as a route sees it: typed, decoded once, checked. Each accessor throws the problem that a visitor reads.
struct Visit: Sendable {
  var request: Request
  var parameters: Parameters
  /// Who asks.
  var actor: Actor
  /// The account behind it; nil when nobody is signed in.
  var visitor: Visitor?
  /// The network address.
  var source = ""
  /// How the session's cookie is set.
  var cookie = SessionCookie(isSecure: false)
  /// The form that a browser's session sent; nil for everything else.
  var sent: SentForm?

  /// A form as it came.
  struct SentForm: Sendable {
    var fields: FormFields
    var body: ByteBuffer
  }
  /// What was shown at the door, for what asks again later.
  var proof: Proof?

  /// A part of the path, percent-decoded once. Longer than 100 characters, or with control characters, is no id of ours.
  func pathText(_ name: String, kind: String) throws(Problem) -> String {
    guard let raw = parameters.get(name), let text = raw.removingPercentEncoding else { throw .unreadableAddress }
    guard !text.isEmpty, text.count <= 100, !text.unicodeScalars.contains(where: { $0.properties.isControl }) else {
      throw Problem(.notFound(kind: kind, id: String(text.prefix(20)), suggestion: nil))
    }
    return text
  }

  /// A part of the path that is the number of a task or a process.
  func pathNumber(_ name: String, kind: String) throws(Problem) -> Int {
    let text = try pathText(name, kind: kind)
    guard let number = Int(text), String(number) == text, (1...APILimits.largestID).contains(number) else {
      throw Problem(.notFound(kind: kind, id: String(text.prefix(20)), suggestion: nil))
    }
    return number
  }

  /// A value of the query, decoded; nil when it is absent or empty.
  func query(_ name: String) throws(Problem) -> String? {
    guard let text = request.uri.query else { return nil }
    guard let fields = FormFields(text) else { throw .unreadableAddress }
    return fields.text(name)
  }

  /// A day of the query: nil when it is absent; a day that doesn't exist is a problem.
  func queryDay(_ name: String) throws(Problem) -> CalendarDay? {
    guard let text = try query(name) else { return nil }
    return try Self.day(text, pointer: name)
  }

  /// A half-day of the query, `am` or `pm`; nil when it is absent.
  func queryHalf(_ name: String) throws(Problem) -> HalfDay? {
    guard let text = try query(name) else { return nil }
    guard let half = HalfDay(rawValue: text) else { throw .badInput(name, "“\(name)” has to be am or pm.") }
    return half
  }

  /// A whole number of the query; nil when it is absent.
  func queryNumber(_ name: String, in bounds: ClosedRange<Int>) throws(Problem) -> Int? {
    guard let text = try query(name) else { return nil }
    guard let number = Int(text), String(number) == text, bounds.contains(number) else {
      throw .badInput(name, "“\(name)” has to be a whole number from \(bounds.lowerBound) to \(bounds.upperBound).")
    }
    return number
  }

  /// Reads `2026-01-05`.
  static func day(_ text: String, pointer: String) throws(Problem) -> CalendarDay {
    guard let day = CalendarDay(text) else {
      throw .badInput(
        pointer, "“\(text.prefix(20))” is not a date that exists. Write it as year-month-day, such as 2026-01-05.")
    }
    guard (1970...2199).contains(day.components.year) else {
      throw .badInput(pointer, "\(day) is too far away. Choose a day between 1970 and 2199.")
    }
    return day
  }

  /// The fields of a form.
  func form() async throws -> FormFields {
    let type = request.headers[.contentType] ?? "application/x-www-form-urlencoded"
    guard type.lowercased().hasPrefix("application/x-www-form-urlencoded") else { throw Problem.notFormType }
    let text = String(buffer: try await BodyReader.collect(request, upTo: 64 * 1024))
    guard let fields = FormFields(text) else { throw Problem.unreadableForm }
    return fields
  }

  /// The JSON object in the body; a field that isn't among those known is a problem that names it.
  func json(knows known: [String]) async throws -> JSONBody {
    let type = request.headers[.contentType]?.prefix { $0 != ";" }.lowercased()
    guard type == "application/json" else { throw Problem.notJSONType }
    return try JSONBody(try await BodyReader.collect(request, upTo: 1024 * 1024), knows: known)
  }

  /// The bytes of a JSON body, for a document that has its own reader.
  func jsonData() async throws -> Data {
    let type = request.headers[.contentType]?.prefix { $0 != ";" }.lowercased()
    guard type == "application/json" else { throw Problem.notJSONType }
    return Data(try await BodyReader.collect(request, upTo: 1024 * 1024).readableBytesView)
  }

  /// The `Idempotency-Key` header: up to 200 visible ASCII characters.
  func idempotencyKey() throws(Problem) -> String? {
    guard let key = request.headers[.fixed("idempotency-key")] else { return nil }
    guard (1...200).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else {
      throw .badInput("Idempotency-Key", "Use 1 to 200 visible ASCII characters for the key, such as a UUID.")
    }
    return key
  }
}

extension Unicode.Scalar.Properties {
  /// Line breaks, tabs, NUL and their kind; and marks that reorder text around them.
  fileprivate var isControl: Bool { generalCategory == .control || generalCategory == .format }
}
