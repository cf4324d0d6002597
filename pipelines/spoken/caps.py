"""Capitals: initialisms by their letters; whole words stay, since a voice says "LET OP" as it says "let op".

An initialism without vowels (BTW, KVK) is spelled by the voice by itself. Those below hold vowels, or are Roman
numerals to a German voice (XL), and would be said as words.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.spoken.rules import Rule

_INITIALISMS = {
    "nl": "USB AED APK ICT UV EU UWV AOW WAO WIA OV EHBO ID IC IT OR AVG ANWB CAO EAN ECG EEG GPS HBO MBO UPS VOG VOF "
    "ZZP AZC ABN ING CEO CV DIY EPD GGD GGZ HIV ADHD AIVD IND IQ KNO MRI OK PGB PVA RIVM SEO SUV TIA TU UMC UTP "
    "VUT WMO WOZ WW XXL AB ADL AOV AWBZ BIG BV CAK CIZ DVD EK EPC GFT IBS OZB PDF POH SEH UTC WA AI",
    "en": "AED AA PO EAN ECG EEG HIV UPS VIP USB ICU IBS AI AOB BIO UPVC",
    "de": "USB EU AED EDV AG AOK UV ID IT ADAC EAN EKG EEG HIV OP OB ICE IC GAU UKW AU BU EWG IHK TU UPS "
    "XL XXL XXXL XS VI MRI MIV AGB BGB ISBN GEZ AB",
}
_AS_WORDS = {"nl": "", "en": "IT US", "de": "WEG"}
"""Words that a voice spells when they are in capitals."""
_IN_A_SHOUT = {"OK", "OR", "IT", "AB", "IC", "WW", "BIG", "OB", "OP", "AU", "AG", "ID", "AA", "TU", "EK", "WA", "AI"}
"""Initialisms that may be words in a line of capitals, where the voice is left to itself."""


def letters(word: str) -> str:
    """Write letters so that a voice names each: "U.S.B"."""
    # Points, since "A" alone would be an article to an English voice.
    return ".".join(word)


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """Give the rules for capitals."""
    spelled = "|".join(sorted(set(_INITIALISMS[language].split()), key=len, reverse=True))

    def spell(match: re.Match[str]) -> str | None:
        if match[0] in _IN_A_SHOUT and _is_shouted(match):
            return None
        return letters(match[0])

    found = [Rule(re.compile(rf"(?<![\w.])(?:{spelled})(?![\w.][\w])(?!\w)"), spell)]
    if words := "|".join(_AS_WORDS[language].split()):
        shouted = re.compile(rf"(?<![\w.])(?:{words})(?!\w)")
        found.append(Rule(shouted, lambda match: match[0].lower() if _is_shouted(match) else None))
    return tuple(found)


_AROUND = 24


def _is_shouted(match: re.Match[str]) -> bool:
    """Tell whether the words beside are in capitals too; a line is not searched far, to stay linear."""
    start, end, text = match.start(), match.end(), match.string
    beside = text[max(0, start - _AROUND) : start].rpartition("\n")[2] + text[end : end + _AROUND].partition("\n")[0]
    return any(character.isupper() for character in beside) and not any(character.islower() for character in beside)
