extension Schema {
  /// The agency's settings in one place, and what a purge has still to take out of the file itself.
  ///
  /// Until now each case manager had all settings. Where there is one case manager, that person's are the agency's; else the
  /// administrators'. `former_settings` keeps what everybody had.
  static let trustSchema = Migration(
    version: 10,
    statements: [
      "CREATE TABLE agency_settings (id INTEGER PRIMARY KEY CHECK (id = 1), settings TEXT NOT NULL) STRICT",
      """
      INSERT INTO agency_settings (id, settings)
      SELECT 1, settings FROM case_managers WHERE id =
        CASE WHEN (SELECT count(*) FROM case_managers WHERE id <> 'agency') = 1
          THEN (SELECT max(id) FROM case_managers WHERE id <> 'agency') ELSE 'agency' END
      """,
      """
      CREATE TABLE former_settings (
        case_manager_id TEXT PRIMARY KEY REFERENCES case_managers (id),
        settings TEXT NOT NULL
      ) STRICT
      """,
      "INSERT INTO former_settings (case_manager_id, settings) SELECT id, settings FROM case_managers",
      "ALTER TABLE purged_records ADD COLUMN is_cleared INTEGER NOT NULL DEFAULT 0 CHECK (is_cleared IN (0, 1))",
    ])
}
