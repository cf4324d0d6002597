"""The reading session: text in view, spoken in order."""
