/// The process templates that a program knows: the ones that ship, or an operator's own.
package struct TemplateLibrary: Sendable {
  /// The templates with the lines of their files, by id.
  package let documents: [TemplateDocument]
  private let places: [String: Int]

  /// A library of those documents; of two with the same id the higher version counts.
  package init(_ documents: [TemplateDocument]) {
    var newest: [String: TemplateDocument] = [:]
    for document in documents where document.template.version >= newest[document.template.id]?.template.version ?? 0 {
      newest[document.template.id] = document
    }
    let sorted = newest.values.sorted { $0.template.id < $1.template.id }
    self.documents = sorted
    places = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1.template.id, $0) })
  }

  /// A library of those templates, without files.
  package init(templates: [ProcessTemplate]) {
    self.init(templates.map { TemplateDocument($0) })
  }

  /// Reads the files; throws the first that cannot be read. What the files refer to is `findings()`'s matter.
  package init(files: [(path: String, text: String)]) throws(TemplateError) {
    var documents: [TemplateDocument] = []
    for file in files { documents.append(try TemplateReader.document(file.text, file: file.path)) }
    self.init(documents)
  }

  /// The templates in the order of their ids.
  package var templates: [ProcessTemplate] { documents.map(\.template) }

  /// The template of that id.
  package subscript(id: String) -> ProcessTemplate? { document(id)?.template }

  /// The template of that id with its lines.
  package func document(_ id: String) -> TemplateDocument? { places[id].map { documents[$0] } }

  /// All that is wrong with any template.
  package func findings() -> [TemplateFinding] {
    documents.flatMap { TemplateLint.findings(for: $0, in: self) }
  }

  /// The library that ships, read once.
  package static func standard() throws(TemplateError) -> TemplateLibrary { try shipped.get() }

  private static let shipped = Result { () throws(TemplateError) in
    try TemplateLibrary(
      files: EmbeddedFiles.all.filter { $0.path.hasPrefix("Library/templates/") && $0.path.hasSuffix(".yaml") }
        .map { (path: String($0.path.dropFirst("Library/".count)), text: $0.text) })
  }
}
