internal import CaseService
internal import Casework

/// Finds the client that somebody means: by id, by name in any letter case, or by the beginning of a name.
enum ClientFinder {
  /// - Throws: a sentence with the nearest name when there is none, or with all of them when there are several.
  static func client(_ typed: String, in clients: [ClientSummary]) throws(CommandFailure) -> ClientSummary {
    let wanted = typed.lowercased()
    if let exact = clients.first(where: { $0.clientID == typed }) { return exact }
    for matches in [
      clients.filter { $0.clientID.lowercased() == wanted }, clients.filter { $0.name.lowercased() == wanted },
      wanted.isEmpty ? [] : clients.filter { $0.name.lowercased().hasPrefix(wanted) },
    ] {
      if matches.count == 1 { return matches[0] }
      if matches.count > 1 {
        let list = matches.map { "\($0.name) (\($0.clientID))" }.joined(separator: ", ")
        throw .data("“\(typed)” can mean \(matches.count) clients: \(list). Type the id in brackets.")
      }
    }
    let near = ProcessNames.nearest(to: typed, among: clients.map(\.name) + clients.map(\.clientID))
    let hint = near.map { "Maybe \($0)?" } ?? "Type a name or an id of this caseload; part of a name is enough."
    throw .notFound("There is no client “\(typed)”. \(hint)")
  }
}

/// Finds the template that somebody means: by id or by one of the names people use.
enum ProcessFinder {
  /// - Throws: a sentence with the nearest name, and with all of them when nothing is near.
  static func template(_ typed: String, among known: [String]) throws(CommandFailure) -> String {
    if let id = ProcessNames.template(for: typed, among: known) { return id }
    if let near = ProcessNames.nearest(to: typed, among: known) {
      throw .notFound("There is no process “\(typed)”. Maybe \(near)?")
    }
    throw .notFound("There is no process “\(typed)”. There are: \(known.sorted().joined(separator: ", ")).")
  }
}

/// Reads task numbers as they are typed: `17`, `[17]`, `t17`.
enum TaskNumber {
  static func read(_ typed: String) throws(CommandFailure) -> Int {
    var digits = typed[...]
    if digits.hasPrefix("["), digits.hasSuffix("]") { digits = digits.dropFirst().dropLast() }
    if digits.first == "t" || digits.first == "T" || digits.first == "#" { digits = digits.dropFirst() }
    guard !digits.isEmpty, digits.allSatisfy({ ("0"..."9").contains($0) }), let number = Int(digits), number > 0 else {
      throw .usage("“\(typed)” is not a task number. The numbers stand in brackets in `caseday today`.")
    }
    return number
  }
}
