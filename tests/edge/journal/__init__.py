"""The journal, on real SQLite files."""
