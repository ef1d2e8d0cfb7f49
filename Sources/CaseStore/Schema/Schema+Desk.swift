extension Schema {
  /// How an account's keys are set, which change of a caseload was the last, and texts that were not sent yet.
  ///
  /// Moments are seconds since 1970, by the system's clock.
  static let deskSchema = Migration(
    version: 9,
    statements: [
      """
      CREATE TABLE desk_settings (
        user_id INTEGER PRIMARY KEY REFERENCES users (id),
        single_keys INTEGER NOT NULL DEFAULT 1 CHECK (single_keys IN (0, 1))
      ) STRICT
      """,
      """
      CREATE TABLE caseload_marks (
        case_manager_id TEXT PRIMARY KEY REFERENCES case_managers (id),
        number INTEGER NOT NULL CHECK (number > 0),
        changed_at INTEGER NOT NULL
      ) STRICT
      """,
      """
      CREATE TABLE drafts (
        user_id INTEGER NOT NULL REFERENCES users (id),
        form TEXT NOT NULL CHECK (length(form) BETWEEN 1 AND 200),
        case_manager_id TEXT NOT NULL REFERENCES case_managers (id),
        client_id TEXT REFERENCES clients (id),
        fields TEXT NOT NULL,
        saved_at INTEGER NOT NULL,
        PRIMARY KEY (user_id, form)
      ) STRICT
      """,
      "CREATE INDEX drafts_by_client ON drafts (client_id)",
    ])
}
