"""Puts sound out through ALSA's program `aplay`: for machines on which PortAudio does not work."""

from __future__ import annotations

import contextlib
import fcntl
import os
import select
import subprocess
import threading

from edge.errors import UserError
from edge.sound.pcm import SAMPLE_RATE
from edge.sound.sinks import BLOCK_SAMPLES, REMEDY, Render

PROGRAM = "aplay"

PIPE_BYTES = 4096
"""The pipe to the program is made this small. One of the usual 64 KiB holds 0.7 s of sound, all of it late. The kernel
rounds up to a page of memory, 16 KiB on a Raspberry Pi 5; a block goes in only when the pipe is empty, so that the
latency is the same there."""

BUFFER_SECONDS = 0.06
"""What ALSA is asked to hold: enough for a busy small board."""

START_SECONDS = 3.0
"""How long the program may take to open the output; it takes about 15 ms."""

WRITE_SECONDS = 1.0
"""An output that takes nothing for this long is lost."""

END_SECONDS = 0.02
"""A program that was told to end is killed after this long, so that silence comes within 40 ms."""

LIST_SECONDS = 5.0
"""How long the program may take to list the outputs."""


class _Lost(Exception):  # noqa: N818 - never leaves this module
    """The program has ended or takes nothing."""


class _Player:
    """One run of the program."""

    def __init__(self, command: list[str]) -> None:
        """Start the program; raises OSError."""
        # In a session of its own, so that Ctrl-C does not end it before the goodbye is heard.
        self._process = subprocess.Popen(  # noqa: S603 - the command is our own; no text from outside but a device's name
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
        )
        assert self._process.stdin is not None  # noqa: S101 - asked for above
        assert self._process.stderr is not None  # noqa: S101
        self._stdin, self._stderr = self._process.stdin.fileno(), self._process.stderr.fileno()
        os.set_blocking(self._stdin, False)
        os.set_blocking(self._stderr, False)
        with contextlib.suppress(OSError):  # the sound then comes later, and still comes
            fcntl.fcntl(self._stdin, fcntl.F_SETPIPE_SZ, PIPE_BYTES)
        self._poll = select.poll()
        self._poll.register(self._stdin, select.POLLOUT)
        self._said = b""

    def write(self, data: bytes, seconds: float) -> None:
        """Hand over samples as soon as those before them were taken; raises _Lost, also if that takes too long."""
        rest = memoryview(data)
        while rest:
            if not self._poll.poll(seconds * 1000):
                raise _Lost(f"{PROGRAM} has taken nothing for {seconds:g} s")
            self._listen()
            try:
                rest = rest[os.write(self._stdin, rest) :]
            except BlockingIOError:
                continue
            except OSError as error:
                raise _Lost(self._last_words()) from error

    def end(self) -> None:
        """Let the program fall silent at once."""
        self._process.terminate()
        try:
            self._process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()

    def close(self) -> None:
        """Give back what is held; only when nobody writes any more."""
        for stream in (self._process.stdin, self._process.stderr):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(1.0)

    def _listen(self) -> None:
        """Take off what the program complains of, so that its complaints never block it; keep the end."""
        with contextlib.suppress(OSError):
            while part := os.read(self._stderr, 4096):
                self._said = (self._said + part)[-400:]

    def _last_words(self) -> str:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(0.2)
        self._listen()
        lines = self._said.decode("utf-8", "replace").strip().splitlines()
        return f"{PROGRAM} has ended" + (f": {lines[-1].strip()}" if lines else "")


class AplaySink:
    """ALSA's default output, or a named one.

    Sound leaves about 90 ms after it was asked for.
    """

    latency_seconds = BLOCK_SAMPLES / SAMPLE_RATE + BUFFER_SECONDS

    def __init__(self, device: str | None = None, channels: int = 2, program: str = PROGRAM) -> None:
        """Open nothing yet.

        Args:
            device: An output's name as `aplay -L` lists it, or a part of it; None is the system's default.
            channels: 1, or 2 for left and right.
            program: Another one for tests.
        """
        self.channels = channels
        self._device = device
        self._program = program
        self._player: _Player | None = None
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()
        self._lost: str | None = None

    @property
    def lost(self) -> str | None:
        """See `Sink.lost`."""
        return self._lost

    def start(self, render: Render) -> None:
        """See `Sink.start`."""
        if self._player is not None:
            return
        self._lost = None
        try:
            player = _Player(self._command())
        except FileNotFoundError as error:
            raise UserError(
                f"The program {self._program} is not installed. Install it with `sudo apt install alsa-utils`."
            ) from error
        except OSError as error:
            raise UserError(
                f"The program {self._program} cannot be started ({error.strerror or error}). "
                "Install it anew with `sudo apt install --reinstall alsa-utils`."
            ) from error
        try:
            # The second block goes in only when the first was taken: then the output is open.
            for _ in range(2):
                player.write(bytes(2 * self.channels * BLOCK_SAMPLES), START_SECONDS)
        except _Lost as error:
            player.end()
            player.close()
            raise UserError(f"No sound can be put out ({error}). {REMEDY}") from error
        self._player = player
        self._stop.clear()
        self._thread = threading.Thread(target=self._run, args=(player, render), name="sink", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """See `Sink.stop`; what the program still holds is not heard."""
        player, self._player = self._player, None
        if player is None:
            return
        self._stop.set()
        player.end()
        if self._thread is not None:
            self._thread.join(WRITE_SECONDS + 1.0)
        player.close()
        self._lost = None

    def close(self) -> None:
        """See `Sink.close`."""
        self.stop()

    def _run(self, player: _Player, render: Render) -> None:
        """The thread: give samples at the pace at which they are taken."""
        try:
            while not self._stop.is_set():
                player.write(render(BLOCK_SAMPLES).astype("<i2", copy=False).tobytes(), WRITE_SECONDS)
        except _Lost as error:
            if not self._stop.is_set():
                self._lost = str(error)
        except BaseException:
            self._lost = "the sound could not be mixed"
            raise

    def _command(self) -> list[str]:
        command = [self._program, "--quiet", "--file-type=raw", "--format=S16_LE", f"--rate={SAMPLE_RATE}"]
        command += [f"--channels={self.channels}", f"--buffer-time={round(BUFFER_SECONDS * 1e6)}"]
        if self._device is not None:
            # One word with the option, so that no name can be taken for another option.
            command.append(f"--device={matching(self._device, self._listed())}")
        return command

    def _listed(self) -> str:
        """What the program lists of outputs; nothing if it cannot."""
        try:
            done = subprocess.run(  # noqa: S603 - no text from outside
                [self._program, "-L"], capture_output=True, check=False, timeout=LIST_SECONDS, stdin=subprocess.DEVNULL
            )
        except subprocess.TimeoutExpired:
            return ""
        return done.stdout.decode("utf-8", "replace")


def matching(wanted: str, listed: str) -> str:
    """Give the name of the output that is meant by a name, or by a part of a name or of a description.

    Args:
        wanted: What a person wrote.
        listed: What `aplay -L` lists: a name on a line of its own, its description indented below it.

    Returns:
        The name as it is if it stands there or nothing fits: ALSA knows more names than it lists, such as "hw:1,0".
    """
    outputs: list[tuple[str, str]] = []
    for line in listed.splitlines():
        if line[:1].isspace() and outputs:
            name, description = outputs[-1]
            outputs[-1] = (name, f"{description} {line.strip()}")
        elif line.strip():
            outputs.append((line.strip(), ""))
    part = wanted.casefold()
    in_names = [name for name, _ in outputs if part in name.casefold()]
    in_descriptions = [name for name, description in outputs if part in description.casefold()]
    if wanted in in_names:
        return wanted
    return next(iter((*in_names, *in_descriptions)), wanted)
