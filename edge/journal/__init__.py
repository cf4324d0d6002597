"""What happened, kept in SQLite: events, and workers with their preferences."""
