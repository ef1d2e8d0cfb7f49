package import Casework

/// The document of `GET /api/clients`.
package struct ClientListAnswer: Encodable, Sendable {
  let clients: [ClientSummaryAnswer]

  package init(_ clients: [ClientSummary]) { self.clients = clients.map(ClientSummaryAnswer.init) }
}

/// One client in the list.
struct ClientSummaryAnswer: Encodable, Sendable {
  let client: ClientSummary

  init(_ client: ClientSummary) { self.client = client }

  private enum Key: String, CodingKey {
    case client_id, client_name, stay, processes, next_date, next_task, last_contact
    case attention, reasons, process_types, waiting, without_contact, next_deadline, deadline_near
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
    let standing = client.standing
    try container.encode(standing.group.rawValue, forKey: .attention)
    try container.encode(standing.reasons, forKey: .reasons)
    try container.encode(standing.processTypes, forKey: .process_types)
    try container.encode(standing.isWaiting, forKey: .waiting)
    try container.encode(standing.isWithoutContact, forKey: .without_contact)
    try container.encode(standing.nextDate, forKey: .next_deadline)
    try container.encode(standing.isDateNear, forKey: .deadline_near)
  }
}

/// The document of `GET /api/clients/{client_id}` and of `caseday client --json`.
package struct ClientAnswer: Encodable, Sendable {
  let client: ClientView

  package init(_ client: ClientView) { self.client = client }

  private enum Key: String, CodingKey {
    case client_id, client_name, admission, day_of_program, planned_discharge, days_until_discharge, headline, note
    case last_contact, providers, key_dates, processes, upcoming, recommendations
    case exit, ended_processes
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
    try container.encode(client.exit.map(ExitAnswer.init), forKey: .exit)
    try container.encode(client.ended.map(EndedAnswer.init), forKey: .ended_processes)
    try container.encode(client.waits.map(WaitAnswer.init), forKey: .waits)
    try container.encode(client.attempts.map(AttemptAnswer.init), forKey: .attempts)
    try container.encode(client.attemptCount.tried, forKey: .attempts_tried)
    try container.encode(client.attemptCount.reached, forKey: .attempts_reached)
    try container.encode(client.referrals.map(ReferralAnswer.init), forKey: .referrals)
    try container.encode(client.openSteps.map(OpenStepAnswer.init), forKey: .open_steps)
  }

  /// How the stay ended.
  private struct ExitAnswer: Encodable {
    let exit: ClientExit

    init(_ exit: ClientExit) { self.exit = exit }

    private enum Key: String, CodingKey {
      case day, destination, destination_code, destination_title, reason, confirmed_on, is_housed
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(exit.day, forKey: .day)
      try container.encode(exit.destination.word, forKey: .destination)
      try container.encode(exit.destination.rawValue, forKey: .destination_code)
      try container.encode(exit.destination.title, forKey: .destination_title)
      try container.encode(exit.reason, forKey: .reason)
      try container.encode(exit.confirmedOn, forKey: .confirmed_on)
      try container.encode(exit.isHoused, forKey: .is_housed)
    }
  }

  /// A process that was ended by decision.
  private struct EndedAnswer: Encodable {
    let process: EndedProcess

    init(_ process: EndedProcess) { self.process = process }

    private enum Key: String, CodingKey { case process_id, title, ended_on, reason, next_owner }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(process.processID, forKey: .process_id)
      try container.encode(process.title, forKey: .title)
      try container.encode(process.endedOn, forKey: .ended_on)
      try container.encode(process.reason, forKey: .reason)
      try container.encode(process.nextOwner, forKey: .next_owner)
    }
  }
}
