internal import Foundation

/// The API's description: one OpenAPI document, served as it is and shown as a page.
struct APIReference: Sendable {
  let text: String

  /// The description can't be used: a fault of the build.
  struct Fault: Error, CustomStringConvertible {
    var description: String { "Assets/openapi.json is missing or isn't JSON." }
  }

  init(embedded: [(path: String, text: String)] = EmbeddedFiles.all) throws(Fault) {
    guard let text = embedded.first(where: { $0.path == "Assets/openapi.json" })?.text else { throw Fault() }
    self.text = text
  }

  /// The description as values. It is read when somebody looks, not at every start: it takes tens of milliseconds.
  func document() throws(Fault) -> JSONValue {
    do {
      return try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    } catch {
      throw Fault()
    }
  }

  /// Method, path and description of each operation of the document.
  static func operations(of document: JSONValue) -> [(method: String, path: String, value: JSONValue)] {
    (document["paths"]?.members ?? []).flatMap { path, item in
      item.members.map { (method: $0.name.uppercased(), path: path, value: $0.value) }
    }
  }
}
