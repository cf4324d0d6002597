"""Tests of lists from files and results to files."""
