"""The reading session, driven by observations that were made up."""
