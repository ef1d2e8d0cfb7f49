internal import CaseService
internal import Hummingbird

/// All keys, and the switch for single keys.
struct KeysPage: Page {
  static let template = "keys"

  var shell: Shell
  var flash: String?
  var groups: [KeyGroup]
  /// "Single keys are on."
  var standing: String
  /// What the button does: "Switch them off".
  var switching: String
  /// The value that the button sends.
  var wanted: String

  /// Keys that belong together.
  struct KeyGroup: Sendable {
    var groupTitle: String
    var bindings: [KeyLine]
  }

  /// One key and what it does.
  struct KeyLine: Sendable {
    var key: String
    var does: String
  }

  init(_ groups: [KeyBindings.Group], hasSingleKeys: Bool, flash: String?, shell: Shell) {
    self.shell = shell
    self.flash = flash
    self.groups = groups.map { group in
      KeyGroup(groupTitle: group.title, bindings: group.keys.map { KeyLine(key: $0.key, does: $0.does) })
    }
    standing = hasSingleKeys ? "Single keys are on." : "Single keys are off: only Tab, Esc and Ctrl K do something."
    switching = hasSingleKeys ? "Switch them off" : "Switch them on"
    wanted = hasSingleKeys ? "off" : "on"
  }
}

/// Keys: the page, the list for the dialog, and the switch.
struct KeysPages: Sendable {
  let reception: any Reception
  let pages: PageRenderer

  var routes: [Route] { [.get("/keys", show), .get("/keys/list", list), .post("/keys", change)] }

  private func show(_ visit: Visit) async throws -> Response {
    let flash = try visit.query("done").map { $0 == "off" ? "Single keys are off." : "Single keys are on." }
    return pages.response(
      KeysPage(
        KeyBindings.groups(for: visit.visitor), hasSingleKeys: visit.visitor?.hasSingleKeys ?? true, flash: flash,
        shell: await pages.shell("Keys", in: nil)))
  }

  private func list(_ visit: Visit) async throws -> Response {
    JSONAnswer.response(List(groups: KeyBindings.groups(for: visit.visitor)))
  }

  private struct List: Encodable {
    var groups: [KeyBindings.Group]
  }

  private func change(_ visit: Visit) async throws -> Response {
    let isOn = try await visit.form().text("single_keys") == "on"
    try await reception.perform(ChangeKeys(hasSingleKeys: isOn), as: visit.actor, source: visit.source)
    return Response(status: .seeOther, headers: [.location: "/keys?done=\(isOn ? "on" : "off")"])
  }
}
