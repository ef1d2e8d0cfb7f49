extension Schema {
  /// How plans stood when their days began, and what was owed then.
  static let ledgerSchema = Migration(
    version: 8,
    statements: [
      """
      CREATE TABLE published_days (
        case_manager_id TEXT NOT NULL REFERENCES case_managers (id),
        day TEXT NOT NULL CHECK (length(day) = 10),
        calls INTEGER NOT NULL CHECK (calls >= 0),
        calls_by_hand INTEGER NOT NULL CHECK (calls_by_hand >= 0),
        planned_minutes INTEGER NOT NULL CHECK (planned_minutes >= 0),
        bookable_minutes INTEGER NOT NULL CHECK (bookable_minutes >= 0),
        moves INTEGER NOT NULL CHECK (moves >= 0),
        slips INTEGER NOT NULL CHECK (slips >= 0),
        PRIMARY KEY (case_manager_id, day)
      ) STRICT
      """,
      """
      CREATE TABLE urgent_left (
        task_id INTEGER NOT NULL REFERENCES distributed_tasks (id),
        day TEXT NOT NULL CHECK (length(day) = 10),
        PRIMARY KEY (task_id, day)
      ) STRICT
      """,
      """
      CREATE TABLE owed_attention (
        client_id TEXT NOT NULL REFERENCES clients (id),
        day TEXT NOT NULL CHECK (length(day) = 10),
        PRIMARY KEY (client_id, day)
      ) STRICT
      """,
      """
      CREATE TABLE owed_process_weeks (
        process_id INTEGER NOT NULL REFERENCES client_processes (id),
        week TEXT NOT NULL CHECK (length(week) = 10),
        PRIMARY KEY (process_id, week)
      ) STRICT
      """,
      """
      CREATE TABLE hard_dates (
        task_id INTEGER PRIMARY KEY REFERENCES distributed_tasks (id),
        day TEXT NOT NULL CHECK (length(day) = 10),
        was_planned INTEGER NOT NULL CHECK (was_planned IN (0, 1)),
        was_warned INTEGER NOT NULL CHECK (was_warned IN (0, 1))
      ) STRICT
      """,
    ])
}
