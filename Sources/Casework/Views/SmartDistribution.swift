package import Foundation
internal import Planning

/// The document of `GET /api/smart-distribution/{case_manager_id}`, of `caseday today --json` and of `caseday week --json`.
package struct SmartDistribution: Encodable, Sendable {
  package var today: TodayView
  package var week: WeekView

  package init(today: TodayView, week: WeekView) {
    self.today = today
    self.week = week
  }

  /// The document as JSON with sorted keys; the same values give the same bytes.
  package func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self)
  }

  private enum Key: String, CodingKey {
    case date, today, this_week, capacity_used, recommendations, on_track, unplanned, day_end, next_in_line
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(today.day, forKey: .date)
    let tasks = week.days.first { $0.day == today.day }.map { $0.morning.tasks + $0.afternoon.tasks }
    try container.encode(tasks ?? [], forKey: .today)
    let days = week.days.map { ($0.day.weekday.rawValue, $0.morning.tasks + $0.afternoon.tasks) }
    try container.encode(Dictionary(days, uniquingKeysWith: { first, _ in first }), forKey: .this_week)
    try container.encode(today.capacity, forKey: .capacity_used)
    try container.encode(today.recommendations, forKey: .recommendations)
    try container.encode(today.onTrack, forKey: .on_track)
    try container.encode(today.unplanned, forKey: .unplanned)
    try container.encode(today.closing, forKey: .day_end)
    try container.encode(today.next.tasks, forKey: .next_in_line)
  }
}

extension DayClosing: Encodable {
  private enum Key: String, CodingKey { case starts_at, minutes, prepares, ends_week, lines }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(startsAt.description, forKey: .starts_at)
    try container.encode(minutes, forKey: .minutes)
    try container.encode(prepares, forKey: .prepares)
    try container.encode(endsWeek, forKey: .ends_week)
    try container.encode(lines, forKey: .lines)
  }
}

extension DayClosing.Line: Encodable {
  private enum Key: String, CodingKey { case kind, text, task_id }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(kind.rawValue, forKey: .kind)
    try container.encode(text, forKey: .text)
    try container.encode(taskID, forKey: .task_id)
  }
}

extension TaskView: Encodable {
  private enum Key: String, CodingKey {
    case id, client_id, client_name, task_description, category, scheduled_date, half_day, starts_at, priority_level
    case priority_reason, estimated_minutes, status, process_id, process_title, step_id, reason, is_tentative, is_fixed
    case due_date, deadline, is_pinned, slips, attempts_tried, attempts_reached
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(id, forKey: .id)
    try container.encode(clientID, forKey: .client_id)
    try container.encode(clientName, forKey: .client_name)
    try container.encode(description, forKey: .task_description)
    try container.encode(category.rawValue, forKey: .category)
    try container.encode(day, forKey: .scheduled_date)
    try container.encode(half?.rawValue, forKey: .half_day)
    try container.encode(startsAt?.description, forKey: .starts_at)
    try container.encode(priority.rawValue.uppercased(), forKey: .priority_level)
    try container.encode(priorityReason, forKey: .priority_reason)
    try container.encode(minutes, forKey: .estimated_minutes)
    try container.encode(status.rawValue, forKey: .status)
    try container.encode(processID, forKey: .process_id)
    try container.encode(processTitle, forKey: .process_title)
    try container.encode(stepID, forKey: .step_id)
    try container.encode(reason, forKey: .reason)
    try container.encode(isTentative, forKey: .is_tentative)
    try container.encode(isFixed, forKey: .is_fixed)
    try container.encode(due, forKey: .due_date)
    try container.encode(deadline, forKey: .deadline)
    try container.encode(isPinned, forKey: .is_pinned)
    try container.encode(slips, forKey: .slips)
    try container.encode(attempts.tried, forKey: .attempts_tried)
    try container.encode(attempts.reached, forKey: .attempts_reached)
  }
}

extension CapacityView: Encodable {
  private enum Key: String, CodingKey {
    case phone_call, appointment, paperwork, follow_up, minutes, crisis_time
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(phoneCalls, forKey: .phone_call)
    try container.encode(appointments, forKey: .appointment)
    try container.encode(paperwork, forKey: .paperwork)
    try container.encode(followUps, forKey: .follow_up)
    try container.encode(minutes, forKey: .minutes)
    try container.encode(crisisTime, forKey: .crisis_time)
  }
}

extension TodayView.OnTrackView: Encodable {
  private enum Key: String, CodingKey { case count, clients }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(count, forKey: .count)
    try container.encode(clients, forKey: .clients)
  }
}

extension TodayView.OnTrackClient: Encodable {
  private enum Key: String, CodingKey { case client_id, client_name, next_date, next_task }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(clientID, forKey: .client_id)
    try container.encode(clientName, forKey: .client_name)
    try container.encode(nextDay, forKey: .next_date)
    try container.encode(nextTask, forKey: .next_task)
  }
}

extension UnplannedView: Encodable {
  private enum Key: String, CodingKey { case task, reason }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(task, forKey: .task)
    try container.encode(reason, forKey: .reason)
  }
}
