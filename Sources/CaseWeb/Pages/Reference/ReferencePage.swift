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
    /// "400, 404, 422".
    var problems: String
  }

  /// Parameters and fields.
  struct InputList: Sendable { var items: [Input] }

  /// One parameter or field.
  struct Input: Sendable {
    var name: String
    /// "path", "query", "header", "body".
    var place: String
    var isRequired: Bool
    var meaning: String
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
