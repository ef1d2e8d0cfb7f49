/// What a fix would do, as programs read it.
package struct FixTrialDocument: Encodable, Sendable {
  /// One task that would stand elsewhere.
  package struct Move: Encodable, Sendable {
    package var task_id: Int
    package var client_name: String
    package var task_description: String
    package var from: CalendarDay?
    package var to: CalendarDay?

    private enum CodingKeys: String, CodingKey { case task_id, client_name, task_description, from, to }

    package func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(task_id, forKey: .task_id)
      try container.encode(client_name, forKey: .client_name)
      try container.encode(task_description, forKey: .task_description)
      try container.encode(from, forKey: .from)
      try container.encode(to, forKey: .to)
    }
  }

  package var finding_id: String
  package var number: Int
  package var title: String
  package var mends: Bool
  package var moves: [Move]
  package var new_warnings: [String]

  package init(_ trial: FixTrial) {
    finding_id = trial.finding.id
    number = trial.number
    title = trial.title
    mends = trial.mends
    moves = trial.moves.map {
      Move(
        task_id: $0.taskID, client_name: $0.clientName, task_description: $0.description, from: $0.from, to: $0.to)
    }
    new_warnings = trial.newWarnings
  }
}
