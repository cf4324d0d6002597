"""Commands and presses as they are given."""
