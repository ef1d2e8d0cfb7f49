/// Why a version can't be added, published or retired. Each says what to do instead.
package enum TemplateVersionError: Error, Equatable, Sendable {
  case findings([String])
  case versionTaken(id: String, version: Int, status: ProcessTemplate.Status, next: Int)
  case unknown(id: String, suggestion: String?)
  case unknownVersion(id: String, version: Int, known: [Int])
  case notADraft(id: String, version: Int, ProcessTemplate.Status)
  case notPublished(id: String, version: Int, ProcessTemplate.Status)
  case nothingToPublish(id: String)

  package var sentence: String {
    switch self {
    case .findings(let findings): findings.joined(separator: "\n")
    case .versionTaken(let id, let version, let status, let next):
      "Version \(version) of \(id) is \(status.rawValue), and such versions don't change. Write \"version: \(next)\"."
    case .unknown(let id, let suggestion):
      "There is no process template “\(id)”.\(suggestion.map { " Maybe \($0)?" } ?? "") `caseday templates list` names all."
    case .unknownVersion(let id, let version, let known):
      "\(id) has no version \(version). It has \(known.map(String.init).joined(separator: ", "))."
    case .notADraft(let id, let version, let status):
      "Version \(version) of \(id) is \(status.rawValue) already."
    case .notPublished(let id, let version, let status):
      "Version \(version) of \(id) is \(status.rawValue), so there is nothing to retire."
    case .nothingToPublish(let id): "\(id) has no draft. Add one: caseday templates add FILE."
    }
  }
}

extension TemplateLibrary {
  /// A file's template as the draft that is stored. Its own status isn't looked at: what is added is a draft.
  ///
  /// - Throws: every finding of the lint, this file's and what it breaks elsewhere; and a version that is taken.
  package func draft(_ document: TemplateDocument) throws(TemplateVersionError) -> ProcessTemplate {
    let found = findings(with: document)
    guard found.isEmpty else { throw .findings(found.map(\.description)) }
    var template = document.template
    let versions = versions(of: template.id)
    if let known = versions.first(where: { $0.version == template.version }), known.status != .draft {
      throw .versionTaken(
        id: template.id, version: template.version, status: known.status,
        next: (versions.map(\.version).max() ?? 0) + 1)
    }
    template.status = .draft
    return template
  }

  /// What would be wrong with the whole library if this file were part of it; what is wrong without it isn't counted.
  package func findings(with document: TemplateDocument) -> [TemplateFinding] {
    let others = documents.filter { $0.template.id != document.template.id }
    let known = findings()
    return TemplateLibrary(others + [document]).findings().filter { !known.contains($0) }
  }

  /// Publishes a draft; nil: the newest draft. The versions published before are retired: processes under way keep them.
  ///
  /// - Returns: the versions whose status changes.
  package func publishing(_ id: String, version: Int?) throws(TemplateVersionError) -> [ProcessTemplate] {
    let versions = try knownVersions(of: id)
    guard let number = version ?? versions.first(where: { $0.status == .draft })?.version else {
      throw .nothingToPublish(id: id)
    }
    var draft = try find(number, of: id, among: versions)
    guard draft.status == .draft else { throw .notADraft(id: id, version: number, draft.status) }
    let found = findings(with: TemplateDocument(draft))
    guard found.isEmpty else { throw .findings(found.map(\.description)) }
    draft.status = .published
    let older = versions.filter { $0.status == .published }.map { version in
      var version = version
      version.status = .retired
      return version
    }
    return [draft] + older
  }

  /// Retires a published version: nothing new starts with it, processes under way keep it.
  package func retiring(_ id: String, version: Int?) throws(TemplateVersionError) -> ProcessTemplate {
    let versions = try knownVersions(of: id)
    let number = version ?? versions.first { $0.status == .published }?.version ?? versions[0].version
    var found = try find(number, of: id, among: versions)
    guard found.status == .published else { throw .notPublished(id: id, version: number, found.status) }
    found.status = .retired
    return found
  }

  /// One version; nil: the one that counts.
  package func find(_ id: String, version: Int?) throws(TemplateVersionError) -> ProcessTemplate {
    let versions = try knownVersions(of: id)
    guard let version else { return self[id] ?? versions[0] }
    return try find(version, of: id, among: versions)
  }

  /// All versions of a template, the newest first.
  package func versions(of id: String) -> [ProcessTemplate] { allVersions.filter { $0.id == id } }

  private func knownVersions(of id: String) throws(TemplateVersionError) -> [ProcessTemplate] {
    let versions = versions(of: id)
    if versions.isEmpty { throw .unknown(id: id, suggestion: suggestion(for: id)) }
    return versions
  }

  private func find(
    _ number: Int, of id: String, among versions: [ProcessTemplate]
  ) throws(TemplateVersionError) -> ProcessTemplate {
    guard let found = versions.first(where: { $0.version == number }) else {
      throw .unknownVersion(id: id, version: number, known: versions.map(\.version).sorted())
    }
    return found
  }
}
