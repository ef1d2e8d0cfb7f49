extension Schema {
  /// Earlier stays, service plans, notes, the weekly question, and minutes as they really were.
  static let recordsSchema = Migration(
    version: 7,
    statements: [
      """
      ALTER TABLE client_processes ADD COLUMN earlier_stay TEXT
      CHECK (earlier_stay IS NULL OR length(earlier_stay) = 10)
      """,
      "ALTER TABLE distributed_tasks ADD COLUMN actual_minutes INTEGER CHECK (actual_minutes BETWEEN 1 AND 480)",
      """
      CREATE TABLE own_estimates (
        case_manager_id TEXT NOT NULL REFERENCES case_managers (id),
        template_id TEXT NOT NULL,
        step_id TEXT NOT NULL,
        minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 480),
        taken_on TEXT NOT NULL CHECK (length(taken_on) = 10),
        PRIMARY KEY (case_manager_id, template_id, step_id)
      ) STRICT
      """,
      """
      CREATE TABLE service_plans (
        client_id TEXT NOT NULL REFERENCES clients (id),
        admission_date TEXT NOT NULL CHECK (length(admission_date) = 10),
        goals TEXT NOT NULL,
        agreed_on TEXT CHECK (agreed_on IS NULL OR length(agreed_on) = 10),
        approved_on TEXT CHECK (approved_on IS NULL OR length(approved_on) = 10),
        approved_by TEXT,
        approval_comment TEXT NOT NULL DEFAULT '',
        none_needed TEXT,
        CHECK ((approved_on IS NULL) = (approved_by IS NULL)),
        PRIMARY KEY (client_id, admission_date)
      ) STRICT
      """,
      """
      CREATE TABLE service_plan_reviews (
        client_id TEXT NOT NULL REFERENCES clients (id),
        admission_date TEXT NOT NULL,
        day TEXT NOT NULL CHECK (length(day) = 10),
        note TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (client_id, admission_date, day)
      ) STRICT
      """,
      """
      CREATE TABLE case_notes (
        client_id TEXT NOT NULL REFERENCES clients (id),
        number INTEGER NOT NULL CHECK (number > 0),
        day TEXT NOT NULL CHECK (length(day) = 10),
        written_on TEXT NOT NULL CHECK (length(written_on) = 10),
        note TEXT NOT NULL CHECK (length(note) > 0),
        is_withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (is_withdrawn IN (0, 1)),
        PRIMARY KEY (client_id, number)
      ) STRICT
      """,
      """
      CREATE TABLE weekly_answers (
        case_manager_id TEXT NOT NULL REFERENCES case_managers (id),
        week TEXT NOT NULL CHECK (length(week) = 10),
        score INTEGER NOT NULL CHECK (score BETWEEN 1 AND 5),
        PRIMARY KEY (case_manager_id, week)
      ) STRICT
      """,
    ])
}
