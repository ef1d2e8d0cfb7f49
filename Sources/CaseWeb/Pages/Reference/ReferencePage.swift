/// The API for people who write programs: every call, its fields, and every kind of problem.
struct ReferencePage: Page {
  static let template = "reference"

  var shell: Shell
  var introduction: String
  var sections: [Section]
  var kinds: [Kind]

  /// The calls of one subject.
  struct Section: Sendable {
    var subject: String
    var hint: String
    var calls: [Call]
  }

  /// One call.
  struct Call: Sendable {
    var method: String
    var path: String
    var title: String
    var explanation: String
    var inputs: InputList?
    /// A body to send; nil when there is none.
    var example: String?
    /// "SmartDistribution".
    var answer: String
    /// "409, 422": what it can answer beyond what most calls can; nil for nothing.
    var problems: String?
  }

  /// "400, 401, 403": what most calls can answer when something is wrong.
  var usualProblems: String

  /// Parameters and fields.
  struct InputList: Sendable { var items: [Input] }

  /// One parameter or field.
  struct Input: Sendable {
    var name: String
    /// "path, required", "query", "required"; nil for a field of the body that may be left out.
    var manner: String?
    /// nil where an input of the same name was explained above in the same words.
    var meaning: String?

    /// How an input stands that is a part of the address.
    static let inAddress = "path, required"

    /// - Parameter place: "path", "query" or "header"; nil: the body.
    init(name: String, place: String?, isRequired: Bool, meaning: String?) {
      self.name = name
      let parts = [place, isRequired ? "required" : nil].compactMap(\.self)
      manner = parts.isEmpty ? nil : parts.joined(separator: ", ")
      self.meaning = meaning
    }
  }

  /// A kind of problem.
  struct Kind: Sendable {
    /// The last part of the document's `type`, and the anchor on this page.
    var id: String
    var status: String
    var title: String
    var detail: String
  }
}
