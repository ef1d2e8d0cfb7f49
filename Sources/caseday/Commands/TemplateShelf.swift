internal import CaseService
internal import Casework
internal import Foundation

/// The process templates as the command line uses them: the database's where there is one, otherwise the ones that ship.
struct TemplateShelf {
  private let door: OfficeDoor
  private let console: Console

  init(_ options: OfficeOptions, console: Console) throws(CommandFailure) {
    door = try OfficeDoor(options, console: console)
    self.console = console
  }

  /// All versions, by id, the newest first.
  func versions() async throws -> [ProcessTemplate] {
    guard let office = try await office() else { return try Self.library().allVersions }
    return try await office.perform(ListTemplates(), as: door.actor)
  }

  /// One template with its steps; throws a sentence with the nearest name.
  func template(_ typed: String, version: Int?) async throws -> ProcessTemplate {
    let versions = try await versions()
    let id = try ProcessFinder.template(typed, among: Array(Set(versions.map(\.id))))
    guard let office = try await office() else {
      return try Self.found(in: Self.library()) { library throws(TemplateVersionError) in
        try library.find(id, version: version)
      }
    }
    return try await office.perform(ViewTemplate(id: id, version: version), as: door.actor)
  }

  /// What one version changes against another.
  func difference(_ typed: String, from: Int?, to: Int?) async throws -> TemplateDifference {
    let old = try await template(typed, version: from)
    let newest = try await versions().first { $0.id == old.id }?.version
    return TemplateDifference(from: old, to: try await template(old.id, version: to ?? newest))
  }

  /// The ids of the templates that ship.
  static func shipped() throws(CommandFailure) -> [String] { try library().templates.map(\.id) }

  /// What is wrong with a template file and with the library that it would be part of; empty: nothing.
  static func findings(_ text: String, file: String) throws(CommandFailure) -> [String] {
    do {
      return try library().findings(with: try TemplateReader.document(text, file: file)).map(\.description)
    } catch let error as TemplateError {
      return [error.description]
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure.data("\(file) could not be checked: \(error)")
    }
  }

  private static func found<Found>(
    in library: TemplateLibrary, _ find: (TemplateLibrary) throws(TemplateVersionError) -> Found
  ) throws(CommandFailure) -> Found {
    do { return try find(library) } catch { throw .data(error.sentence) }
  }

  /// The office of the database; nil where nobody named one and there is none yet.
  private func office() async throws -> Office? {
    if !door.options.isDemo, door.options.database == nil,
      !FileManager.default.fileExists(atPath: try door.databaseFile())
    {
      return nil
    }
    return try await door.open()
  }

  private static func library() throws(CommandFailure) -> TemplateLibrary {
    do throws(TemplateError) {
      return try TemplateLibrary.standard()
    } catch {
      throw CommandFailure(sentence: "A template that ships can't be read: \(error)", exitCode: 70)
    }
  }
}
