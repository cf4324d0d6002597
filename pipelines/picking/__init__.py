"""The picking session: one pick list, one step at a time."""
