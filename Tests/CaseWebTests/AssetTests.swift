@testable import CaseWeb
import Foundation
import Testing

/// Scripts, style sheet and pictures as they are served.
@Suite struct AssetTests {
  @Test func `a module's address changes with what it imports`() throws {
    let files = [
      (path: "Assets/start.js", text: #"import { one } from "./part.js"; const two = () => import("./late.js");"#),
      (path: "Assets/part.js", text: "export const one = 1;"), (path: "Assets/late.js", text: "export const two = 2;"),
    ]
    let assets = Assets(embedded: files)
    let start = try #require(assets.files.first { $0.name.hasPrefix("start.") })
    for name in ["part.js", "late.js"] {
      let address = assets.address(of: name)
      #expect(address.contains(/^\/assets\/[a-z]+\.[0-9a-f]{12}\.js$/))
      #expect(start.text.contains("\"./\(address.dropFirst("/assets/".count))\""))
    }
    var changed = files
    changed[2].text = "export const two = 3;"
    #expect(Assets(embedded: changed).address(of: "start.js") != assets.address(of: "start.js"))
    #expect(Assets(embedded: changed).address(of: "part.js") == assets.address(of: "part.js"))
  }

  @Test func `every embedded asset is served, kept for a year, and imports only what is there`() async throws {
    let names = EmbeddedFiles.all.map(\.path).filter { $0.hasPrefix("Assets/") && !$0.hasSuffix(".json") }
    #expect(names.count >= 8)
    for name in names {
      let address = Assets().address(of: String(name.dropFirst("Assets/".count)))
      let answer = try await Site().get(address)
      #expect(answer.status == 200, "\(name)")
      #expect(answer.header("cache-control") == "public, max-age=31536000, immutable")
      #expect(answer.header("x-content-type-options") == "nosniff")
      guard name.hasSuffix(".js") else { continue }
      #expect(answer.header("content-type") == "text/javascript; charset=utf-8")
      for imported in answer.text.matches(of: /"\.\/([^"]+)"/) {
        #expect(try await Site().get("/assets/\(imported.1)").status == 200, "\(name) imports \(imported.1)")
      }
      // What trusted types would stop in the browser anyway.
      #expect(!answer.text.contains(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function/))
    }
  }

  @Test func `a page has one module and nothing inline, and stays whole without it`() async throws {
    for path in ["/", "/week", "/clients", "/clients/C-002", "/keys"] {
      let page = try await Site().get(path).text
      #expect(page.contains(#"<script type="module" src="\#(Assets().address(of: "caseday.js"))"></script>"#))
      #expect(page.split(separator: "<script").count == 2)
    }
  }
}
