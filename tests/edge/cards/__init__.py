"""Tests of the cards to print."""
