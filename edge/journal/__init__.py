"""What happened and what is to be done, kept in SQLite: events, items, places, pick lists, and workers."""
