extension Schema {
  /// Work that people added by hand, outside of processes.
  static let addedSchema = Migration(
    version: 11,
    statements: [
      """
      CREATE TABLE added_tasks (
        case_manager_id TEXT NOT NULL REFERENCES case_managers (id),
        number INTEGER NOT NULL,
        client_id TEXT NOT NULL REFERENCES clients (id),
        description TEXT NOT NULL CHECK (length(description) > 0),
        category TEXT NOT NULL,
        minutes INTEGER NOT NULL CHECK (minutes > 0),
        priority TEXT NOT NULL,
        is_with_client INTEGER NOT NULL CHECK (is_with_client IN (0, 1)),
        not_before TEXT,
        due TEXT NOT NULL CHECK (length(due) = 10),
        deadline TEXT,
        added_on TEXT NOT NULL CHECK (length(added_on) = 10),
        is_withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (is_withdrawn IN (0, 1)),
        PRIMARY KEY (case_manager_id, number)
      ) STRICT
      """
    ])
}
