"""Written text turned into what should be said, per language."""
