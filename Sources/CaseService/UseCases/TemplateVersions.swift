package import Casework

/// All versions of all templates, by id, the newest first.
package struct ListTemplates: UseCase {
  package typealias Outcome = [ProcessTemplate]
  package static var action: String { "list_templates" }
  package static var needsPlan: Bool { false }

  package init() {}

  package func perform(in workspace: inout Workspace) throws(CaseError) -> [ProcessTemplate] {
    workspace.library.allVersions
  }
}

/// One version of a template; nil: the one that counts.
package struct ViewTemplate: UseCase {
  package typealias Outcome = ProcessTemplate
  package static var action: String { "view_template" }
  package static var needsPlan: Bool { false }
  package var id: String
  package var version: Int?

  package init(id: String, version: Int? = nil) {
    self.id = id
    self.version = version
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> ProcessTemplate {
    do { return try workspace.library.find(id, version: version) } catch { throw TemplateKeeping.caseError(error) }
  }
}

/// What one version changes against another. `from` nil: the one that counts; `to` nil: the newest of all.
package struct CompareTemplates: UseCase {
  package typealias Outcome = TemplateDifference
  package static var action: String { "compare_templates" }
  package static var needsPlan: Bool { false }
  package var id: String
  package var from: Int?
  package var to: Int?

  package init(id: String, from: Int? = nil, to: Int? = nil) {
    self.id = id
    self.from = from
    self.to = to
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> TemplateDifference {
    do {
      let old = try workspace.library.find(id, version: from)
      let new = try workspace.library.find(id, version: to ?? workspace.library.versions(of: id).first?.version)
      return TemplateDifference(from: old, to: new)
    } catch {
      throw TemplateKeeping.caseError(error)
    }
  }
}

/// Stores a template as a draft.
package struct AddTemplate: UseCase {
  package typealias Outcome = ProcessTemplate
  package static var action: String { "add_template" }
  package static var changesCaseload: Bool { true }
  package static var needsPlan: Bool { false }
  package var document: TemplateDocument

  package init(_ document: TemplateDocument) { self.document = document }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> ProcessTemplate {
    let draft: ProcessTemplate
    do { draft = try workspace.library.draft(document) } catch { throw TemplateKeeping.caseError(error) }
    let known = workspace.library.versions(of: draft.id).first { $0.version == draft.version }
    if known != draft { workspace.changedTemplates = [draft] }
    workspace.subject = "template \(draft.id)/\(draft.version)"
    return draft
  }
}

/// Publishes a draft; what was published before is retired.
package struct PublishTemplate: UseCase {
  package typealias Outcome = ProcessTemplate
  package static var action: String { "publish_template" }
  package static var changesCaseload: Bool { true }
  package static var needsPlan: Bool { false }
  package var id: String
  package var version: Int?

  package init(id: String, version: Int? = nil) {
    self.id = id
    self.version = version
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> ProcessTemplate {
    do {
      workspace.changedTemplates = try workspace.library.publishing(id, version: version)
    } catch {
      throw TemplateKeeping.caseError(error)
    }
    workspace.subject = "template \(id)/\(workspace.changedTemplates[0].version)"
    return workspace.changedTemplates[0]
  }
}

/// Retires a published version: nothing new starts with it.
package struct RetireTemplate: UseCase {
  package typealias Outcome = ProcessTemplate
  package static var action: String { "retire_template" }
  package static var changesCaseload: Bool { true }
  package static var needsPlan: Bool { false }
  package var id: String
  package var version: Int?

  package init(id: String, version: Int? = nil) {
    self.id = id
    self.version = version
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> ProcessTemplate {
    do {
      let retired = try workspace.library.retiring(id, version: version)
      workspace.changedTemplates = [retired]
      workspace.subject = "template \(id)/\(retired.version)"
      return retired
    } catch {
      throw TemplateKeeping.caseError(error)
    }
  }
}

/// What another version of its template would mean for a process; changes nothing.
package struct PreviewVersion: UseCase {
  package typealias Outcome = VersionPreview
  package static var action: String { "preview_version" }
  package var processID: Int
  package var version: Int?

  package init(processID: Int, version: Int? = nil) {
    self.processID = processID
    self.version = version
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> VersionPreview {
    _ = try workspace.process(processID)
    do {
      return try workspace.caseload.previewVersion(
        version, process: processID, on: workspace.today, library: workspace.library)
    } catch {
      throw .notPossible(sentence: error.sentence)
    }
  }
}

/// Moves a process to another version of its template; what is done stays done.
package struct TakeVersion: UseCase {
  package typealias Outcome = ProcessProgress
  package static var action: String { "take_version" }
  package static var changesCaseload: Bool { true }
  package var processID: Int
  package var version: Int?

  package init(processID: Int, version: Int? = nil) {
    self.processID = processID
    self.version = version
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> ProcessProgress {
    _ = try workspace.process(processID)
    do {
      try workspace.caseload.takeVersion(
        version, process: processID, on: workspace.today, library: workspace.library)
    } catch {
      throw .notPossible(sentence: error.sentence)
    }
    try workspace.planAgain()
    workspace.subject = "process \(processID)"
    return try ViewProcess(processID: processID).perform(in: &workspace)
  }
}

/// From why a template can't be kept to what a caller reads.
private enum TemplateKeeping {
  static func caseError(_ error: TemplateVersionError) -> CaseError {
    switch error {
    case .unknown(let id, let suggestion): .notFound(kind: "process template", id: id, suggestion: suggestion)
    case .unknownVersion: .badInput(field: "version", sentence: error.sentence)
    case .findings: .badInput(field: "template", sentence: error.sentence)
    case .versionTaken, .notADraft, .notPublished, .nothingToPublish: .notPossible(sentence: error.sentence)
    }
  }
}
