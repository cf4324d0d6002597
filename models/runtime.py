"""Loads derived models to run them, once they are known to be the ones that were verified."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from models.characters import alphabet_of
from models.manifest import ModelName, sources
from models.recipe import recipe_of
from models.sessions import open_session
from models.store import RECORD_FILE, ModelError, models_folder, read_record, sha256_of

REMEDY = "Run `kijkmee models build`."
DEFAULT_THREADS = 2
"""Leaves two of a Raspberry Pi's four cores to the camera and to speech."""


class Network:
    """A loaded model: arrays in, an array out. May be run from one thread at a time."""

    def __init__(self, session: onnxruntime.InferenceSession) -> None:
        self._session = session
        self._input = session.get_inputs()[0].name
        metadata = session.get_modelmeta().custom_metadata_map
        self.alphabet: tuple[str, ...] = alphabet_of(metadata["character"]) if "character" in metadata else ()
        """What each output class of a recogniser stands for; empty for other networks."""

    def run(self, batch: NDArray[np.float32]) -> NDArray[np.float32]:
        """Run the network on a batch (first axis: pictures) and give its one output."""
        output: NDArray[np.float32] = self._session.run(None, {self._input: batch})[0]
        return output


@dataclass(frozen=True, slots=True)
class TextNetworks:
    """The networks that reading text needs."""

    detector: Network
    recogniser: Network
    """The small and fast one, or the one in float."""
    line_angle: Network


class ModelState(enum.StrEnum):
    """What `check` found."""

    READY = "ready"
    MISSING = "missing"
    ALTERED = "altered"
    """The file is not the one that was derived or trained, and verified."""
    STALE = "stale"
    """Usable, but this version of the program derives another one."""


@dataclass(frozen=True, slots=True)
class ModelStatus:
    """One model as it lies on the disk."""

    name: str
    """Of a derived model, its ModelName."""
    path: Path
    state: ModelState
    precision: str
    """ "int8" or "float32"; empty if the model is missing, or was not derived on this machine."""
    note: str
    """What verification found when it was derived; empty if there was nothing to verify."""


def load(name: ModelName, *, threads: int = DEFAULT_THREADS, folder: Path | None = None) -> Network:
    """Load a model that `kijkmee models build` derived.

    Args:
        name: Which one.
        threads: At most so many cores are used, 1 and up.
        folder: Where the models lie; the user's models folder if None.

    Raises:
        ModelError: if the file is missing, is not the one that was derived and verified, or cannot be loaded.
    """
    status = _status(name, folder or models_folder())
    if status.state is ModelState.MISSING and status.path.is_file():
        raise ModelError(f"{status.path.parent / RECORD_FILE} is missing, damaged, or silent on {name}. {REMEDY}")
    if status.state is ModelState.MISSING:
        raise ModelError(f"The model {name} is not in {status.path.parent}. {REMEDY}")
    if status.state is ModelState.ALTERED:
        raise ModelError(f"The model file {status.path} was altered since it was derived. {REMEDY}")
    try:
        return Network(open_session(str(status.path), threads=threads))
    except Exception as error:  # onnxruntime raises a dozen unrelated types, none with a common base
        raise ModelError(f"The model file {status.path} cannot be loaded on this machine. {REMEDY}") from error


def load_text_networks(
    *, threads: int = DEFAULT_THREADS, folder: Path | None = None, exact: bool = False
) -> TextNetworks:
    """Load the detector, a recogniser and the line-angle classifier; raises ModelError as `load` does.

    Args:
        threads: As in `load`.
        folder: As in `load`.
        exact: Take the recogniser in float, which reads better and takes twice as long.
    """
    recogniser = ModelName.RECOGNISER_FLOAT if exact else ModelName.RECOGNISER
    return TextNetworks(
        detector=load(ModelName.DETECTOR, threads=threads, folder=folder),
        recogniser=load(recogniser, threads=threads, folder=folder),
        line_angle=load(ModelName.LINE_ANGLE, threads=threads, folder=folder),
    )


def check(folder: Path | None = None) -> tuple[ModelStatus, ...]:
    """Say of each derived model whether it can be used."""
    return tuple(_status(name, folder or models_folder()) for name in ModelName)


def _status(name: ModelName, folder: Path) -> ModelStatus:
    entry = read_record(folder).get(name)
    path = folder / (entry.file if entry else f"{name}.onnx")
    if entry is None or not path.is_file():
        return ModelStatus(name, path, ModelState.MISSING, "", "")
    if sha256_of(path) != entry.sha256:
        state = ModelState.ALTERED
    elif entry.recipe != recipe_of(sources()[name]):
        state = ModelState.STALE
    else:
        state = ModelState.READY
    return ModelStatus(name, path, state, entry.precision, entry.note)
