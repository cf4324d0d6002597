"""Writes the report page; all that it shows and plays is inside the one file, and it asks nobody for anything."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from edge.files import write_text
from edge.pick_list_file import PickListFile
from edge.replay import Entry, Replayed
from edge.report.album import Album
from edge.report.embedded_sound import embedded
from edge.report.figures import figures
from edge.report.latencies import response_latencies, stage_latencies
from edge.report.timeline import timeline
from edge.report.words import LANGUAGES


@dataclass(frozen=True, slots=True)
class About:
    """What was replayed."""

    title: str
    profile: str
    pick_list: PickListFile | None = None
    """Tells what was expected where something was refused."""


def write_report(path: Path, replayed: Replayed, album: Album, about: About, *, wav: Path | None) -> None:
    """Write the page.

    Args:
        path: Where to; it appears only when it is complete.
        replayed: What was heard and when.
        album: What was seen.
        about: What was replayed.
        wav: The sound, in the same folder; None leaves the player out.

    Raises:
        UserError: The file cannot be written.
    """
    environment = Environment(
        loader=PackageLoader("edge.report", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    script = (resources.files("edge.report") / "page.js").read_text(encoding="utf-8")
    showings = album.showings()
    page = environment.get_template("page.html.j2").render(
        title=about.title,
        profile=about.profile,
        duration=replayed.duration,
        spoken=_spoken(replayed.transcript),
        timeline=timeline(replayed.transcript, replayed.duration, about.pick_list),
        figures=figures(showings, replayed.transcript, about.pick_list),
        left_out=sum(not showing.jpeg_base64 for showing in showings),
        responses=response_latencies(replayed.transcript, showings),
        stages=stage_latencies(album.seconds_of),
        sound=embedded(wav) if wav else None,
        style=(resources.files("edge.report") / "page.css").read_text(encoding="utf-8"),
        script=script,
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii"),
    )
    write_text(path, page)


def _spoken(transcript: Sequence[Entry]) -> str:
    """Say how much was spoken in which languages."""
    count = Counter(str(entry.details.get("language", "")) for entry in transcript if entry.kind == "speech")
    if not count:
        return "nothing spoken"
    return ", ".join(
        f"{number} utterance{'' if number == 1 else 's'} in {LANGUAGES.get(code, 'another language')} ({code})"
        for code, number in count.most_common()
    )
