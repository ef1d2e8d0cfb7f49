internal import Casework
internal import Foundation

extension CaseError {
  /// The same error with ids in the place of clients' names and providers: what an error says gets onto pages of errors, into problem
  /// documents, and from there into places that nobody watches over.
  func withoutNames(of clients: [Client]) -> CaseError {
    var words = clients.map { (word: $0.name, id: "client \($0.id)") }
    for client in clients { words += client.providers.map { ($0.name, "a provider of client \(client.id)") } }
    // A whole name before a part of it.
    words.sort { $0.word.count > $1.word.count }
    func plain(_ sentence: String) -> String {
      words.reduce(sentence) { Self.replacing($1.word, with: $1.id, in: $0) }
    }
    return switch self {
    case .notFound(let kind, let id, let suggestion):
      .notFound(
        kind: kind, id: id,
        suggestion: suggestion.map { name in
          clients.first { $0.name == name }?.id ?? plain(name)
        })
    case .badInput(let field, let sentence): .badInput(field: field, sentence: plain(sentence))
    case .notPossible(let sentence): .notPossible(sentence: plain(sentence))
    case .refused(let sentence): .refused(sentence: plain(sentence))
    case .storeFailed: self
    }
  }

  /// Replaces whole words only; and not the month after a day, for whom is called May.
  private static func replacing(_ word: String, with id: String, in sentence: String) -> String {
    guard !word.isEmpty else { return sentence }
    var result = ""
    var rest = sentence[...]
    while let found = rest.range(of: word) {
      let before = rest[..<found.lowerBound]
      let last = before.last ?? result.last
      let isPartOfWord = [last, rest[found.upperBound...].first].contains {
        $0?.isLetter == true || $0?.isNumber == true
      }
      let isMonth = last == " " && (before.dropLast().last ?? result.dropLast().last)?.isNumber == true
      result += before
      if isPartOfWord || isMonth {
        result += word
      } else {
        result += result.isEmpty ? id.prefix(1).uppercased() + id.dropFirst() : id
      }
      rest = rest[found.upperBound...]
    }
    return result + rest
  }
}
