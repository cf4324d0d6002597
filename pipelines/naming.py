"""How commands and events are named in profiles, scripts, transcripts and the journal."""

from __future__ import annotations

import re


def kebab_name(kind: type) -> str:
    """Give the name of a class in lower case with hyphens: ReportShort becomes "report-short"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", kind.__name__).lower()
