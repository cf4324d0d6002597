"""Whether what the journal's tables say of its lists is what their events say."""

from __future__ import annotations

from edge.journal.journal import Journal
from edge.journal.standing import line_state
from edge.journal.standings import standing_of


def differences(journal: Journal) -> list[str]:
    """Name all that the tables say and the fold over the events does not."""
    found: list[str] = []
    with journal.reading() as connection:
        for row in connection.execute("SELECT * FROM lists WHERE is_removed = 0").fetchall():
            standing = standing_of(connection, row["id"])
            assert standing is not None
            told = (row["state"], row["worker"], row["holder"])
            if told != (standing.state, standing.worker, standing.holder):
                found.append(f"list {row['id']}: {told}, and the events say {standing.state, standing.worker}")
            for line in standing.progress.lines:
                kept = connection.execute(
                    "SELECT state, counted FROM lines WHERE list_id = ? AND number = ?", (row["id"], line.line.number)
                ).fetchone()
                if tuple(kept) != (line_state(line), line.counted):
                    found.append(f"line {line.line.number} of {row['id']}: {tuple(kept)}, events say {line.counted}")
        unsent = connection.execute(
            "SELECT count(*) FROM events WHERE NOT EXISTS (SELECT 1 FROM outbox "
            "WHERE outbox.device = events.device AND outbox.sequence = events.sequence)"
        ).fetchone()[0]
        if unsent:
            found.append(f"{unsent} events are not in the outbox")
    return found
