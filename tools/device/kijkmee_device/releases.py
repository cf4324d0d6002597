"""The releases on a device: a folder each, of which one is in use. Nothing here starts or stops anything.

`current` is a link to a release that is complete, always. `trial` holds the name of the release before, from the moment
of a switch until the new one has proved itself; it then becomes `previous`. A `trial` that is found at a start is an
upgrade that was cut off.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from . import durable
from .machine import Machine, StoppedError

KEPT = 3
"""So many releases stay, the one in use among them."""
COMPLETE = "complete"
"""The file in a release's folder that is written last."""


@dataclass(frozen=True, slots=True)
class Releases:
    """The releases of a machine."""

    machine: Machine

    @property
    def folder(self) -> Path:
        """Where they lie."""
        return self.machine.home / "releases"

    def path(self, name: str) -> Path:
        """Give a release's folder."""
        return self.folder / name

    def is_complete(self, name: str) -> bool:
        """Tell whether a release was built to its end."""
        return (self.path(name) / COMPLETE).is_file()

    def names(self) -> tuple[str, ...]:
        """Give the complete releases, the newest first."""
        if not self.folder.is_dir():
            return ()
        complete = [each.name for each in self.folder.iterdir() if self.is_complete(each.name)]
        return tuple(sorted(complete, key=lambda name: (self.path(name) / COMPLETE).stat().st_mtime_ns, reverse=True))

    @property
    def current(self) -> str | None:
        """The release in use; None if there is none."""
        link = self.machine.home / "current"
        return link.readlink().name if link.is_symlink() else None

    @property
    def previous(self) -> str | None:
        """The release that was in use before; None if there is none, or it is gone."""
        return self._named("previous")

    @property
    def on_trial_after(self) -> str | None:
        """The release before, while the current one has not proved itself; None otherwise."""
        return self._named("trial")

    def _named(self, file: str) -> str | None:
        try:
            name = (self.machine.home / file).read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None
        return name if name and self.is_complete(name) else None

    def finish(self, name: str) -> None:
        """Declare a release complete; all that belongs to it is on the disk before."""
        os.sync()
        durable.write(self.path(name) / COMPLETE, f"{name}\n")

    def switch(self, name: str) -> None:
        """Take another release into use, on trial until it is approved; the first one has nothing to go back to."""
        if not self.is_complete(name):
            raise StoppedError(f"The release {name} is not complete. Install it anew.")
        before = self.current
        if before is not None and before != name:
            durable.write(self.machine.home / "trial", f"{before}\n")
        durable.link(self.machine.home / "current", f"releases/{name}")

    def approve(self) -> None:
        """The release in use has proved itself."""
        trial = self.machine.home / "trial"
        if trial.exists():
            durable.rename(trial, self.machine.home / "previous")

    def go_back(self) -> str | None:
        """Take the release before into use again if the current one is on trial; gives its name."""
        before = self.on_trial_after
        if before is not None:
            durable.link(self.machine.home / "current", f"releases/{before}")
        durable.remove(self.machine.home / "trial")
        return before

    def prune(self) -> None:
        """Remove what was left half-built, and all but the newest releases."""
        wanted = [name for name in (self.current, self.previous) if name is not None]
        wanted += [name for name in self.names() if name not in wanted]
        for folder in self.folder.iterdir():
            if folder.name not in wanted[:KEPT]:
                self.discard(folder.name)

    def discard(self, name: str) -> None:
        """Remove a release that is not in use; one that is half removed is not complete."""
        durable.remove(self.path(name) / COMPLETE)
        shutil.rmtree(self.path(name))
