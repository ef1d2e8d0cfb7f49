internal import Crypto
internal import Foundation
internal import Hummingbird

/// The style sheet, the scripts and the pictures. Each has its content's digest in its name, so that browsers may keep it for a year.
struct Assets: Sendable {
  /// One file as it is served.
  struct File: Sendable {
    var name: String
    var type: String
    var text: String
  }

  let files: [File]

  /// - Parameter embedded: path and text of each file; by default those that the build put into this binary.
  init(embedded: [(path: String, text: String)] = EmbeddedFiles.all) {
    let types = ["css": "text/css; charset=utf-8", "svg": "image/svg+xml", "js": "text/javascript; charset=utf-8"]
    var named: [(name: String, type: String, text: String)] = []
    for (path, text) in embedded {
      let parts = path.split(separator: "/")
      guard parts.count == 2, parts.first == "Assets", let name = parts.last, let dot = name.lastIndex(of: "."),
        let type = types[String(name[name.index(after: dot)...])]
      else { continue }
      named.append((String(name), type, text))
    }
    var files: [File] = []
    // A module names those it imports by their whole names, so its own digest covers theirs: they come first.
    var served: [String: String] = [:]
    while let ready = named.firstIndex(where: { Self.imports(of: $0).allSatisfy { served[$0] != nil } }) {
      let file = named.remove(at: ready)
      var text = file.text
      for name in Self.imports(of: file) { text = text.replacing("\"./\(name)\"", with: "\"./\(served[name] ?? "")\"") }
      let name = Self.digestName(file.name, of: text)
      served[file.name] = name
      files.append(File(name: name, type: file.type, text: text))
    }
    self.files = files
  }

  /// The modules that a script imports, at its start or later; a test holds that each is there and none imports itself.
  private static func imports(of file: (name: String, type: String, text: String)) -> Set<String> {
    guard file.name.hasSuffix(".js") else { return [] }
    return Set(file.text.matches(of: /(?:from|import\() ?"\.\/([a-z-]+\.js)"/).map { String($0.1) })
  }

  private static func digestName(_ name: String, of text: String) -> String {
    let digest = SHA256.hash(data: Data(text.utf8)).prefix(6).map { String($0, radix: 16) }
      .map { $0.count == 1 ? "0" + $0 : $0 }.joined()
    let parts = name.split(separator: ".")
    return "\(parts.dropLast().joined(separator: ".")).\(digest).\(parts.last ?? "")"
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
