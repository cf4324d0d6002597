"""Cameras, on real pictures and films that the tests make."""
