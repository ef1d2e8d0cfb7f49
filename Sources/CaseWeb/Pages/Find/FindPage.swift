internal import CaseService
internal import Hummingbird

/// The command palette as a page: what the dialog does with a script, this does with a form.
struct FindPage: Page {
  static let template = "find"

  var shell: Shell
  /// What was typed.
  var wanted: String
  var hits: [Line]
  /// What an empty answer says.
  var nothing: String?

  /// One thing that was found.
  struct Line: Sendable {
    var hitTitle: String
    var hitDetail: String
    /// Nil for what is sent as a form.
    var hitAddress: String?
    var newTask: NewTaskForm?
  }

  /// A line that is sent to be shown first.
  struct NewTaskForm: Sendable {
    var line: String
    var lineTitle: String
  }

  init(_ hits: [Finder.Hit], wanted: String, shell: Shell) {
    self.shell = shell
    self.wanted = wanted
    self.hits = hits.map { hit in
      Line(
        hitTitle: hit.title, hitDetail: hit.detail, hitAddress: hit.line == nil ? hit.address : nil,
        newTask: hit.line.map { NewTaskForm(line: $0, lineTitle: hit.title) })
    }
    nothing = hits.isEmpty ? "Nothing fits “\(wanted)”. Try fewer letters: the first three of a name are enough." : nil
  }
}

/// Finding: the page, which sends what was typed in a form's body so that no name stands in an address, and the same as JSON.
struct FindPages: Sendable {
  let reception: any Reception
  let pages: PageRenderer

  var routes: [Route] { [.get("/find", show), .post("/find", answer), .post("/api/find", find).asking] }

  private static let longest = 200

  private func show(_ visit: Visit) async throws -> Response { try await page("", visit: visit) }

  private func answer(_ visit: Visit) async throws -> Response {
    try await page(String((visit.form().text("text") ?? "").prefix(Self.longest)), visit: visit)
  }

  private func page(_ text: String, visit: Visit) async throws -> Response {
    let hits = try await Finder(reception: reception).hits(for: text, visit: visit)
    return pages.response(FindPage(hits, wanted: text, shell: await pages.shell("Find", in: nil)))
  }

  private func find(_ visit: Visit) async throws -> Response {
    let text = try await visit.json(knows: ["text"]).optionalText("text", upTo: Self.longest) ?? ""
    return JSONAnswer.response(Answer(results: try await Finder(reception: reception).hits(for: text, visit: visit)))
  }

  private struct Answer: Encodable {
    var results: [Finder.Hit]
  }
}
