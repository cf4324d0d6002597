"""The set-up by ear, step by step."""
