"""What is easily taken for something else on one list: codes, names, and neighbouring places with like items."""

from __future__ import annotations

import enum
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from edge.journal.warehouse import StoredItem, StoredLine, StoredList
from edge.lists.problems import Problem, problem
from edge.name_list_file import look_alike, sound_alike
from pipelines.picking.codes import code_key

MOST_ITEMS = 2_000
"""Items of one list whose names are compared: every one is compared with every other."""
SHORTEST_CODE = 4
"""Characters: of shorter codes, such as "A1" and "A2", nearly all are alike."""
LIKE_NAMES = 80.0
"""From which similarity on (0 to 100, of letters that can be matched) neighbours count as like."""
_GTIN_DIGITS = 14


class Likeness(enum.StrEnum):
    """In which way two things are alike; the value is also the message's name."""

    CODES = "codes-alike"
    """One character differs (the check digit aside), or two have changed places."""
    LOOKS = "names-look-alike"
    """One letter differs, or only their order."""
    SOUNDS = "names-sound-alike"
    """Written otherwise, and they sound the same in Dutch."""
    NEIGHBOURS = "neighbours-alike"
    """In the same place or side by side, with names that are rather alike."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Two items of a list that are easily taken for each other."""

    likeness: Likeness
    articles: tuple[str, str]
    described: Problem
    """To be put into words by `messages.said`."""


def scan(of: StoredList, items: Mapping[str, StoredItem]) -> tuple[Finding, ...]:
    """Find what is easily taken for something else on a list.

    Args:
        of: The list.
        items: At least those on it, by article number.

    Returns:
        Each pair of items once for each way in which they are alike.
    """
    on_list = [items[article] for article in dict.fromkeys(line.article for line in of.lines) if article in items]
    found = [*_codes(on_list), *_names(on_list[:MOST_ITEMS]), *_neighbours(of.lines, items)]
    once: dict[tuple[Likeness, frozenset[str]], Finding] = {}
    for finding in found:
        once.setdefault((finding.likeness, frozenset(finding.articles)), finding)
    return tuple(once.values())


def with_forced_scans(of: StoredList, findings: Iterable[Finding]) -> StoredList:
    """Give the list with the item scan forced on every line whose item is in a finding."""
    articles = {article for finding in findings for article in finding.articles}
    lines = tuple(replace(line, must_scan=True) if line.article in articles else line for line in of.lines)
    return replace(of, lines=lines)


def near(one: str, other: str) -> bool:
    """Tell whether two codes hardly differ: in one character, or in two that have changed places.

    The check digit of a GTIN does not count: it follows from the others.
    """
    first, second = _compared(one), _compared(other)
    if len(first) != len(second) or min(len(one), len(other)) < SHORTEST_CODE:
        return False
    differ = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    return len(differ) == 1 or (len(differ) == 2 and differ[0] == differ[1][::-1])


def _compared(code: str) -> str:
    key = code_key(code)
    return key[:-1] if len(key) == _GTIN_DIGITS and key.isdigit() else key.casefold()


def _codes(items: list[StoredItem]) -> Iterator[Finding]:
    """Find near codes by what they have in common, so that not every code is compared with every other."""
    groups: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for item in items:
        for code in item.barcodes:
            text = _compared(code.content)
            shapes = {("gap", f"{text[:at]}\0{text[at + 1 :]}") for at in range(len(text))}
            for shape in {*shapes, ("swap", "".join(sorted(text)))}:
                groups.setdefault(shape, []).append((item.article, code.content))
    for group in groups.values():
        for (article, one), (other, two) in itertools.combinations(group, 2):
            if article != other and near(one, two):
                yield _finding(Likeness.CODES, (article, other), (one, two))


def _names(items: list[StoredItem]) -> Iterator[Finding]:
    for language in ("nl", "en", "de"):
        # Two items may have one name; then each pair of their articles is a finding.
        articles: dict[str, list[str]] = {}
        for item in items:
            name = getattr(item.names, language)
            if name:
                articles.setdefault(name, []).append(item.article)
        names = list(articles)
        pairs = [(Likeness.LOOKS, name, name) for name in names if len(articles[name]) > 1]
        pairs += [(Likeness.LOOKS, *pair) for pair in look_alike(names)]
        pairs += [(Likeness.SOUNDS, *pair) for pair in sound_alike(names)]
        for likeness, one, two in pairs:
            for article, other in itertools.product(articles[one], articles[two]):
                if article < other or (article != other and one != two):
                    yield _finding(likeness, (article, other), (one, two))


def _neighbours(lines: tuple[StoredLine, ...], items: Mapping[str, StoredItem]) -> Iterator[Finding]:
    for one, two in _side_by_side(lines):
        first, second = items.get(one.article), items.get(two.article)
        if first is None or second is None or first.article == second.article:
            continue
        names = first.names.in_language("nl"), second.names.in_language("nl")
        if fuzz.ratio(names[0].casefold(), names[1].casefold()) >= LIKE_NAMES:
            articles = first.article, second.article
            yield _finding(Likeness.NEIGHBOURS, articles, names, place=one.location, next=two.location)


def _finding(likeness: Likeness, articles: tuple[str, str], shown: tuple[str, str], **more: str) -> Finding:
    described = problem(likeness.value, one=shown[0], two=shown[1], article=articles[0], other=articles[1], **more)
    return Finding(likeness, articles, described)


def _side_by_side(lines: tuple[StoredLine, ...]) -> Iterator[tuple[StoredLine, StoredLine]]:
    """Give the pairs of lines at one place, or at two whose codes differ by 1 in one number: "A-03-2" and "A-04-2"."""
    rows: dict[tuple[str, ...], dict[int, list[StoredLine]]] = {}
    for line in lines:
        parts = re.findall(r"[0-9]+|[^0-9]+", line.location.casefold())
        numbers = [at for at, part in enumerate(parts) if part.isdigit()]
        for at in numbers:
            row = (str(at), *parts[:at], "", *parts[at + 1 :])
            rows.setdefault(row, {}).setdefault(int(parts[at]), []).append(line)
        if not numbers:
            rows.setdefault(tuple(parts), {}).setdefault(0, []).append(line)
    for places in rows.values():
        for number, here in places.items():
            yield from itertools.combinations(here, 2)
            yield from itertools.product(here, places.get(number + 1, ()))
