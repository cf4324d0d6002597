"""Letters and digits as words, one at a time."""

from __future__ import annotations

_DUTCH = (
    "Anton Bernard Cornelis Dirk Eduard Ferdinand Gerard Hendrik Izaak Johan Karel Lodewijk Maria Nico Otto Pieter "
    "Quotiënt Rudolf Simon Theodoor Utrecht Victor Willem Xantippe Ypsilon Zacharias"
)
"""The Dutch telephone alphabet, as Onze Taal lists it."""
_ENGLISH = (
    "alfa bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november oscar papa quebec romeo "
    "sierra tango uniform victor whiskey x-ray yankee zulu"
)
"""The ICAO spelling alphabet (Annex 10, volume II)."""
_GERMAN = (
    "Aachen Berlin Chemnitz Düsseldorf Essen Frankfurt Goslar Hamburg Ingelheim Jena Köln Leipzig München Nürnberg "
    "Offenbach Potsdam Quickborn Rostock Salzwedel Tübingen Unna Völklingen Wuppertal Xanten Ypsilon Zwickau"
)
"""DIN 5009:2022."""

_LETTERS = {
    language: dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", words.split(), strict=True))
    for language, words in (("nl", _DUTCH), ("en", _ENGLISH), ("de", _GERMAN))
}
_LETTERS["de"] |= {"Ä": "Umlaut Aachen", "Ö": "Umlaut Offenbach", "Ü": "Umlaut Unna", "ß": "Eszett"}

_DIGITS = {
    "nl": ["nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"],
    "en": ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
    "de": ["null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"],
}


def say_digit(digit: str, language: str) -> str:
    """Give the word for one of the characters 0 to 9."""
    return _DIGITS[language]["0123456789".index(digit)]


def say_letter(letter: str, language: str) -> str:
    """Give the telephone-alphabet word for a letter; a letter outside the alphabet stays itself."""
    return _LETTERS[language].get(letter if letter == "ß" else letter.upper(), letter)


def spell(text: str, language: str) -> str:
    """Give letters by the telephone alphabet and digits singly; other characters become a pause."""
    words: list[str] = []
    for character in text:
        if character in "0123456789":
            words.append(say_digit(character, language))
        elif character.isalpha():
            words.append(say_letter(character, language))
        elif words and not words[-1].endswith(","):
            words[-1] += ","
    return " ".join(words).rstrip(",")
