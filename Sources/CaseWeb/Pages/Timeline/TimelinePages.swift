internal import CaseService
internal import Casework
internal import Hummingbird

/// A client's timeline, as a page and as JSON.
struct TimelinePages: Sendable {
  let desk: any Desk
  let pages: PageRenderer

  var routes: [Route] {
    [.get("/clients/{client_id}/timeline", show), .get("/api/clients/{client_id}/timeline", document)]
  }

  private func asked(_ visit: Visit) throws(Problem) -> ViewTimeline {
    let kind = try visit.query("kind").map { text throws(Problem) -> CaseTimeline.Kind in
      guard let kind = CaseTimeline.Kind(rawValue: text) else {
        let known = CaseTimeline.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        throw .badInput("kind", "“kind” has to be one of \(known).")
      }
      return kind
    }
    return ViewTimeline(
      client: try visit.pathText("client_id", kind: "client"), kind: kind,
      before: try visit.queryNumber("before", in: 1...APILimits.largestID),
      limit: try visit.queryNumber("limit", in: ViewTimeline.pageSizes) ?? 50)
  }

  private func show(_ visit: Visit) async throws -> Response {
    let asked = try asked(visit)
    let timeline = try await desk.perform(asked, as: visit.actor)
    let page = TimelinePage(
      timeline, kind: asked.kind, isNewest: asked.before == nil, shell: await pages.shell("Timeline", in: .clients))
    return pages.response(page)
  }

  private func document(_ visit: Visit) async throws -> Response {
    JSONAnswer.response(TimelineAnswer(try await desk.perform(try asked(visit), as: visit.actor)))
  }
}
