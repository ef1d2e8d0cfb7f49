internal import Foundation
internal import Casework

/// The columns of schema version 2: what a person changed in a process, how it ended, and how a stay ended.
struct ProcessRecords {
  let connection: any SQLConnection

  /// Reads the columns of a process's row.
  static func complete(_ process: inout CaseProcess, from row: SQLRow) throws {
    let adjustments = try row.text("adjustments")
    if !adjustments.isEmpty {
      process.adjustments = try JSONDecoder().decode(ProcessAdjustments.self, from: Data(adjustments.utf8))
    }
    process.nextOwner = row.optionalText("next_owner")
    process.endedBecause = row.optionalText("ended_because")
    process.endedOn = try row.optionalDay("ended_on")
    process.earlierStay = try row.optionalDay("earlier_stay")
  }

  /// Reads the exit of a stay's row; nil while the client is here.
  static func exit(from row: SQLRow) throws -> ClientExit? {
    guard let day = try row.optionalDay("exit_date") else { return nil }
    guard let destination = row.optionalInteger("exit_destination").flatMap({ ExitDestination(rawValue: $0) }) else {
      throw StoreError.unexpectedValue(column: "exit_destination")
    }
    return ClientExit(
      day: day, destination: destination, reason: try row.text("exit_reason"),
      confirmedOn: try row.optionalDay("place_confirmed_on"))
  }

  func write(_ process: CaseProcess) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let adjustments =
      process.adjustments.isEmpty ? "" : String(decoding: try encoder.encode(process.adjustments), as: UTF8.self)
    try connection.run(
      """
      UPDATE client_processes SET adjustments = ?, next_owner = ?, ended_because = ?, ended_on = ?, earlier_stay = ?
      WHERE id = ?
      """,
      [
        .text(adjustments), .optional(process.nextOwner), .optional(process.endedBecause), .day(process.endedOn),
        .day(process.earlierStay), .integer(process.id),
      ])
  }

  func write(_ exit: ClientExit?, of client: Client) throws(StoreError) {
    try connection.run(
      """
      UPDATE enrollments SET exit_date = ?, exit_destination = ?, exit_reason = ?, place_confirmed_on = ?
      WHERE client_id = ? AND admission_date = ?
      """,
      [
        .day(exit?.day), .optional(exit?.destination.rawValue), .text(exit?.reason ?? ""), .day(exit?.confirmedOn),
        .text(client.id), .day(client.admission),
      ])
  }
}
