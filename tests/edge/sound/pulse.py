"""A private PulseAudio: an output without a sound card, at the pace of real time, and a recording of what is heard."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from edge.sound.pcm import SAMPLE_RATE

START_SECONDS = 10.0
"""PulseAudio is given up if it does not listen by then."""

PROGRAMS = ("pulseaudio", "parec")
ALSA_PLUGIN = "libasound_module_pcm_pulse.so"
"""How ALSA, and so PortAudio, reaches PulseAudio; of Debian's libasound2-plugins."""

ASOUND = """</usr/share/alsa/alsa.conf>
pcm.!default { type pulse }
ctl.!default { type pulse }
"""


class PulseAudio:
    """The server, in a folder of its own; nothing of the system's or the user's sound is touched."""

    def __init__(self, folder: Path) -> None:
        """Start the server; its socket, settings and recordings are in the folder.

        Raises:
            OSError: It does not start, with what it says.
        """
        missing = [name for name in PROGRAMS if shutil.which(name) is None]
        if missing or not list(Path("/usr/lib").glob(f"*/alsa-lib/{ALSA_PLUGIN}")):
            raise OSError(f"not installed: {', '.join(missing) or ALSA_PLUGIN}; see packages-test.apt")
        self._folder = folder
        self._recordings = 0
        socket, log = folder / "native", folder / "pulseaudio.log"
        (folder / "asound.conf").write_text(ASOUND, encoding="utf-8")
        folder.chmod(0o700)
        self.environment = {
            "XDG_RUNTIME_DIR": str(folder),
            "XDG_CONFIG_HOME": str(folder),
            "PULSE_RUNTIME_PATH": str(folder),
            "PULSE_SERVER": f"unix:{socket}",
            "ALSA_CONFIG_PATH": str(folder / "asound.conf"),
        }
        command = [
            "pulseaudio",
            "-n",
            "--daemonize=no",
            "--exit-idle-time=20",
            "--use-pid-file=no",
            "--disable-shm=yes",
        ]
        for module in (
            f"module-null-sink sink_name=ears rate={SAMPLE_RATE} format=s16le channels=2",
            f"module-native-protocol-unix socket={socket} auth-anonymous=1",
        ):
            command += ["-L", module]
        with log.open("wb") as file:
            self._server = subprocess.Popen(
                command, env={**os.environ, **self.environment}, stdout=file, stderr=file, stdin=subprocess.DEVNULL
            )
        try:
            _until(lambda: socket.exists() or self._server.poll() is not None)
        except OSError:
            self.close()
            raise
        if self._server.poll() is not None:
            raise OSError(f"PulseAudio has ended: {log.read_text(encoding='utf-8', errors='replace')[-500:]}")

    def record(self) -> Recording:
        """Begin to record what is heard; raises OSError if nothing comes."""
        self._recordings += 1
        return Recording(self._folder / f"heard-{self._recordings}.raw", self.environment)

    def close(self) -> None:
        """End the server."""
        self._server.terminate()
        try:
            self._server.wait(5)
        except subprocess.TimeoutExpired:
            self._server.kill()
            self._server.wait()


class Recording:
    """What is heard, from its beginning on."""

    def __init__(self, path: Path, environment: dict[str, str]) -> None:
        self.path = path
        command = ["parec", "--device=ears.monitor", f"--rate={SAMPLE_RATE}", "--channels=2", "--format=s16le"]
        with path.open("wb") as file:
            self._program = subprocess.Popen(
                [*command, "--latency-msec=10"], env={**os.environ, **environment}, stdout=file
            )
        _until(lambda: path.stat().st_size > 0)

    def end(self) -> NDArray[np.int16]:
        """Give what was heard: rows of left and right."""
        self._program.terminate()
        self._program.wait(5)
        recorded = np.fromfile(self.path, dtype="<i2")
        return recorded[: len(recorded) // 2 * 2].reshape(-1, 2).astype(np.int16)


def _until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + START_SECONDS
    while not condition():
        if time.monotonic() > end:
            raise OSError(f"nothing happened for {START_SECONDS} s")
        time.sleep(0.005)
