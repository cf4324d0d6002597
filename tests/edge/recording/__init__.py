"""Tests of the debug recording."""
