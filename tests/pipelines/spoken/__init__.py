"""Codes, places and names as words, in each language."""
