"""Makes a release from its source, and checks it before anything uses it."""

from __future__ import annotations

import shutil
from pathlib import Path

from .machine import BUILD_SECONDS, Machine, StoppedError
from .releases import Releases
from .source import Source

MODELS = "model-files"
"""The folder of a release that holds its models; kijkmee.service names it too."""

PACKAGES = ("edge", "pipelines", "models")


def build(machine: Machine, source: Source, wheelhouse: Path | None, *, is_pi: bool) -> None:
    """Make a release in its own folder; one that is complete stays as it is.

    Args:
        machine: Where.
        source: What it is made from.
        wheelhouse: A folder as `kijkmee-device wheelhouse` fills it, to build without a network; None fetches.
        is_pi: Whether what only a Raspberry Pi has is wanted.
    """
    releases = Releases(machine)
    if releases.is_complete(source.release):
        return
    folder = releases.path(source.release)
    if folder.exists():
        releases.discard(source.release)
    folder.mkdir(parents=True)
    source.unpack(machine, folder)
    lists = ["packages-pi.apt"] if is_pi else []
    machine.run([folder / "tools" / "setup", *lists], environment=variables(folder, wheelhouse), seconds=BUILD_SECONDS)
    # The service cannot write beside the code; without this, each start would compile it anew.
    python = folder / ".venv" / "bin" / "python"
    machine.run([python, "-m", "compileall", "-q", *(folder / each for each in PACKAGES)])
    check(machine, folder)
    releases.finish(source.release)


def variables(folder: Path, wheelhouse: Path | None) -> dict[str, str]:
    """Give the variables under which a release is set up: locked and hashed packages, only what runs."""
    chosen = {"KIJKMEE_DEVICE": "yes", "KIJKMEE_MODELS": str(folder / MODELS), "UV_COMPILE_BYTECODE": "true"}
    if wheelhouse is not None:
        if not wheelhouse.is_dir():
            raise StoppedError(f"There is no folder {wheelhouse}. Fill one with `kijkmee-device wheelhouse` elsewhere.")
        place = wheelhouse.resolve()
        # uv checked the hashes of uv.lock when it filled its cache; pip checks those of tools/uv.txt now.
        chosen |= {"UV_OFFLINE": "true", "UV_CACHE_DIR": str(place / "cache"), "UV_LINK_MODE": "copy"}
        chosen |= {"PIP_NO_INDEX": "true", "PIP_FIND_LINKS": str(place / "uv")}
    return chosen


def check(machine: Machine, folder: Path) -> None:
    """Ask a release whether it is whole: it starts, its models are unchanged, its profiles and this tool can be used.

    Raises:
        StoppedError: It is not.
    """
    kijkmee = folder / ".venv" / "bin" / "kijkmee"
    environment = {"KIJKMEE_MODELS": str(folder / MODELS), "XDG_CONFIG_HOME": str(machine.at("/etc"))}
    questions: tuple[tuple[Path | str, ...], ...] = (
        (kijkmee, "--version"),
        (kijkmee, "models", "check"),
        (kijkmee, "profiles", "check", "orcam"),
        (kijkmee, "profiles", "check", "metafors"),
        (folder / "tools" / "device" / "kijkmee-device", "--help"),
    )
    for question in questions:
        machine.run(question, environment=environment)


def fill_wheelhouse(machine: Machine, source: Source, wheelhouse: Path) -> None:
    """Fetch all that a release is built from, for machines of this kind that have no network."""
    cache, tool, trial = wheelhouse / "cache", wheelhouse / "uv", wheelhouse / "trial"
    for each in (cache, tool, trial):
        each.mkdir(parents=True, exist_ok=True)
    try:
        source.unpack(machine, trial)
        environment = variables(trial, None) | {"UV_CACHE_DIR": str(cache.resolve()), "UV_LINK_MODE": "copy"}
        machine.run([trial / "tools" / "setup"], environment=environment, seconds=BUILD_SECONDS)
        # Debian's Python has a pip only in environments.
        machine.run(["python3", "-m", "venv", trial / "pip"])
        fetch = ["-m", "pip", "download", "--require-hashes", "--only-binary=:all:", "--no-deps", f"--dest={tool}"]
        machine.run([trial / "pip" / "bin" / "python", *fetch, "-r", trial / "tools" / "uv.txt"], seconds=BUILD_SECONDS)
    finally:
        shutil.rmtree(trial)
