internal import CaseService
internal import Casework
internal import Hummingbird

/// Health, and the virtual clock.
struct OfficeAPI: Sendable {
  let desk: any Desk
  /// The clock moves on this machine only.
  let isLoopback: Bool

  var routes: [Route] { [.get("/health", health).open, .put("/api/clock", moveClock)] }

  private func health(_ visit: Visit) async throws -> Response {
    JSONAnswer.response(["status": "ok"])
  }

  private func moveClock(_ visit: Visit) async throws -> Response {
    guard desk.hasVirtualClock, isLoopback else {
      throw Problem(
        status: 404, kind: "not-found", title: "The clock can't be moved",
        detail: "Start Caseday on this machine with --clock and a date to run on a clock that can be moved.")
    }
    let text = try await visit.json(knows: ["now"]).text("now", upTo: 40)
    // A date, or a date and a time: the plan is by days, the line on Today by minutes.
    let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2, let time = parts.last, !Self.isTime(time) {
      throw Problem.badInput("#/now", "“\(time)” is not a time. Write a date such as 2026-01-06, or 2026-01-06T09:00.")
    }
    let day = try Visit.day(String(parts.first ?? ""), pointer: "#/now")
    let time = parts.count == 2 ? ClockTime(parts[1].prefix(5)) : nil
    return JSONAnswer.response(["today": try await desk.moveClock(to: day, time: time, as: visit.actor)])
  }

  /// `09:00`, `09:00:30`, with or without a zone.
  private static func isTime(_ text: Substring) -> Bool {
    text.wholeMatch(of: /([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})?/) != nil
  }
}
