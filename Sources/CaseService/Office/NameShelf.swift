internal import CaseStore
internal import Casework
internal import Synchronization

/// The names of each caseload's clients, taken apart for searching once for each state of them.
///
/// The state is read in the asker's own transaction, as for `KeptAnswers`: a name that was changed or erased is on no shelf any more.
final class NameShelf: Sendable {
  /// A client with the words that are searched.
  struct Entry: Sendable {
    var client: DeskRecords.ClientName
    var words: FuzzySearch.Text
  }

  /// As many caseloads as a team has open; the oldest make room.
  private static let limit = 50
  private let shelves = Mutex<[(caseload: String, state: Int, entries: [Entry])]>([])

  func entries(of caseload: String, in connection: any SQLConnection) throws -> [Entry] {
    let state = try AuditLog(connection).newestChange(of: ["caseload \(caseload)"])
    let known = shelves.withLock { $0.first { $0.caseload == caseload && $0.state == state }?.entries }
    if let known { return known }
    let entries = try DeskRecords(connection).clientNames(of: caseload).map {
      Entry(client: $0, words: FuzzySearch.Text("\($0.name) \($0.id)"))
    }
    shelves.withLock { shelves in
      shelves.removeAll { $0.caseload == caseload }
      shelves.append((caseload, state, entries))
      if shelves.count > Self.limit { shelves.removeFirst() }
    }
    return entries
  }
}
