"""The folder of derived models: where it is, and the record of what lies in it."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import platformdirs

RECORD_FILE = "models.json"
"""Name of the record inside the models folder."""


class ModelError(Exception):
    """A model cannot be used or derived; the message is one or two plain sentences and ends with the remedy."""


@dataclass(frozen=True, slots=True)
class ModelRecord:
    """What is known of one derived file."""

    file: str
    """Name inside the models folder."""
    sha256: str
    """Of the derived file, hexadecimal. It may differ between processors and library versions."""
    source_sha256: str
    """Of the file it was derived from."""
    recipe: str
    """Fingerprint of the code and data that derived it; another recipe makes the file stale."""
    precision: str
    """ "int8" or "float32"."""
    note: str
    """What verification found, in plain words; empty if there was nothing to verify."""


def models_folder() -> Path:
    """Give the folder of derived models: KIJKMEE_MODELS if that is set, else the user's data folder.

    Raises ModelError if that is a file.
    """
    override = os.environ.get("KIJKMEE_MODELS")
    folder = Path(override) if override else platformdirs.user_data_path("kijkmee") / "models"
    if folder.exists() and not folder.is_dir():
        raise ModelError(
            f"{folder} is a file. Name a folder for the models in the environment variable KIJKMEE_MODELS."
        )
    return folder


def sha256_of(path: Path) -> str:
    """Hash a file; hexadecimal. Raises ModelError if it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise _unreadable(path, error) from error


def read_record(folder: Path) -> dict[str, ModelRecord]:
    """Read the record, by model name; empty if there is none or it cannot be understood.

    Raises ModelError if there is one that cannot be read.
    """
    path = folder / RECORD_FILE
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        record = {name: ModelRecord(**fields) for name, fields in table.items()}
    except (FileNotFoundError, NotADirectoryError, ValueError, TypeError, AttributeError):
        return {}
    except OSError as error:
        raise _unreadable(path, error) from error
    whole = all(isinstance(value, str) for entry in record.values() for value in asdict(entry).values())
    return record if whole else {}


def write_record(folder: Path, record: Mapping[str, ModelRecord]) -> None:
    """Replace the record as a whole."""
    table = {name: asdict(entry) for name, entry in sorted(record.items())}
    write_whole(folder / RECORD_FILE, (json.dumps(table, indent=1, ensure_ascii=False) + "\n").encode())


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old one or the whole new one, also after a power cut.

    Raises ModelError if the folder cannot be written or the disk is full.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            temporary = Path(file.name)
            try:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
                temporary.replace(path)
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise ModelError(
            f"{path} cannot be written ({error.strerror}). "
            "Free some space, or name another folder in the environment variable KIJKMEE_MODELS."
        ) from error


def _unreadable(path: Path, error: OSError) -> ModelError:
    return ModelError(f"{path} cannot be read ({error.strerror}). Make it a file that this user may read.")
