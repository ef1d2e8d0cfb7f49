@testable import CaseWeb
import HTTPTypes

/// Who may use each route. A new route belongs into one of these lists; the matrix then tries it as everybody, on everybody's records.
enum RouteExpectations {
  /// What a route touches.
  enum Kind: String, CaseIterable {
    /// Clients: their case manager and the team's supervisors.
    case caseload
    /// Services, templates, calendar: everybody but auditors.
    case agency
    /// What the whole agency has once: administrators; here there are several case managers.
    case agencyRule
    /// The own account: everybody who is signed in.
    case own
    /// Everybody's accounts.
    case administrator
    /// A supervisor's team.
    case supervisor
    /// Emergency access: case managers and supervisors.
    case helper
    /// The log.
    case log
    /// A step on the way in, also for somebody who has only given the password.
    case entering
    /// Everybody; nothing of anybody's is shown.
    case open
  }

  /// The routes of each kind, as `METHOD /pattern`.
  static let routes: [Kind: [String]] = [
    .open: [
      "GET /health", "GET /api", "GET /api/openapi.json", "GET /assets/{file}", "GET /sign-in", "POST /sign-in",
      "GET /enter/{link}", "POST /enter/{link}",
    ],
    .entering: [
      "GET /sign-in/code", "POST /sign-in/code", "POST /sign-out", "GET /account/second-factor",
      "POST /account/second-factor",
    ],
    .own: [
      "GET /account", "POST /account/password", "POST /account/sessions/end", "POST /account/sessions/{id}/end",
      "POST /account/tokens", "POST /account/tokens/{id}/revoke", "POST /account/second-factor/remove",
      "GET /keys", "GET /keys/list", "POST /keys", "GET /live",
    ],
    .administrator: [
      "GET /accounts", "POST /accounts", "POST /accounts/{login}/change", "POST /accounts/{login}/disable",
      "POST /accounts/{login}/enable",
      "POST /accounts/{login}/reset",
    ],
    .supervisor: [
      "GET /team", "POST /team/close", "POST /team/{case_manager_id}/open", "POST /emergencies/{id}/seen",
    ],
    .helper: [
      "GET /emergencies", "POST /emergencies", "GET /find", "POST /find", "POST /api/find",
      "GET /drafts", "POST /drafts", "POST /drafts/drop", "POST /add/keep",
    ],
    .log: ["GET /audit", "GET /api/audit"],
    .agencyRule: [
      "POST /calendar/days", "POST /calendar/settings", "PUT /api/calendar/days/{date}",
      "PUT /api/calendar/settings/{name}",
    ],
    .agency: [
      "GET /services", "POST /services", "POST /services/{service_id}", "GET /calendar", "POST /calendar/meetings",
      "POST /calendar/meetings/{id}/end", "GET /api/calendar", "POST /api/calendar/meetings",
      "POST /api/calendar/meetings/{id}/end", "GET /api/services", "PUT /api/services/{service_id}",
      "GET /api/templates", "POST /api/templates", "GET /api/templates/{template_id}",
      "GET /api/templates/{template_id}/difference", "POST /api/templates/{template_id}/publish",
      "POST /api/templates/{template_id}/retire", "PUT /api/clock", "GET /templates", "GET /templates/{template_id}",
      "GET /templates/{template_id}/difference", "POST /templates/{template_id}/publish",
      "POST /templates/{template_id}/retire", "GET /admission",
    ],
    .caseload: [
      "GET /", "GET /week", "GET /month", "POST /clients/find", "GET /clients/{client_id}/timeline",
      "GET /api/clients/{client_id}/timeline", "GET /api/month", "POST /processes/{id}/hold",
      "POST /processes/{id}/resume", "POST /clients/{client_id}/hold", "POST /clients/{client_id}/resume",
      "GET /clients", "GET /clients/{client_id}", "POST /clients/{client_id}/processes",
      "POST /clients/{client_id}/processes/preview", "POST /clients/{client_id}/processes/{id}/answers",
      "POST /clients/{client_id}/processes/{id}/events", "POST /clients/{client_id}/referrals",
      "POST /referrals/{id}", "GET /plan", "POST /plan/apply", "POST /plan/keep", "POST /plan/undo", "POST /crises",
      "POST /crises/{id}/close", "POST /crises/{id}/stabilise", "POST /leave", "GET /tasks/{id}/places",
      "POST /tasks/{id}/attempts", "POST /tasks/{id}/done", "POST /tasks/{id}/move", "POST /tasks/{id}/pin",
      "POST /tasks/{id}/undo", "POST /tasks/{id}/unpin", "GET /warnings", "POST /warnings/{id}/accept",
      "GET /warnings/{id}/fixes/{number}", "POST /warnings/{id}/fixes/{number}",
      "GET /api/smart-distribution/{case_manager_id}", "GET /api/clients", "GET /api/clients/{client_id}",
      "POST /api/clients/{client_id}/discharge", "POST /api/clients/{client_id}/exit",
      "POST /api/clients/{client_id}/exit/withdraw", "POST /api/clients/{client_id}/hold",
      "POST /api/clients/{client_id}/referrals", "POST /api/clients/{client_id}/resume", "POST /api/crises",
      "POST /api/crises/{id}/close", "POST /api/crises/{id}/stabilise", "POST /api/leave", "POST /api/leave/cancel",
      "GET /api/plan", "POST /api/plan/apply", "POST /api/plan/keep", "POST /api/plan/undo",
      "POST /api/process/preview", "POST /api/process/start", "GET /api/processes/{id}/progress",
      "GET /api/processes/{id}/version", "POST /api/processes/{id}/version", "POST /api/processes/{id}/answers",
      "POST /api/processes/{id}/clock", "POST /api/processes/{id}/end", "POST /api/processes/{id}/events",
      "POST /api/processes/{id}/events/withdraw", "POST /api/processes/{id}/hold",
      "POST /api/processes/{id}/next-owner", "POST /api/processes/{id}/put-off",
      "POST /api/processes/{id}/put-off/preview", "POST /api/processes/{id}/reopen",
      "POST /api/processes/{id}/resume", "POST /api/processes/{id}/services", "POST /api/processes/{id}/steps",
      "PUT /api/processes/{id}/deadlines/{step}", "PUT /api/processes/{id}/papers/{step}",
      "POST /api/referrals/{id}", "POST /api/tasks/{id}/attempts", "POST /api/tasks/{id}/complete",
      "POST /api/tasks/{id}/move", "POST /api/tasks/{id}/pin", "POST /api/tasks/{id}/skip",
      "POST /api/tasks/{id}/split", "POST /api/tasks/{id}/undo", "POST /api/tasks/{id}/unpin",
      "GET /api/tasks/{id}/why", "GET /api/waits", "GET /api/warnings", "POST /api/warnings/{id}/accept",
      "GET /api/warnings/{id}/fixes/{number}", "POST /api/warnings/{id}/fixes/{number}", "GET /api/settings/day",
      "PUT /api/settings/day", "GET /settings/day", "POST /settings/day", "GET /processes/{id}",
      "POST /processes/{id}/steps",
      "POST /processes/{id}/put-off/preview", "POST /processes/{id}/put-off", "POST /processes/{id}/end",
      "POST /processes/{id}/reopen", "POST /processes/{id}/next-owner", "GET /processes/{id}/version",
      "POST /processes/{id}/version", "POST /processes/{id}/tasks/{task_id}/skip",
      "POST /processes/{id}/tasks/{task_id}/split", "POST /processes/{id}/tasks/{task_id}/minutes",
      "GET /api/processes/{id}/steps", "POST /tasks/{id}/minutes", "POST /api/tasks/{id}/minutes",
      "POST /admission", "POST /api/clients", "GET /clients/{client_id}/stay", "GET /api/clients/{client_id}/stay",
      "GET /clients/{client_id}/road", "POST /clients/{client_id}/stays", "POST /api/clients/{client_id}/stays",
      "POST /clients/{client_id}/discharge", "POST /clients/{client_id}/exit",
      "POST /clients/{client_id}/exit/withdraw", "POST /clients/{client_id}/service-plan",
      "POST /clients/{client_id}/service-plan/approve", "POST /clients/{client_id}/service-plan/review",
      "POST /clients/{client_id}/facts", "POST /clients/{client_id}/dates", "POST /clients/{client_id}/dates/drop",
      "POST /clients/{client_id}/providers", "POST /clients/{client_id}/providers/remove",
      "POST /api/clients/{client_id}/facts", "POST /api/clients/{client_id}/dates",
      "POST /api/clients/{client_id}/dates/drop", "POST /api/clients/{client_id}/providers",
      "POST /api/clients/{client_id}/providers/remove",
      "POST /clients/{client_id}/notes", "POST /clients/{client_id}/notes/{number}/withdraw",
      "POST /clients/{client_id}/crises/{id}/times", "POST /api/clients/{client_id}/service-plan",
      "POST /api/clients/{client_id}/service-plan/approve", "POST /api/clients/{client_id}/service-plan/review",
      "POST /api/clients/{client_id}/notes", "POST /api/clients/{client_id}/notes/{number}/withdraw",
      "POST /api/crises/{id}/times", "POST /templates/{template_id}/estimates", "GET /api/estimates",
      "POST /api/estimates", "GET /api/metrics", "GET /api/weekly-answers", "POST /api/weekly-answers",
      "GET /reports", "POST /reports/answer", "GET /exports", "POST /exports", "POST /api/exports",
      "POST /add", "POST /add/save", "POST /api/quick-add", "POST /api/quick-add/preview",
    ],
  ]

  /// What forms send that need more than nothing; the API's bodies are made from its description.
  static let forms: [String: String] = [
    "POST /clients/{client_id}/processes": "process_type=employment_prep&key=0123456789abcdef",
    "POST /clients/{client_id}/processes/preview": "process_type=employment_prep",
    "POST /clients/{client_id}/processes/{id}/answers": "step_id=B1",
    "POST /clients/{client_id}/processes/{id}/events": "event=x",
    "POST /clients/{client_id}/referrals": "service_id=x", "POST /referrals/{id}": "state=accepted",
    "POST /tasks/{id}/attempts": "outcome=no_answer", "POST /tasks/{id}/move": "day=2026-01-07",
    "POST /processes/{id}/hold": "reason=away", "POST /clients/{client_id}/hold": "reason=away",
    "POST /tasks/{id}/pin": "day=2026-01-07", "POST /crises": "client_id={client_id}&kind=other&need=help",
    "POST /leave": "from=2026-01-08", "POST /warnings/{id}/accept": "reason=known",
    "POST /calendar/days": "day=2026-01-22&extent=closed&reason=Inventory",
    "POST /calendar/meetings": "title=Team&day=2026-01-20&starts_at=09:00&minutes=30",
    "POST /settings/day": "notes_minutes=45",
    "POST /calendar/settings": "setting=time_zone&value=America/Denver",
    "POST /services": "id=clinic&name=Clinic&kind=clinic&waitlist=none",
    "POST /services/{service_id}": "name=Clinic&kind=clinic&waitlist=none",
    "POST /processes/{id}/steps": "title=Call&minutes=10&category=phone_call",
    "POST /processes/{id}/put-off/preview": "step_id=B1&until=2026-01-12",
    "POST /processes/{id}/put-off": "step_id=B1&until=2026-01-12", "POST /processes/{id}/end": "reason=over",
    "POST /processes/{id}/next-owner": "next_owner=Rosa", "POST /processes/{id}/version": "version=1",
    "POST /processes/{id}/tasks/{task_id}/skip": "reason=known",
    "POST /processes/{id}/tasks/{task_id}/split": "parts=2",
    "POST /processes/{id}/tasks/{task_id}/minutes": "minutes=10", "POST /tasks/{id}/minutes": "minutes=10",
    "POST /admission": "client_id=New-1&name=New&admission=2026-01-05",
    "POST /clients/{client_id}/stays": "admission=2026-01-05",
    "POST /clients/{client_id}/facts": "name=New+name&setting=community",
    "POST /clients/{client_id}/dates": "kind=court&day=2026-01-20",
    "POST /clients/{client_id}/dates/drop": "kind=court&day=2026-01-09",
    "POST /clients/{client_id}/providers": "provider=Dr.+Grey",
    "POST /clients/{client_id}/providers/remove": "provider=Dr.+Grey",
    "POST /clients/{client_id}/discharge": "planned_discharge=2026-03-02",
    "POST /clients/{client_id}/exit": "day=2026-01-05&destination=permanent",
    "POST /clients/{client_id}/service-plan": "goals=Home",
    "POST /clients/{client_id}/service-plan/approve": "approved_by=Rosa",
    "POST /clients/{client_id}/service-plan/review": "note=ok", "POST /clients/{client_id}/notes": "note=called",
    "POST /clients/{client_id}/crises/{id}/times": "opened_day=2026-01-05&opened_time=09:00",
    "POST /templates/{template_id}/estimates": "step_id=B1&take=1", "POST /reports/answer": "score=4",
    "POST /accounts/{login}/change": "role=case_manager&team=North",
    "POST /exports": "client_id={client_id}&purpose=Transfer+to+the+county",
    "POST /accounts": "login=new.one&name=New&role=auditor",
    "POST /emergencies": "client={client_id}&reason=she+is+in+hospital+now",
    "POST /add": "line=call+DMV+%23{client_id}", "POST /add/save": "line=call+DMV+%23{client_id}&fingerprint=x",
    "POST /add/keep": "line=call+DMV",
    "POST /find": "text=Q", "POST /drafts": "draft_form=/leave&reason=ill", "POST /drafts/drop": "draft_form=/leave",
    "POST /account/tokens": "name=x&days=1", "POST /account/password": "old=x&new=y",
  ]

  static func kind(of route: Route) -> Kind? {
    let name = "\(route.method.rawValue) \(route.path)"
    return routes.first { $0.value.contains(name) }?.key
  }
}
