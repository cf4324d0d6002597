"""Tests that hold the documentation and the code together."""
