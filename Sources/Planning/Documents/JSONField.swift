/// A value of a document with its path, read as what the document should have there.
struct JSONField {
  let path: String
  let value: JSONValue

  /// Whether the field is null or missing.
  var isAbsent: Bool { if case .null = value { true } else { false } }

  func refused(_ reason: String) -> ProblemError { ProblemError(path: path, reason: reason) }

  private func wrong(_ expected: String) -> ProblemError {
    refused(isAbsent ? "is missing, \(expected) is needed" : "\(expected) is needed, not \(value.kind)")
  }

  /// The member of that name; null when it is missing. Throws when this is no object.
  subscript(name: String) -> JSONField {
    get throws(ProblemError) {
      guard case .object(let members) = value else { throw wrong("an object") }
      let inner = path.isEmpty ? name : "\(path).\(name)"
      for member in members where member.name == name { return JSONField(path: inner, value: member.value) }
      return JSONField(path: inner, value: .null)
    }
  }

  func list() throws(ProblemError) -> [JSONField] {
    guard case .array(let elements) = value else { throw wrong("a list") }
    var fields: [JSONField] = []
    fields.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      fields.append(JSONField(path: "\(path)[\(index)]", value: element))
    }
    return fields
  }

  func integer() throws(ProblemError) -> Int {
    guard case .integer(let number) = value else { throw wrong("an integer") }
    return number
  }

  func text() throws(ProblemError) -> String {
    guard case .string(let text) = value else { throw wrong("a text") }
    return text
  }

  func optionalInteger() throws(ProblemError) -> Int? {
    if isAbsent { return nil }
    return try integer()
  }

  /// One of an enumeration's words.
  func word<Word: RawRepresentable & CaseIterable>(_: Word.Type) throws(ProblemError) -> Word
  where Word.RawValue == String {
    let text = try text()
    guard let word = Word(rawValue: text) else {
      throw refused("\(quoted(text)) is none of \(Word.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return word
  }

  func place() throws(ProblemError) -> Place {
    Place(day: try self["day"].integer(), half: try self["slot"].word(HalfDay.self))
  }
}
