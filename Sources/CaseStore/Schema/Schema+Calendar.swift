extension Schema {
  /// Closures of half a day and open holidays, meetings, dates recorded for a process, and what became of warnings.
  static let calendarSchema = Migration(
    version: 5,
    statements: [
      """
      CREATE TABLE agency_days (
        day TEXT PRIMARY KEY CHECK (length(day) = 10),
        extent TEXT NOT NULL CHECK (extent IN ('open', 'closed', 'am', 'pm')),
        reason TEXT NOT NULL CHECK (length(reason) > 0)
      ) STRICT
      """,
      "INSERT INTO agency_days (day, extent, reason) SELECT day, 'closed', reason FROM closures WHERE length(reason) > 0",
      """
      CREATE TABLE meetings (
        case_manager_id TEXT NOT NULL REFERENCES case_managers (id),
        number INTEGER NOT NULL CHECK (number > 0),
        title TEXT NOT NULL CHECK (length(title) > 0),
        starts_at TEXT NOT NULL CHECK (length(starts_at) = 5),
        minutes INTEGER NOT NULL CHECK (minutes > 0),
        first_day TEXT NOT NULL CHECK (length(first_day) = 10),
        is_weekly INTEGER NOT NULL CHECK (is_weekly IN (0, 1)),
        last_day TEXT CHECK (last_day IS NULL OR length(last_day) = 10),
        PRIMARY KEY (case_manager_id, number)
      ) STRICT
      """,
      """
      CREATE TABLE process_dates (
        process_id INTEGER NOT NULL REFERENCES client_processes (id),
        kind TEXT NOT NULL CHECK (kind IN ('clock_stop', 'paper_end', 'deadline', 'extension')),
        position INTEGER NOT NULL,
        step_id TEXT NOT NULL DEFAULT '',
        day TEXT NOT NULL CHECK (length(day) = 10),
        until_day TEXT CHECK (until_day IS NULL OR length(until_day) = 10),
        reason TEXT NOT NULL,
        PRIMARY KEY (process_id, kind, position)
      ) STRICT
      """,
      """
      CREATE TABLE warnings (
        case_manager_id TEXT NOT NULL REFERENCES case_managers (id),
        key TEXT NOT NULL CHECK (length(key) > 0),
        first_seen TEXT NOT NULL CHECK (length(first_seen) = 10),
        ended_on TEXT CHECK (ended_on IS NULL OR length(ended_on) = 10),
        accepted_on TEXT CHECK (accepted_on IS NULL OR length(accepted_on) = 10),
        accepted_by TEXT NOT NULL DEFAULT '',
        reason TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (case_manager_id, key),
        CHECK (accepted_on IS NULL OR length(reason) > 0)
      ) STRICT
      """,
    ])
}
