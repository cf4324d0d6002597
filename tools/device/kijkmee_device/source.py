"""What a release is made from: a checkout's last commit, or an archive of one."""

from __future__ import annotations

import hashlib
import re
import tarfile
import tomllib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from .machine import Machine, StoppedError

DIGITS = 12
"""Of a commit or a hash: enough to tell releases apart."""


@dataclass(frozen=True, slots=True)
class Source:
    """Something that can be unpacked into a release."""

    path: Path
    """A checkout, or a .tar.gz file."""
    release: str
    """The release's name: version, and commit or hash."""
    depth: int = 0
    """So many folders are left off at the front of names in the archive."""

    def unpack(self, machine: Machine, folder: Path) -> None:
        """Write the files into a folder."""
        archive = self.path
        if self.path.is_dir():
            archive = folder / "source.tar"
            commit = self.release.rsplit("-", 1)[1]
            machine.run([*_git(self.path), "archive", "--format=tar", f"--output={archive}", commit])
        # GNU tar refuses names that lead out of the folder.
        strip = f"--strip-components={self.depth}"
        machine.run(["tar", "--extract", "--no-same-owner", f"--directory={folder}", strip, f"--file={archive}"])
        (folder / "source.tar").unlink(missing_ok=True)


def find(machine: Machine, path: Path, sha256: str | None = None) -> Source:
    """Look at what is to be installed.

    Args:
        machine: Runs git.
        path: A checkout of git, or a .tar.gz file.
        sha256: The hash that the file must have, hexadecimal; None takes any.

    Raises:
        StoppedError: It cannot be installed, with the remedy.
    """
    if path.is_dir():
        return _checkout(machine, path.resolve())
    if not path.is_file():
        raise StoppedError(f"There is no {path}. Name a checkout of Kijkmee, or an archive of one.")
    return _archive(path.resolve(), sha256)


def _git(path: Path) -> list[str]:
    # The checkout may belong to the person who called sudo.
    return ["git", "-c", "safe.directory=*", "-C", str(path)]


def _checkout(machine: Machine, path: Path) -> Source:
    if not (path / ".git").exists():
        raise StoppedError(f"{path} is no checkout of git. Name one, or an archive of one.")
    if machine.run([*_git(path), "status", "--porcelain", "--untracked-files=no"]).strip():
        raise StoppedError(f"{path} has changes that are not committed. Commit or undo them, then start again.")
    commit = machine.run([*_git(path), "rev-parse", f"--short={DIGITS}", "HEAD"]).strip()
    return Source(path, _name(machine.run([*_git(path), "show", "HEAD:pyproject.toml"]), commit))


def _archive(path: Path, sha256: str | None) -> Source:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if sha256 is not None and digest != sha256.lower():
        raise StoppedError(f"{path} has the hash {digest}, not {sha256}. Fetch it anew from a source that you trust.")
    try:
        with tarfile.open(path) as archive:
            place = min(
                (name for name in archive.getnames() if PurePosixPath(name).name == "pyproject.toml"),
                key=lambda name: len(PurePosixPath(name).parts),
            )
            found = archive.extractfile(place)
            text = "" if found is None else found.read().decode()
    except (tarfile.TarError, OSError, ValueError) as error:
        raise StoppedError(f"{path} is no archive of Kijkmee ({error}). Fetch it anew.") from error
    return Source(path, _name(text, digest[:DIGITS]), len(PurePosixPath(place).parts) - 1)


def _name(pyproject: str, mark: str) -> str:
    try:
        project = tomllib.loads(pyproject)["project"]
        name, version = str(project["name"]), str(project["version"])
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise StoppedError(f"Its pyproject.toml names no version ({error}). Name Kijkmee's own.") from error
    if name != "kijkmee" or not re.fullmatch(r"[0-9A-Za-z.+]{1,40}", version):
        raise StoppedError(f"This is {name} {version}, not Kijkmee. Name a checkout or an archive of Kijkmee.")
    return f"{version}-{mark}"
