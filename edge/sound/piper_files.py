"""The Piper voices that lie on this machine: each a model and, beside it, what is known of it."""

from __future__ import annotations

import importlib.util
import json
import os
import re
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from edge.errors import UserError
from pipelines.preferences import VOICE_NAME

FOLDER_VARIABLE = "KIJKMEE_VOICES"

_LARGEST_BYTES = 4_000_000
"""What is known of a voice takes a few kilobytes."""


@dataclass(frozen=True, slots=True)
class PiperFiles:
    """One voice's files."""

    name: str
    """The model's file without its ending, for example "nl_NL-ronnie-medium"."""
    model: Path
    config: Path
    """The model's name with .json behind it."""
    language: str
    """For example "nl"; empty if it is not known."""
    sample_rate: int
    """Samples a second; 0 if it is not known."""
    problem: str | None = None
    """Why it cannot be used; None if nothing is known to be wrong."""

    @property
    def note(self) -> str:
        """What a person should know who chooses it; mostly nothing."""
        if re.search(r"\bmls(\b|_)", self.name):
            return "poor on short phrases, of which a shift is made"
        return ""


def voices_folder() -> Path:
    """Give the folder of the voice files: the user's data folder, or the one that KIJKMEE_VOICES names."""
    named = os.environ.get(FOLDER_VARIABLE)
    return Path(named) if named else Path(platformdirs.user_data_dir("kijkmee")) / "voices"


def is_piper_installed() -> bool:
    """Tell whether the program is there, without loading it."""
    return importlib.util.find_spec("piper") is not None


def installed() -> tuple[PiperFiles, ...]:
    """List the voices in the folder, by name, those with a problem too."""
    found = (_described(model) for model in sorted(voices_folder().glob("*.onnx")))
    return tuple(each for each in found if re.fullmatch(VOICE_NAME, each.name))


def find(name: str) -> PiperFiles:
    """Give a voice that can be used, as far as is known without loading it.

    Raises:
        UserError: There is none of this name, or it has a problem.
    """
    for each in installed():
        if each.name == name:
            if each.problem is not None:
                raise UserError(f"The voice {name} cannot be used: {each.problem}")
            return each
    raise UserError(
        f"There is no voice {name} in {voices_folder()}. Put {name}.onnx and {name}.onnx.json there, "
        "or choose another: `kijkmee voices`."
    )


def _described(model: Path) -> PiperFiles:
    """Read what is known of a voice."""
    config = model.with_name(model.name + ".json")
    language, sample_rate, problem = "", 0, None
    try:
        if model.stat().st_size == 0:
            problem = f"{model.name} is empty. Copy it anew."
        language, sample_rate = _known(config)
    except FileNotFoundError:
        problem = f"{config.name} is missing. It belongs beside the model, under this name."
    except OSError as error:
        problem = f"it cannot be read ({error.strerror}). Check its permissions."
    except (ValueError, KeyError, TypeError, AttributeError):
        problem = f"{config.name} is not what Piper needs. Copy it anew."
    return PiperFiles(model.name.removesuffix(".onnx"), model, config, language, sample_rate, problem)


def _known(config: Path) -> tuple[str, int]:
    """Give language and samples a second; raises OSError, or whatever befits a file that says something else."""
    if config.stat().st_size > _LARGEST_BYTES:
        raise ValueError("this was not written for a voice")
    known = json.loads(config.read_text(encoding="utf-8"))
    # Older files tell the language only through the voice of eSpeak that spells for them.
    code = known["language"]["code"] if "language" in known else known["espeak"]["voice"]
    sample_rate = int(known["audio"]["sample_rate"])
    if not 8000 <= sample_rate <= 96_000:
        raise ValueError("no voice has such a sample rate")
    return re.split("[-_]", code.removeprefix("gmw/"))[0].lower(), sample_rate
