/// Why a use case did not happen. Nothing was changed.
///
/// Every sentence says what is wrong and what to do next. One table here maps cases to exit codes; the web's problems have the other.
package enum CaseError: Error, Sendable, Equatable {
  /// There is no such record, or it is somebody else's: `kind` is "client", "task", "process" or "process template".
  case notFound(kind: String, id: String, suggestion: String?)
  /// The input can't be used as it is; `field` names it.
  case badInput(field: String, sentence: String)
  /// The record is not in a state that allows this.
  case notPossible(sentence: String)
  /// The actor may not do this.
  case refused(sentence: String)
  /// The store could not be read or written.
  case storeFailed(sentence: String)

  /// What a person reads.
  package var sentence: String {
    switch self {
    case .notFound(let kind, let id, let suggestion):
      let hint = suggestion.map { " Maybe \($0)?" } ?? ""
      return "There is no \(kind) “\(id)”.\(hint)"
    case .badInput(_, let sentence), .notPossible(let sentence), .refused(let sentence), .storeFailed(let sentence):
      return sentence
    }
  }

  /// The exit code of the command line (sysexits.h).
  package var exitCode: Int32 {
    switch self {
    case .notFound: 66
    case .badInput: 65
    case .notPossible: 69
    case .refused: 77
    case .storeFailed: 74
    }
  }
}
