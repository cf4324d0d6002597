"""Tests of what tells whether the device is well."""
