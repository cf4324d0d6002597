"""The first of several outputs that can be opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from edge.errors import UserError
from edge.sound.sinks import REMEDY, Render, Sink


class EitherSink:
    """Takes the first output that opens, and tries all of them anew each time it is started."""

    def __init__(self, sinks: Mapping[str, Sink], tell: Callable[[str], None]) -> None:
        """Open nothing yet.

        Args:
            sinks: By the name that a person knows, in the order in which they are tried; all with as many channels.
            tell: Told which output is taken, whenever it is another than before.
        """
        self._sinks = dict(sinks)
        self._tell = tell
        self._taken: str | None = None
        (self.channels,) = {sink.channels for sink in self._sinks.values()}

    @property
    def latency_seconds(self) -> float:
        """See `Sink.latency_seconds`."""
        return 0.0 if self._taken is None else self._sinks[self._taken].latency_seconds

    @property
    def lost(self) -> str | None:
        """See `Sink.lost`."""
        return None if self._taken is None else self._sinks[self._taken].lost

    def start(self, render: Render) -> None:
        """See `Sink.start`."""
        failures: list[str] = []
        for name, sink in self._sinks.items():
            try:
                sink.start(render)
            except UserError as error:
                failures.append(f"{name}: {error}")
                continue
            if name != self._taken:
                why = "".join(f" {failure.removesuffix(REMEDY).strip()}" for failure in failures)
                self._tell(f"The sound goes through {name}.{why}")
            self._taken = name
            return
        # What is to be done is the same for each.
        reasons = " ".join(failure.removesuffix(REMEDY).strip() for failure in failures)
        raise UserError(f"{reasons} {REMEDY}")

    def stop(self) -> None:
        """See `Sink.stop`."""
        for sink in self._sinks.values():
            sink.stop()

    def close(self) -> None:
        """See `Sink.close`."""
        for sink in self._sinks.values():
            sink.close()
