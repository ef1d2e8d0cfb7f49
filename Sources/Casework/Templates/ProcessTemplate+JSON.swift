internal import Planning

/// The form in which the store and the API keep a template: the same keys and notations as the YAML file.
///
/// Keys that are added later are optional in the reader, so what an earlier version stored still reads.
extension ProcessTemplate: Codable {
  /// Throws `DecodingError.dataCorrupted` with the reader's sentence when a value cannot be read.
  package init(from decoder: any Decoder) throws {
    let node = try FileNode(from: decoder)
    do {
      self = try TemplateReader.document(from: node, file: "the template's JSON").template
    } catch {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: error.description))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    try fileNode.encode(to: encoder)
  }

  /// The tree that reads as this template.
  var fileNode: FileNode {
    FileNode(map: [
      ("template", .text(id)),
      ("version", .number(version)),
      ("status", .text(status.rawValue)),
      ("title", .text(title)),
      ("summary", summary.isEmpty ? nil : .text(summary)),
      ("length_weeks", lengthWeeks.map { .number($0) }),
      ("completion", completion.map { .text($0) }),
      ("per_provider", isPerProvider ? FileNode(.flag(true)) : nil),
      ("key_date", keyDate.map { .text($0) }),
      ("starts", startsAt.map { .text($0.description) }),
      ("variants", FileNode(texts: variants)),
      // A list and not a map, as the order of a JSON object isn't kept.
      (
        "events",
        events.isEmpty
          ? nil
          : FileNode(.list(events.map { FileNode(map: [("name", .text($0.name)), ("title", .text($0.title))]) }))
      ),
      ("steps", FileNode(.list(steps.map(\.fileNode)))),
    ])
  }
}

extension TemplateStep {
  var fileNode: FileNode {
    FileNode(map: [
      ("id", .text(id)),
      ("title", .text(title)),
      ("piece", pieceTitle.map { .text($0) }),
      ("phase", phase.map { .text($0) }),
      ("category", .text(category.rawValue)),
      ("minutes", .number(minutes)),
      ("effort", .text(effort.rawValue)),
      ("quantity", quantity.fileNode),
      ("after", FileNode(texts: after.map(\.description))),
      ("release", release.map { .text($0.description) }),
      ("due", FileNode(texts: due.map(\.description))),
      ("deadline", deadline?.fileNode),
      ("wait", wait?.fileNode),
      ("repeat", repetition?.fileNode),
      ("event", onEvent.map { .text($0) }),
      ("unless", FileNode(texts: unlessEvents)),
      ("variants", FileNode(texts: variants)),
      ("only_with", onlyWithProcess.map { .text($0) }),
      ("unless_with", unlessProcess.map { .text($0) }),
      ("slot", slot.map { .text($0) }),
      ("schedules", schedules.map { .text($0) }),
      ("milestone", milestone.map { .text($0) }),
      ("starts", FileNode(texts: starts)),
      ("supervisor", isSupervisors ? FileNode(.flag(true)) : nil),
      ("validity", validity?.fileNode),
      ("counted", counted.map { .text($0) }),
      ("beside", isBeside ? FileNode(.flag(true)) : nil),
      ("service", service.map { .text($0) }),
      ("needs_place", needsPlace ? FileNode(.flag(true)) : nil),
      ("with_client", isWithClient.map { FileNode(.flag($0)) }),
      ("reason", reason.isEmpty ? nil : .text(reason)),
      ("source", source.isEmpty ? nil : .text(source)),
    ])
  }
}

extension Quantity {
  fileprivate var fileNode: FileNode? {
    switch self {
    case .fixed(1): nil
    case .fixed(let count): .number(count)
    case .range(let range): FileNode(map: [("from", .number(range.lowerBound)), ("to", .number(range.upperBound))])
    case .perProvider: .text("per provider")
    case .perPieceOf(let step): .text("per \(step)")
    case .pieces(let pieces): FileNode(map: [("pieces", FileNode(.list(pieces.map(\.fileNode))))])
    }
  }
}

extension TemplatePiece {
  fileprivate var fileNode: FileNode {
    FileNode(map: [
      ("title", .text(title)),
      ("category", category.map { .text($0.rawValue) }),
      ("minutes", minutes.map { .number($0) }),
      ("effort", effort.map { .text($0.rawValue) }),
      ("release", release.map { .text($0.description) }),
      ("due", due.map { .text($0.description) }),
    ])
  }
}

extension ExternalWait {
  fileprivate var fileNode: FileNode {
    FileNode(map: [
      ("for", .text(awaited)),
      ("since", since.map { .text($0) }),
      ("typical", .text(typicalText)),
      ("between", between.map { .text("\($0.lowerBound)-\($0.upperBound)\(unit.rawValue)") }),
      ("chase", chaseEvery.map { .text($0.description) }),
      ("chase_after", chaseAfter.map { .text($0.description) }),
      ("escalate", escalateAfter.map { .text($0.description) }),
      ("escalate_attempts", escalateAttempts.map { .number($0) }),
    ])
  }
}

extension Repetition {
  fileprivate var fileNode: FileNode {
    FileNode(map: [
      ("every", .text(every.description)),
      ("until", FileNode(texts: endings)),
      ("at_most", atMost.map { .number($0) }),
    ])
  }
}

extension Validity {
  fileprivate var fileNode: FileNode {
    FileNode(map: [("document", .text(document)), ("days", .number(days))])
  }
}
