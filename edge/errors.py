"""The one kind of error that a person sees: what is wrong, and what to do about it."""

from __future__ import annotations


class UserError(Exception):
    """Something outside the program is wrong; the command line prints the message alone and exits with 2.

    The message is one or two plain sentences: what is wrong, then the remedy.
    """
