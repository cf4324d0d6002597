"""`kijkmee voices`: which voices there are, and in which state."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from edge import outputs
from edge.errors import UserError
from edge.sound import piper_files
from edge.toml_file import did_you_mean
from pipelines.phrases.phrasebook import LANGUAGES
from pipelines.preferences import ESPEAK

HOW_TO_INSTALL = """\
eSpeak NG is always there. A Piper voice sounds more like a person, needs a faster board, and must be brought by you:

1. Piper itself, where the network reaches PyPI:   make setup KIJKMEE_PIPER=1
   It is under GPL-3 and runs in a process of its own. Without a network: do this on a machine of the same kind and
   copy .venv, as docs/INSTALL.md says under "Without a network".
2. The voice, two files that belong together, for example nl_NL-ronnie-medium.onnx and nl_NL-ronnie-medium.onnx.json.
   Take them from where their makers publish them, read their licence, and copy them, by memory stick too, to
   {folder}
3. Listen:   kijkmee voices --try nl_NL-ronnie-medium
4. Give it to one worker:   kijkmee workers set CODE voice=nl_NL-ronnie-medium
   or to a whole profile, in its file:   voice.name = "nl_NL-ronnie-medium"

Choose by ear, with short phrases: those are what a shift is made of. The Dutch MLS voices (nl_NL-mls-...) are poor on
them. "low" voices are the fastest, "medium" ones sound best on a Raspberry Pi 5; no voice was tried on a Pi by us.
Where a voice cannot speak a text or its language, eSpeak NG does, and a warning says so once."""


@dataclass(frozen=True, slots=True)
class ListedVoice:
    """One voice."""

    name: str
    languages: tuple[str, ...]
    source: str
    """Where it comes from."""
    state: str
    """"ready", or what is missing."""
    note: str
    """What one should know before choosing it."""

    def as_json(self) -> dict[str, object]:
        """Give it as JSON has it."""
        return asdict(self)


def voices() -> tuple[ListedVoice, ...]:
    """List eSpeak, then the Piper voices by name; only eSpeak is loaded to see whether it works."""
    return (_espeak(), *(_piper(each) for each in piper_files.installed()))


def language_of(name: str, wanted: str) -> str:
    """Give the language in which a voice is tried.

    Args:
        name: Of the voice.
        wanted: For a voice that has several.

    Raises:
        UserError: There is no such voice, or there are no phrases in its language.
    """
    if name == ESPEAK:
        return wanted
    known = [ESPEAK, *(each.name for each in piper_files.installed())]
    if name not in known:
        raise UserError(f'There is no voice "{name}". {did_you_mean(name, known)}')
    language = piper_files.find(name).language
    if language not in LANGUAGES:
        raise UserError(f"The voice {name} speaks {language}, in which nothing is said. Choose one of nl, en or de.")
    return language


def how_to_install() -> str:
    """Explain how a voice comes onto a machine."""
    return HOW_TO_INSTALL.format(folder=piper_files.voices_folder())


def _espeak() -> ListedVoice:
    try:
        outputs.check_voice(ESPEAK)
        state = "ready"
    except UserError as error:
        state = str(error)
    return ListedVoice(ESPEAK, LANGUAGES, "Debian package espeak-ng", state, "")


def _piper(files: piper_files.PiperFiles) -> ListedVoice:
    state = files.problem or ("installed" if piper_files.is_piper_installed() else "Piper is missing: see --explain")
    languages = (files.language,) if files.language else ()
    return ListedVoice(files.name, languages, str(files.model), state, files.note)
