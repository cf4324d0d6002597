"""The role and worker that were taken at work, for a program that is started anew after it has failed.

They are kept in memory alone: in the folder in /run that systemd makes for the service (`RuntimeDirectory=`, with
`RuntimeDirectoryPreserve=restart`, in systemd.exec(5)). It goes when the service is stopped or the device restarts, and
the end of the shift empties it. Where no service manager names such a folder, nothing is kept.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from edge.errors import UserError
from edge.files import write_text
from pipelines.roles import Handover

NAME = "handover.json"
FOLDER = "RUNTIME_DIRECTORY"
"""The environment variable in which systemd names the folder."""

log = logging.getLogger(__name__)


class _Keys(BaseModel):
    """The keys of the file."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    profile: str
    worker: str | None


def keep(handover: Handover | None) -> None:
    """Keep what was taken; None forgets it. What cannot be kept is logged, since the work goes on without."""
    path = _path()
    if path is None:
        return
    try:
        if handover is None:
            path.unlink(missing_ok=True)
        else:
            write_text(path, _Keys(profile=handover.profile, worker=handover.worker).model_dump_json())
    except (UserError, OSError) as error:
        log.warning("After a failure the device would begin as it was set up. %s", error)


def kept() -> Handover | None:
    """Give what is kept; None where nothing is, or, with a line in the log, nothing that can be used."""
    path = _path()
    if path is None or not path.exists():
        return None
    try:
        keys = _Keys.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        log.warning("The role and worker from before the failure cannot be read; the device begins as it was set up.")
        return None
    return Handover(keys.profile, keys.worker)


def _path() -> Path | None:
    folder = os.environ.get(FOLDER, "").partition(":")[0]
    return Path(folder) / NAME if folder else None
