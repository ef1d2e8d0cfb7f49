extension Schema {
  /// What a person changes in one process, how a process and a stay end, and the day from which a template's version counts.
  static let processChanges = Migration(
    version: 2,
    statements: [
      "ALTER TABLE client_processes ADD COLUMN adjustments TEXT NOT NULL DEFAULT ''",
      "ALTER TABLE client_processes ADD COLUMN next_owner TEXT",
      "ALTER TABLE client_processes ADD COLUMN ended_because TEXT",
      "ALTER TABLE client_processes ADD COLUMN ended_on TEXT CHECK (ended_on IS NULL OR length(ended_on) = 10)",
      "ALTER TABLE enrollments ADD COLUMN exit_date TEXT CHECK (exit_date IS NULL OR length(exit_date) = 10)",
      "ALTER TABLE enrollments ADD COLUMN exit_destination INTEGER",
      "ALTER TABLE enrollments ADD COLUMN exit_reason TEXT NOT NULL DEFAULT ''",
      """
      ALTER TABLE enrollments ADD COLUMN place_confirmed_on TEXT
      CHECK (place_confirmed_on IS NULL OR length(place_confirmed_on) = 10)
      """,
    ])
}
