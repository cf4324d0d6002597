"""What can go wrong with the journal."""

from __future__ import annotations

from edge.errors import UserError


class JournalError(UserError):
    """Nothing of what was to be stored is stored: the disk is full, the file is locked or damaged."""
