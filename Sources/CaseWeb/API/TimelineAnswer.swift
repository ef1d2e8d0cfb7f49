package import CaseService
internal import Casework

/// The document of `GET /api/clients/{client_id}/timeline` and of `caseday client NAME --timeline --json`.
package struct TimelineAnswer: Encodable, Sendable {
  let timeline: CaseTimeline

  package init(_ timeline: CaseTimeline) { self.timeline = timeline }

  private enum Key: String, CodingKey { case client_id, client_name, entries, before }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(timeline.clientID, forKey: .client_id)
    try container.encode(timeline.clientName, forKey: .client_name)
    try container.encode(timeline.entries.map(Entry.init), forKey: .entries)
    try container.encode(timeline.before, forKey: .before)
  }

  private struct Entry: Encodable {
    let entry: CaseTimeline.Entry

    init(_ entry: CaseTimeline.Entry) { self.entry = entry }

    private enum Key: String, CodingKey { case id, at, date, time, who, what, kind }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(entry.id, forKey: .id)
      try container.encode(entry.at, forKey: .at)
      try container.encode(entry.day, forKey: .date)
      try container.encode(entry.time.description, forKey: .time)
      try container.encode(entry.who, forKey: .who)
      try container.encode(entry.what, forKey: .what)
      try container.encode(entry.kind.rawValue, forKey: .kind)
    }
  }
}
