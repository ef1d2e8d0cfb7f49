internal import CaseService

/// Every key that does something. Pages name theirs in `data-key`; the moves along lists are the script's. This list is what people read.
enum KeyBindings {
  /// Keys that belong together.
  struct Group: Sendable, Encodable {
    var title: String
    var keys: [Binding]
  }

  /// One key and what it does.
  struct Binding: Sendable, Encodable {
    var key: String
    var does: String
  }

  /// What somebody's keys do.
  static func groups(for visitor: Visitor?) -> [Group] {
    let parts = Shell.Part.parts(for: visitor).compactMap { part in
      part.key.map { Binding(key: $0, does: "Go to \(part.rawValue)") }
    }
    let isHelper = visitor.map { [.caseManager, .supervisor].contains($0.actor.role) } ?? false
    return [Group(title: "Everywhere", keys: everywhere + (isHelper ? withClients : []))]
      + (parts.isEmpty ? [] : [Group(title: "Go to", keys: parts)])
      + (isHelper ? [Group(title: "In a list", keys: inLists)] : [])
  }

  private static let everywhere = [
    Binding(key: "?", does: "Show these keys"),
    Binding(key: "Tab", does: "Go on to the next link, button or field"),
    Binding(key: "Esc", does: "Close what is open on top of the page"),
  ]

  private static let withClients = [
    Binding(key: "Ctrl K", does: "Find a client, a page or something to do; on a Mac, Command K"),
    Binding(key: "/", does: "Find, with one key"),
    Binding(key: "q", does: "Write a new task, on Today"),
  ]

  private static let inLists = [
    Binding(key: "j", does: "Next task or line"), Binding(key: "k", does: "The one before"),
    Binding(key: "l", does: "Next card"), Binding(key: "h", does: "The card before"),
    Binding(key: "d", does: "Mark the task done, or the person reached, and go on to the next"),
    Binding(key: "e", does: "Left a message, and on to the next"),
    Binding(key: "n", does: "No answer, or nobody came, and on to the next"),
    Binding(key: "b", does: "Back later: wait until the usual day, or choose one"),
    Binding(key: "o", does: "Open the other outcomes of the task"), Binding(key: "y", does: "Show why it stands here"),
    Binding(
      key: "g",
      does: "Give the task another place; in the week the arrow keys choose it, Enter puts it there, Esc puts it back"),
    Binding(key: "u", does: "Undo what was just done"),
  ]
}
