/// What somebody wrote down about a client: the day it is about, and the day it was written.
package struct CaseNote: Sendable, Equatable {
  package var clientID: String
  /// From 1, within one client.
  package var number: Int
  /// The day it is about.
  package var day: CalendarDay
  package var writtenOn: CalendarDay
  package var text: String
  /// True after it was taken back as written by mistake: it is kept and no longer shown.
  package var isWithdrawn: Bool

  package init(
    clientID: String, number: Int, day: CalendarDay, writtenOn: CalendarDay, text: String, isWithdrawn: Bool = false
  ) {
    self.clientID = clientID
    self.number = number
    self.day = day
    self.writtenOn = writtenOn
    self.text = text
    self.isWithdrawn = isWithdrawn
  }
}

/// Why a note can't be kept. Each says what to do instead.
package enum CaseNoteError: Error, Equatable, Sendable {
  case unknownClient(String)
  case empty
  case tooLong(Int)
  case inFuture(CalendarDay)
  case unknownNote(Int)

  package var sentence: String {
    switch self {
    case .unknownClient(let id): "There is no client “\(id)”."
    case .empty: "Write what the note is to say."
    case .tooLong(let count):
      "The note has \(count) characters, and 4,000 are kept. Shorten it, or split it into two."
    case .inFuture(let day):
      "\(DayText.long(day)) is still to come. A note is about a day that has been."
    case .unknownNote(let number): "There is no note \(number) for this client."
    }
  }
}

extension Caseload {
  /// Writes a note about a day that has been.
  package mutating func addNote(
    _ text: String, about clientID: String, on day: CalendarDay, today: CalendarDay
  ) throws(CaseNoteError) -> CaseNote {
    guard client(clientID) != nil else { throw .unknownClient(clientID) }
    var words = text
    while let last = words.last, last.isWhitespace { words.removeLast() }
    words = String(words.drop(while: \.isWhitespace))
    guard !words.isEmpty else { throw .empty }
    guard words.count <= 4_000 else { throw .tooLong(words.count) }
    if day > today { throw .inFuture(day) }
    let number = (notes.filter { $0.clientID == clientID }.map(\.number).max() ?? 0) + 1
    let note = CaseNote(clientID: clientID, number: number, day: day, writtenOn: today, text: words)
    notes.append(note)
    notes.sort { ($0.clientID, $0.number) < ($1.clientID, $1.number) }
    return note
  }

  /// Takes a note back that was written by mistake; it is kept, and no longer shown.
  package mutating func withdrawNote(_ number: Int, about clientID: String) throws(CaseNoteError) {
    guard client(clientID) != nil else { throw .unknownClient(clientID) }
    guard let index = notes.firstIndex(where: { $0.clientID == clientID && $0.number == number }) else {
      throw .unknownNote(number)
    }
    notes[index].isWithdrawn = true
  }

  /// The notes about a client, the latest day first.
  package func notes(about clientID: String) -> [CaseNote] {
    notes.filter { $0.clientID == clientID && !$0.isWithdrawn }
      .sorted { ($0.day, $0.number) > ($1.day, $1.number) }
  }
}
