extension Schema {
  /// Pins, crises, the preview that waits for an answer, what changed by itself, and the way back from each change of the plan.
  static let planSchema = Migration(
    version: 4,
    statements: [
      "ALTER TABLE distributed_tasks ADD COLUMN pinned_day TEXT",
      "ALTER TABLE distributed_tasks ADD COLUMN pinned_half TEXT CHECK (pinned_half IN ('am', 'pm'))",
      "ALTER TABLE distributed_tasks ADD COLUMN pinned_time TEXT",
      """
      ALTER TABLE distributed_tasks ADD COLUMN pin_is_override INTEGER NOT NULL DEFAULT 0
        CHECK (pin_is_override IN (0, 1))
      """,
      """
      CREATE TABLE crises (
        case_manager_id TEXT NOT NULL REFERENCES case_managers (id),
        number INTEGER NOT NULL,
        client_id TEXT NOT NULL REFERENCES clients (id),
        kind TEXT NOT NULL CHECK (length(kind) > 0),
        need TEXT NOT NULL CHECK (length(need) > 0),
        minutes INTEGER NOT NULL CHECK (minutes > 0),
        opened_day TEXT NOT NULL CHECK (length(opened_day) = 10),
        opened_time TEXT NOT NULL CHECK (length(opened_time) = 5),
        stabilised_day TEXT,
        stabilised_time TEXT,
        closed_day TEXT,
        closed_time TEXT,
        is_withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (is_withdrawn IN (0, 1)),
        CHECK ((stabilised_day IS NULL) = (stabilised_time IS NULL)),
        CHECK ((closed_day IS NULL) = (closed_time IS NULL)),
        PRIMARY KEY (case_manager_id, number)
      ) STRICT
      """,
      """
      CREATE TABLE plan_lifecycles (
        case_manager_id TEXT PRIMARY KEY REFERENCES case_managers (id),
        pending TEXT,
        log TEXT NOT NULL,
        next_number INTEGER NOT NULL CHECK (next_number > 0)
      ) STRICT
      """,
      """
      CREATE TABLE plan_changes (
        case_manager_id TEXT NOT NULL REFERENCES case_managers (id),
        number INTEGER NOT NULL,
        day TEXT NOT NULL CHECK (length(day) = 10),
        title TEXT NOT NULL,
        moves INTEGER NOT NULL CHECK (moves >= 0),
        image TEXT,
        is_undone INTEGER NOT NULL DEFAULT 0 CHECK (is_undone IN (0, 1)),
        PRIMARY KEY (case_manager_id, number)
      ) STRICT
      """,
    ])
}
