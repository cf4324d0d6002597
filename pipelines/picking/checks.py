"""What is checked during a pick, and how strictly: by the profile, and changed by a list."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from pipelines.preferences import Strictness


@dataclass(frozen=True, slots=True)
class Checks:
    """How strict each check of a pick is."""

    location: Strictness = Strictness.REQUIRE
    """Whether a pick begins with proof of the place."""
    item: Strictness = Strictness.REQUIRE
    """Whether a number may be entered before the item was shown once."""
    lot: Strictness = Strictness.REQUIRE
    """Whether the lot of an item that has lots is captured, and is the one asked for."""
    serial: Strictness = Strictness.REQUIRE
    """Whether each unit's serial number is captured where the item or the line asks for it."""
    expiry: Strictness = Strictness.REQUIRE
    """Whether the expiry date is captured, and what has expired is refused."""
    tote: Strictness = Strictness.IGNORE
    """Whether the tote is shown before a line is done; lists without a tote code never ask."""

    def changed_by(self, changes: CheckChanges) -> Checks:
        """Give the checks of a list that changes some of them."""
        given = {field.name: getattr(changes, field.name) for field in fields(changes)}
        return replace(self, **{name: value for name, value in given.items() if value is not None})


@dataclass(frozen=True, slots=True)
class CheckChanges:
    """Where a list differs from the profile; None leaves what the profile says."""

    location: Strictness | None = None
    item: Strictness | None = None
    lot: Strictness | None = None
    serial: Strictness | None = None
    expiry: Strictness | None = None
    tote: Strictness | None = None
