"""The set-up, the Makefile and the documents that a newcomer meets first."""
