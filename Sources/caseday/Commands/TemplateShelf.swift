internal import CaseService
internal import Casework

/// The process templates as the command line uses them. All calls to the template library are here.
enum TemplateShelf {
  /// One template in a list.
  struct Entry: Equatable {
    var id: String
    var version: Int
    var title: String
    var weeks: Int?
    var steps: Int
    var summary: String
  }

  /// The templates that ship, by id.
  static func entries() throws(CommandFailure) -> [Entry] {
    try library().templates.map(entry)
  }

  /// One template with its steps; throws a sentence with the nearest name.
  static func template(_ id: String) throws(CommandFailure) -> ProcessTemplate {
    let library = try library()
    let found = try ProcessFinder.template(id, among: library.templates.map(\.id))
    guard let template = library[found] else { throw .notFound("There is no process “\(id)”.") }
    return template
  }

  /// The ids of the templates that a person can start.
  static func startable() throws(CommandFailure) -> [String] { try library().templates.map(\.id) }

  /// What is wrong with a template file, in the order of its lines; empty: nothing.
  static func findings(_ text: String, file: String) throws(CommandFailure) -> [String] {
    do {
      let document = try TemplateReader.document(text, file: file)
      let others = try library().documents.filter { $0.template.id != document.template.id }
      return TemplateLint.findings(for: document, in: TemplateLibrary(others + [document])).map(\.description)
    } catch let error as TemplateError {
      return [error.description]
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure.data("\(file) could not be checked: \(error)")
    }
  }

  static func entry(_ template: ProcessTemplate) -> Entry {
    Entry(
      id: template.id, version: template.version, title: template.title, weeks: template.lengthWeeks,
      steps: template.steps.count, summary: template.summary)
  }

  private static func library() throws(CommandFailure) -> TemplateLibrary {
    do throws(TemplateError) {
      return try TemplateLibrary.standard()
    } catch {
      throw CommandFailure(sentence: "A template that ships can't be read: \(error)", exitCode: 70)
    }
  }
}
