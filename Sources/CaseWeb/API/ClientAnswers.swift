package import Casework

/// The document of `GET /api/clients`.
struct ClientListAnswer: Encodable {
  let clients: [ClientSummaryAnswer]

  init(_ clients: [ClientSummary]) { self.clients = clients.map(ClientSummaryAnswer.init) }
}

/// One client in the list.
struct ClientSummaryAnswer: Encodable {
  let client: ClientSummary

  init(_ client: ClientSummary) { self.client = client }

  private enum Key: String, CodingKey {
    case client_id, client_name, stay, processes, next_date, next_task, last_contact
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(client.clientID, forKey: .client_id)
    try container.encode(client.name, forKey: .client_name)
    try container.encode(client.stay, forKey: .stay)
    try container.encode(client.processTitles, forKey: .processes)
    try container.encode(client.nextDay, forKey: .next_date)
    try container.encode(client.nextTask, forKey: .next_task)
    try container.encode(client.lastContact, forKey: .last_contact)
  }
}

/// The document of `GET /api/clients/{client_id}` and of `caseday client --json`.
package struct ClientAnswer: Encodable, Sendable {
  let client: ClientView

  package init(_ client: ClientView) { self.client = client }

  private enum Key: String, CodingKey {
    case client_id, client_name, admission, day_of_program, planned_discharge, days_until_discharge, headline, note
    case last_contact, providers, key_dates, processes, upcoming, recommendations
    case waits, attempts, attempts_tried, attempts_reached, referrals, open_steps
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(client.clientID, forKey: .client_id)
    try container.encode(client.name, forKey: .client_name)
    try container.encode(client.admission, forKey: .admission)
    try container.encode(client.dayOfProgram, forKey: .day_of_program)
    try container.encode(client.plannedDischarge, forKey: .planned_discharge)
    try container.encode(client.daysUntilDischarge, forKey: .days_until_discharge)
    try container.encode(client.headline, forKey: .headline)
    try container.encode(client.note, forKey: .note)
    try container.encode(client.lastContact, forKey: .last_contact)
    try container.encode(client.providers, forKey: .providers)
    try container.encode(client.keyDates, forKey: .key_dates)
    try container.encode(client.processes.map(ProgressAnswer.init), forKey: .processes)
    try container.encode(client.upcoming, forKey: .upcoming)
    try container.encode(client.recommendations, forKey: .recommendations)
    try container.encode(client.waits.map(WaitAnswer.init), forKey: .waits)
    try container.encode(client.attempts.map(AttemptAnswer.init), forKey: .attempts)
    try container.encode(client.attemptCount.tried, forKey: .attempts_tried)
    try container.encode(client.attemptCount.reached, forKey: .attempts_reached)
    try container.encode(client.referrals.map(ReferralAnswer.init), forKey: .referrals)
    try container.encode(client.openSteps.map(OpenStepAnswer.init), forKey: .open_steps)
  }
}
