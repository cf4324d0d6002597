"""The steps that bring a journal's tables up to date, by number; a step that was released never changes."""
