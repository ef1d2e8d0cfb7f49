/// The process templates that a program knows: the ones that ship, or an operator's own.
package struct TemplateLibrary: Sendable {
  /// The version of each template that counts, with the lines of its file, by id: the newest published one, or where none is
  /// published the newest of all.
  package let documents: [TemplateDocument]
  private let places: [String: Int]
  /// All versions, by id and version.
  private let versions: [VersionKey: TemplateDocument]

  private struct VersionKey: Hashable {
    var id: String
    var version: Int
  }

  /// A library of those documents; of two with the same id and version the last counts.
  package init(_ documents: [TemplateDocument]) {
    let versions = Dictionary(
      documents.map { (VersionKey(id: $0.template.id, version: $0.template.version), $0) },
      uniquingKeysWith: { _, last in last })
    self.versions = versions
    func rank(_ template: ProcessTemplate) -> (Int, Int) { (template.status == .published ? 1 : 0, template.version) }
    var current: [String: TemplateDocument] = [:]
    for document in versions.values
    where current[document.template.id].map({ rank($0.template) < rank(document.template) }) ?? true {
      current[document.template.id] = document
    }
    let sorted = current.values.sorted { $0.template.id < $1.template.id }
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

  /// Every version of every template, by id, the newest first.
  package var allVersions: [ProcessTemplate] {
    versions.values.map(\.template).sorted { ($0.id, $1.version) < ($1.id, $0.version) }
  }

  /// One version; where that one isn't known, the one that counts.
  package func template(_ id: String, version: Int?) -> ProcessTemplate? {
    version.flatMap { versions[VersionKey(id: id, version: $0)]?.template } ?? self[id]
  }

  /// True when that version is known.
  package func hasVersion(_ version: Int, of id: String) -> Bool {
    versions[VersionKey(id: id, version: version)] != nil
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
