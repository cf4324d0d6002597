"""The references: what each sample set must say. Only `python -m tests.replay.references [SET…]` writes them.

Without names it writes all. It prints what changed, so that a change is looked at before it is committed.
"""

from __future__ import annotations

import difflib
import sys
from pathlib import Path

from edge import replaying
from edge.sample_sets import DESCRIPTION

REFERENCE = "reference.jsonl"
"""The file beside a set's set.toml."""


def sets() -> tuple[Path, ...]:
    """Give the folders of all shipped sets."""
    return tuple(sorted(path.parent for path in replaying.sample_frames().glob(f"*/{DESCRIPTION}")))


def transcript(folder: Path) -> str:
    """Replay a set and give its transcript."""
    return replaying.play(folder).replayed.as_jsonl()


def main() -> None:
    """Write the references that are named anew, else every one, and print the differences."""
    names = sys.argv[1:]
    unknown = set(names) - {folder.name for folder in sets()}
    if unknown:
        sys.exit(f"There is no set {', '.join(sorted(unknown))}.")
    for folder in sets():
        if names and folder.name not in names:
            continue
        file = folder / REFERENCE
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        after = transcript(folder)
        if after == before:
            print(f"{folder.name}: unchanged")
            continue
        file.write_text(after, encoding="utf-8")
        print(f"{folder.name}: changed")
        changes = difflib.unified_diff(before.splitlines(), after.splitlines(), "before", "after", lineterm="", n=0)
        print("\n".join(changes))


if __name__ == "__main__":
    main()
