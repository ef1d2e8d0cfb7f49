extension Schema {
  /// The first schema. `process_templates`, `client_processes` and `distributed_tasks` keep the names and columns that were asked
  /// for, and gain what is needed. Dates are `YYYY-MM-DD` texts, times `HH:MM`, yes and no are 1 and 0.
  static let firstSchema = Migration(
    version: 1,
    statements: [
      """
      CREATE TABLE case_managers (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        settings TEXT NOT NULL,
        planned_on TEXT,
        needs_planning INTEGER NOT NULL DEFAULT 0 CHECK (needs_planning IN (0, 1)),
        next_task_id INTEGER NOT NULL DEFAULT 1 CHECK (next_task_id > 0)
      ) STRICT
      """,
      """
      CREATE TABLE closures (
        day TEXT PRIMARY KEY CHECK (length(day) = 10),
        reason TEXT NOT NULL
      ) STRICT
      """,
      """
      CREATE TABLE absences (
        case_manager_id TEXT NOT NULL REFERENCES case_managers (id),
        day TEXT NOT NULL CHECK (length(day) = 10),
        extent TEXT NOT NULL CHECK (extent IN ('all_day', 'am', 'pm')),
        reason TEXT NOT NULL,
        PRIMARY KEY (case_manager_id, day)
      ) STRICT
      """,
      """
      CREATE TABLE clients (
        id TEXT PRIMARY KEY CHECK (length(id) > 0),
        name TEXT NOT NULL CHECK (length(name) > 0),
        note TEXT NOT NULL DEFAULT ''
      ) STRICT
      """,
      """
      CREATE TABLE enrollments (
        id INTEGER PRIMARY KEY,
        client_id TEXT NOT NULL REFERENCES clients (id),
        case_manager_id TEXT NOT NULL REFERENCES case_managers (id),
        admission_date TEXT NOT NULL CHECK (length(admission_date) = 10),
        planned_discharge TEXT CHECK (planned_discharge IS NULL OR length(planned_discharge) = 10),
        status TEXT NOT NULL CHECK (status IN ('open', 'on_hold', 'closed')),
        setting TEXT NOT NULL CHECK (setting IN ('residential', 'community')),
        open_crisis TEXT,
        picked_up_on TEXT,
        UNIQUE (client_id, admission_date)
      ) STRICT
      """,
      "CREATE INDEX enrollments_by_manager ON enrollments (case_manager_id, status)",
      """
      CREATE TABLE providers (
        client_id TEXT NOT NULL REFERENCES clients (id),
        position INTEGER NOT NULL,
        name TEXT NOT NULL CHECK (length(name) > 0),
        time_zone TEXT,
        kind TEXT,
        PRIMARY KEY (client_id, position)
      ) STRICT
      """,
      """
      CREATE TABLE key_dates (
        client_id TEXT NOT NULL REFERENCES clients (id),
        position INTEGER NOT NULL,
        kind TEXT NOT NULL,
        day TEXT NOT NULL CHECK (length(day) = 10),
        time TEXT,
        PRIMARY KEY (client_id, position)
      ) STRICT
      """,
      """
      CREATE TABLE process_templates (
        id INTEGER PRIMARY KEY,
        process_name TEXT NOT NULL,
        estimated_weeks INTEGER,
        steps TEXT NOT NULL,
        version INTEGER NOT NULL CHECK (version > 0),
        status TEXT NOT NULL CHECK (status IN ('draft', 'published', 'retired')),
        title TEXT NOT NULL,
        UNIQUE (process_name, version)
      ) STRICT
      """,
      """
      CREATE TABLE client_processes (
        id INTEGER PRIMARY KEY,
        client_id TEXT NOT NULL REFERENCES clients (id),
        process_type TEXT NOT NULL,
        started_date TEXT NOT NULL CHECK (length(started_date) = 10),
        target_completion TEXT,
        current_step INTEGER NOT NULL DEFAULT 1,
        status TEXT NOT NULL
          CHECK (status IN ('planned', 'active', 'waiting', 'on_hold', 'completed', 'cancelled')),
        template_version INTEGER NOT NULL,
        variant TEXT,
        provider TEXT,
        timeline_weeks INTEGER CHECK (timeline_weeks IS NULL OR timeline_weeks BETWEEN 1 AND 104),
        picked_up_on TEXT,
        parent_id INTEGER REFERENCES client_processes (id)
      ) STRICT
      """,
      "CREATE INDEX client_processes_by_client ON client_processes (client_id)",
      """
      CREATE TABLE process_events (
        process_id INTEGER NOT NULL REFERENCES client_processes (id),
        name TEXT NOT NULL,
        day TEXT NOT NULL CHECK (length(day) = 10),
        PRIMARY KEY (process_id, name)
      ) STRICT
      """,
      """
      CREATE TABLE distributed_tasks (
        id INTEGER PRIMARY KEY,
        case_manager_id TEXT NOT NULL REFERENCES case_managers (id),
        client_id TEXT NOT NULL REFERENCES clients (id),
        task_description TEXT NOT NULL,
        scheduled_date TEXT CHECK (scheduled_date IS NULL OR length(scheduled_date) = 10),
        priority_level TEXT NOT NULL CHECK (priority_level IN ('urgent', 'high', 'medium', 'low')),
        estimated_minutes INTEGER NOT NULL CHECK (estimated_minutes >= 0),
        status TEXT NOT NULL CHECK (status IN ('planned', 'in_progress', 'done', 'skipped', 'cancelled')),
        process_id INTEGER REFERENCES client_processes (id),
        step_id TEXT NOT NULL,
        provider TEXT NOT NULL DEFAULT '',
        ordinal INTEGER NOT NULL,
        step_title TEXT NOT NULL,
        category TEXT NOT NULL
          CHECK (category IN ('phone_call', 'appointment', 'paperwork', 'follow_up', 'other')),
        half_day TEXT CHECK (half_day IN ('am', 'pm')),
        starts_at TEXT,
        due_date TEXT,
        deadline TEXT,
        reason TEXT NOT NULL DEFAULT '',
        priority_reason TEXT NOT NULL DEFAULT '',
        is_tentative INTEGER NOT NULL DEFAULT 0 CHECK (is_tentative IN (0, 1)),
        is_fixed INTEGER NOT NULL DEFAULT 0 CHECK (is_fixed IN (0, 1)),
        completed_on TEXT,
        answered_on TEXT,
        slips INTEGER NOT NULL DEFAULT 0,
        CHECK ((scheduled_date IS NULL) = (half_day IS NULL)),
        CHECK ((status = 'done') = (completed_on IS NOT NULL))
      ) STRICT
      """,
      """
      CREATE UNIQUE INDEX distributed_tasks_piece
      ON distributed_tasks (client_id, COALESCE(process_id, 0), step_id, provider, ordinal)
      """,
      "CREATE INDEX distributed_tasks_by_manager ON distributed_tasks (case_manager_id, scheduled_date)",
      """
      CREATE TABLE contacts (
        client_id TEXT NOT NULL REFERENCES clients (id),
        position INTEGER NOT NULL,
        day TEXT NOT NULL CHECK (length(day) = 10),
        was_reached INTEGER NOT NULL CHECK (was_reached IN (0, 1)),
        task_id INTEGER REFERENCES distributed_tasks (id),
        PRIMARY KEY (client_id, position)
      ) STRICT
      """,
      """
      CREATE TABLE audit_entries (
        id INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        action TEXT NOT NULL,
        subject TEXT NOT NULL,
        digest_before TEXT NOT NULL,
        digest_after TEXT NOT NULL,
        previous_hash TEXT NOT NULL,
        entry_hash TEXT NOT NULL UNIQUE
      ) STRICT
      """,
      """
      CREATE TABLE idempotency_keys (
        actor TEXT NOT NULL,
        key TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        outcome INTEGER NOT NULL,
        PRIMARY KEY (actor, key)
      ) STRICT
      """,
    ])
}
