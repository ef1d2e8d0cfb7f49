internal import Crypto
internal import Foundation
internal import Hummingbird

/// The style sheet and the pictures. Each has its content's digest in its name, so that browsers may keep it for a year.
struct Assets: Sendable {
  /// One file as it is served.
  struct File: Sendable {
    var name: String
    var type: String
    var text: String
  }

  private let files: [File]

  /// - Parameter embedded: path and text of each file; by default those that the build put into this binary.
  init(embedded: [(path: String, text: String)] = EmbeddedFiles.all) {
    let types = ["css": "text/css; charset=utf-8", "svg": "image/svg+xml", "js": "text/javascript; charset=utf-8"]
    files = embedded.compactMap { path, text in
      let parts = path.split(separator: "/")
      guard parts.count == 2, parts.first == "Assets", let name = parts.last, let dot = name.lastIndex(of: "."),
        let type = types[String(name[name.index(after: dot)...])]
      else { return nil }
      let digest = SHA256.hash(data: Data(text.utf8)).prefix(6).map { String($0, radix: 16) }
        .map { $0.count == 1 ? "0" + $0 : $0 }.joined()
      return File(name: "\(name[..<dot]).\(digest)\(name[dot...])", type: type, text: text)
    }
  }

  /// The address of `site.css`: `/assets/site.0123456789ab.css`. Empty when there is no such file.
  func address(of name: String) -> String {
    let parts = name.split(separator: ".")
    let file = files.first { file in
      let own = file.name.split(separator: ".")
      return own.count == 3 && own.first == parts.first && own.last == parts.last
    }
    return file.map { "/assets/\($0.name)" } ?? ""
  }

  var routes: [Route] { [.get("/assets/{file}", serve)] }

  private func serve(_ visit: Visit) async throws -> Response {
    let name = visit.parameters.get("file")
    guard let file = files.first(where: { $0.name == name }) else { throw Problem.noSuchAddress }
    return Response(
      status: .ok, headers: [.contentType: file.type, .cacheControl: "public, max-age=31536000, immutable"],
      body: .init(byteBuffer: ByteBuffer(string: file.text)))
  }
}
