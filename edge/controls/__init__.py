"""Hands-free commands: presses turned into menu moves and commands."""
