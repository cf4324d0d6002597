"""Tests of what a device is set up with: units, users, folders, releases, the protected root."""
