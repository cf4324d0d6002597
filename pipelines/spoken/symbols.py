"""Symbols, by how much of them a wearer wants to hear.

Marks that make a pause (. , ; : ? !) are never named. The same symbol four times or more is one ("......", "-----").
"""

from __future__ import annotations

import enum
import re
from functools import cache

from pipelines.spoken.rules import Rule


class SymbolLevel(enum.IntEnum):
    """Which symbols are named."""

    NONE = 0
    """Only those that stand for a word: & % ° § and signs of money."""
    SOME = 1
    """Those of sums, e-mail and ticks too, and pictures (emoji) once each."""
    MOST = 2
    """All, brackets, quotes and bullets among them."""


_WORDS = {
    "nl": "& en|§ paragraaf|° graden|% procent|‰ promille|€ euro|£ pond|$ dollar|+ plus|= is|@ apenstaartje|# hekje|"
    "× keer|÷ gedeeld door|< kleiner dan|> groter dan|≤ hoogstens|≥ ten minste|≈ ongeveer|→ pijl naar rechts|"
    "← pijl naar links|↑ pijl omhoog|↓ pijl omlaag|✓ vinkje|✔ vinkje|☑ aangevinkt|☐ niet aangevinkt|✗ kruisje|"
    "✘ kruisje|© copyright|® handelsmerk|™ handelsmerk|− min|μ micro|* sterretje|/ schuine streep|"
    "\\ omgekeerde schuine streep|"
    "( haakje openen|) haakje sluiten|[ blokhaak openen|] blokhaak sluiten|{ accolade openen|} accolade sluiten|"
    '| streep|~ tilde|^ dakje|_ laag streepje|" aanhalingsteken|“ aanhalingsteken|” aanhalingsteken|„ aanhalingsteken|'
    "« aanhalingsteken|» aanhalingsteken|• punt|· punt|– streepje|— streepje|… puntjes",
    "en": "& and|§ section|° degrees|% percent|‰ per mille|€ euro|£ pound|$ dollar|+ plus|= equals|@ at|# hash|× times|"
    "÷ divided by|< less than|> greater than|≤ at most|≥ at least|≈ about|→ right arrow|← left arrow|↑ up arrow|"
    "↓ down arrow|✓ tick|✔ tick|☑ ticked|☐ not ticked|✗ cross|✘ cross|© copyright|® registered|™ trademark|"
    "− minus|μ micro|* star|/ slash|\\ backslash|( open bracket|) close bracket|[ open square bracket|"
    '] close square bracket|{ open brace|} close brace|| bar|~ tilde|^ caret|_ underscore|" quote|“ quote|” quote|'
    "„ quote|« quote|» quote|• bullet|· dot|– dash|— dash|… dots",
    "de": "& und|§ Paragraf|° Grad|% Prozent|‰ Promille|€ Euro|£ Pfund|$ Dollar|+ plus|= gleich|@ at|# Raute|× mal|"
    "÷ geteilt durch|< kleiner als|> größer als|≤ höchstens|≥ mindestens|≈ ungefähr|→ Pfeil nach rechts|"
    "← Pfeil nach links|↑ Pfeil nach oben|↓ Pfeil nach unten|✓ Haken|✔ Haken|☑ angekreuzt|☐ nicht angekreuzt|"
    "✗ Kreuz|✘ Kreuz|© Copyright|® Marke|™ Marke|− minus|μ Mikro|* Stern|/ Schrägstrich|\\ umgekehrter Schrägstrich|"
    "( Klammer auf|) Klammer zu|[ eckige Klammer auf|] eckige Klammer zu|{ geschweifte Klammer auf|"
    '} geschweifte Klammer zu|| Strich|~ Tilde|^ Dach|_ Unterstrich|" Anführungszeichen|“ Anführungszeichen|'
    "” Anführungszeichen|„ Anführungszeichen|« Anführungszeichen|» Anführungszeichen|• Punkt|· Punkt|– Strich|"
    "— Strich|… Punkte",
}
_ALWAYS = "&§°%‰€£$−μ"
_SOME = "+=@#×÷<>≤≥≈→←↑↓✓✔☑☐✗✘©®™"
_SAID_WELL = {"nl": "%", "en": "%$£€@", "de": "%&"}
"""What the voice names by itself, by the right word."""
_SILENT = '()[]{}"“”„«»•·–—…|'
"""What the voice takes for a pause; left to it where the wearer does not want the name."""
_MINUS = {"nl": "min", "en": "minus", "de": "minus"}
_NUMBER = {"nl": "nummer", "en": "number", "de": "Nummer"}
_EMOJI = (
    "[\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff\u2600-\u260f\u2613-\u26ff\u2702-\u2712"
    "\u2728\u2753\u2757\u2763\u2764\u2b50\u2b55]"
)
_JOINERS = "[\ufe0e\ufe0f\u200d\U0001f3fb-\U0001f3ff]"


@cache
def rules(language: str, level: SymbolLevel) -> tuple[Rule, ...]:
    """Give the rules for symbols."""
    names = dict(_split(entry) for entry in _entries(language))
    said = set(_ALWAYS) | (set(_SOME) if level >= SymbolLevel.SOME else set())
    if level >= SymbolLevel.MOST:
        said = set(names)
    alone = "".join(re.escape(symbol) for symbol in names)

    def name(match: re.Match[str]) -> str | None:
        symbol = match[0]
        if symbol in said:
            return None if symbol in _SAID_WELL[language] else f" {names[symbol]} "
        return None if symbol in _SILENT else " "

    def run(match: re.Match[str]) -> str:
        symbol = match["symbol"]
        if symbol in ".!?":
            return symbol
        return f" {names[symbol]} " if level >= SymbolLevel.MOST and symbol in names else " "

    def emoji(match: re.Match[str]) -> str:
        return "" if level is SymbolLevel.NONE else match["picture"]

    def nothing(_: re.Match[str]) -> str:
        return ""

    return (
        Rule(re.compile(rf"(?P<picture>{_EMOJI})(?:{_JOINERS}|(?P=picture))*"), emoji),
        Rule(re.compile(r"(?P<symbol>[^\w\s])(?P=symbol){3,}"), run),
        Rule(re.compile(rf"{_JOINERS}+"), nothing),
        Rule(re.compile(r"(?<![\w.,)])[−–][ ]?(?=[0-9])"), lambda _: f"{_MINUS[language]} "),
        Rule(re.compile(r"#(?=[0-9])"), lambda _: f"{_NUMBER[language]} "),
        Rule(re.compile(rf"[{alone}]"), name),
    )


def _entries(language: str) -> list[str]:
    # The bar is both a symbol and what stands between the entries.
    return re.split(r"\|(?=. )(?!\| )|\|(?=\| )", _WORDS[language])


def _split(entry: str) -> tuple[str, str]:
    symbol, _, words = entry.partition(" ")
    return symbol, words
