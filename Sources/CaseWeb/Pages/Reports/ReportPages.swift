internal import CaseService
internal import Casework
internal import Hummingbird

/// The figures of a month, and the voluntary question.
struct ReportPages: Sendable {
  let desk: any Desk
  let pages: PageRenderer

  var routes: [Route] { [.get("/reports", show), .post("/reports/answer", answer)] }

  private func show(_ visit: Visit) async throws -> Response {
    let metrics = try await desk.perform(ViewMetrics(first: try visit.queryDay("from")), as: visit.actor)
    let clients = try await desk.listClients(as: visit.actor)
    return pages.response(
      ReportPage(
        metrics,
        names: Dictionary(clients.map { ($0.clientID, $0.name) }, uniquingKeysWith: { first, _ in first }),
        answers: try await desk.perform(ListWeeklyAnswers(), as: visit.actor), today: await desk.today,
        isRecorded: try visit.query("recorded") != nil, shell: await pages.shell("Reports", in: .reports)))
  }

  private func answer(_ visit: Visit) async throws -> Response {
    let text = try await visit.form().text("score")
    guard text == nil || text.flatMap({ Int($0) }) != nil else {
      throw Problem.badInput("score", "Choose one of the five answers, or none.")
    }
    _ = try await desk.perform(AnswerWeek(score: text.flatMap { Int($0) }), as: visit.actor)
    return Response(status: .seeOther, headers: [.location: "/reports?recorded=1"])
  }
}
