internal import CaseService
internal import Hummingbird

/// What was typed and not saved.
struct DraftsPage: Page {
  static let template = "drafts"

  var shell: Shell
  var drafts: [Line]
  /// What an empty list says.
  var nothing: String?

  /// One form's texts.
  struct Line: Sendable {
    /// "Note about Jay".
    var draftTitle: String
    /// "2026-01-05 16:04 UTC".
    var savedAt: String
    var texts: [String]
    /// The page that the form stands on.
    var page: String
    /// Where the form goes: what a button throws away.
    var draftForm: String
  }

  init(_ drafts: [Draft], shell: Shell) {
    self.shell = shell
    self.drafts = drafts.map { draft in
      let place = DraftPlace(draft.form)
      return Line(
        draftTitle: place.title + (draft.clientName.map { ", \($0)" } ?? ""), savedAt: MomentWords.of(draft.savedAt),
        texts: draft.texts.sorted { $0.key < $1.key }.map(\.value), page: place.page, draftForm: draft.form)
    }
    nothing = drafts.isEmpty ? "Nothing is waiting. What you type into a form is kept here until it is saved." : nil
  }
}

/// Where a form stands, and what it is about.
struct DraftPlace: Sendable, Equatable {
  var title: String
  var page: String

  init(_ form: String) {
    let parts = form.split(separator: "/").map(String.init)
    let (first, second) = (parts.first ?? "", parts.dropFirst().first ?? "")
    let rest = parts.dropFirst(2).joined(separator: "/")
    switch first {
    case "clients" where rest == "notes": (title, page) = ("Note", "/clients/\(second)/stay")
    case "clients" where rest.hasPrefix("service-plan"): (title, page) = ("Service plan", "/clients/\(second)/stay")
    case "clients" where !rest.isEmpty: (title, page) = ("Stay", "/clients/\(second)/stay")
    case "processes": (title, page) = ("Process", "/processes/\(second)")
    case "tasks": (title, page) = ("Outcome of a task", "/")
    case "crises": (title, page) = ("Crisis", "/plan")
    case "leave": (title, page) = ("Leave", "/plan")
    case "admission": (title, page) = ("Admission", "/admission")
    case "warnings": (title, page) = ("Warning", "/warnings")
    case "services": (title, page) = ("Service", "/services")
    case "calendar": (title, page) = ("Calendar", "/calendar")
    case "add": (title, page) = ("New task", "/#quick-add")
    case "emergencies": (title, page) = ("Emergency access", "/emergencies")
    default: (title, page) = ("Text", "/")
    }
  }
}

/// Drafts: the list, keeping one while somebody types, and throwing one away.
struct DraftPages: Sendable {
  let reception: any Reception
  let pages: PageRenderer

  var routes: [Route] { [.get("/drafts", show), .post("/drafts", keep), .post("/drafts/drop", drop)] }

  private func show(_ visit: Visit) async throws -> Response {
    let drafts = try await reception.perform(ListDrafts(), as: visit.actor, source: visit.source)
    return pages.response(DraftsPage(drafts, shell: await pages.shell("Drafts", in: nil)))
  }

  /// The name of the field that says where the form goes.
  static let formField = "draft_form"

  private func keep(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    guard let place = form.text(Self.formField) else { throw Problem.unreadableForm }
    try await reception.perform(KeepDraft(form: place, fields: form.all), as: visit.actor, source: visit.source)
    return Response(status: .noContent)
  }

  private func drop(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    guard let place = form.text(Self.formField) else { throw Problem.unreadableForm }
    try await reception.perform(DropDraft(form: place), as: visit.actor, source: visit.source)
    return Response(status: .seeOther, headers: [.location: "/drafts"])
  }
}
