internal import CaseStore
internal import Casework
internal import Synchronization

/// The templates that an office works with: the ones that ship, and the versions that its people stored. Read again only when the
/// table changed.
final class LibraryShelf: Sendable {
  private struct Known {
    var stamp: String
    var library: TemplateLibrary
  }

  private let shipped: TemplateLibrary
  private let known = Mutex<Known?>(nil)

  init(_ shipped: TemplateLibrary) { self.shipped = shipped }

  /// The library as the store has it.
  func library(_ connection: any SQLConnection) throws -> TemplateLibrary {
    let records = TemplateRecords(connection)
    let stamp = try records.stamp()
    if let found = known.withLock({ $0?.stamp == stamp ? $0?.library : nil }) { return found }
    // A shipped version keeps its file's lines; the store has its status.
    let stored = try records.templates()
    let files = Dictionary(
      shipped.documents.map { ("\($0.template.id)/\($0.template.version)", $0) },
      uniquingKeysWith: { first, _ in first })
    let documents = stored.map { template in
      guard var document = files["\(template.id)/\(template.version)"] else { return TemplateDocument(template) }
      document.template.status = template.status
      return document
    }
    let library = TemplateLibrary(documents)
    known.withLock { $0 = Known(stamp: stamp, library: library) }
    return library
  }
}
