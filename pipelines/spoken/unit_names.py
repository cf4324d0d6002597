"""Units by their symbols, and their names: from the CLDR through Babel, and a few that it lacks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

_CLDR = {
    "kg": "mass-kilogram", "g": "mass-gram", "gr": "mass-gram", "mg": "mass-milligram", "µg": "mass-microgram",
    "mcg": "mass-microgram", "km": "length-kilometer", "m": "length-meter", "dm": "length-decimeter",
    "cm": "length-centimeter", "mm": "length-millimeter", "µm": "length-micrometer", "nm": "length-nanometer",
    "km²": "area-square-kilometer", "m²": "area-square-meter", "cm²": "area-square-centimeter",
    "mm²": "square-millimeter", "ha": "area-hectare", "m³": "volume-cubic-meter", "cm³": "volume-cubic-centimeter",
    "l": "volume-liter", "L": "volume-liter", "dl": "volume-deciliter", "cl": "volume-centiliter",
    "ml": "volume-milliliter", "mL": "volume-milliliter", "km/u": "speed-kilometer-per-hour",
    "km/h": "speed-kilometer-per-hour", "m/s": "speed-meter-per-second", "°C": "temperature-celsius",
    "℃": "temperature-celsius", "°F": "temperature-fahrenheit", "V": "electric-volt", "A": "electric-ampere",
    "mA": "electric-milliampere", "Ω": "electric-ohm", "W": "power-watt", "kW": "power-kilowatt",
    "MW": "power-megawatt", "kWh": "energy-kilowatt-hour", "Hz": "frequency-hertz", "kHz": "frequency-kilohertz",
    "MHz": "frequency-megahertz", "GHz": "frequency-gigahertz", "lx": "light-lux", "N": "force-newton",
    "Nm": "torque-newton-meter", "mbar": "pressure-millibar", "kB": "digital-kilobyte", "MB": "digital-megabyte",
    "GB": "digital-gigabyte", "TB": "digital-terabyte", "kcal": "energy-kilocalorie", "kJ": "energy-kilojoule",
    "J": "energy-joule", "″": "length-inch", "mph": "speed-mile-per-hour", "lb": "mass-pound", "lbs": "mass-pound",
    "oz": "mass-ounce", "ft": "length-foot", "‰": "concentr-permille",
}  # fmt: skip
_OWN: dict[str, dict[str, tuple[str, str]]] = {
    "nl": {
        "u": ("uur", "uur"), "h": ("uur", "uur"), "min": ("minuut", "minuten"), "sec": ("seconde", "seconden"),
        "s": ("seconde", "seconden"), "t": ("ton", "ton"), "°": ("graad", "graden"), "bar": ("bar", "bar"),
        "dB": ("decibel", "decibel"), "tpm": ("toer per minuut", "toeren per minuut"), "pk": ("pk", "pk"),
        "IE": ("internationale eenheid", "internationale eenheden"), "st": ("stuk", "stuks"),
        "stk": ("stuk", "stuks"), "mmol": ("millimol", "millimol"), "mm²": ("vierkante millimeter",) * 2,
        "kPa": ("kilopascal",) * 2, "kV": ("kilovolt",) * 2, "mV": ("millivolt",) * 2, "kN": ("kilonewton",) * 2,
        "kVA": ("kilovoltampère",) * 2, "Ah": ("ampère-uur",) * 2, "mAh": ("milliampère-uur",) * 2,
        "Wh": ("wattuur",) * 2, "kΩ": ("kilo-ohm",) * 2, "lm": ("lumen",) * 2, "K": ("kelvin",) * 2,
    },
    "en": {
        "h": ("hour", "hours"), "hr": ("hour", "hours"), "hrs": ("hour", "hours"), "min": ("minute", "minutes"),
        "mins": ("minute", "minutes"), "sec": ("second", "seconds"), "s": ("second", "seconds"),
        "t": ("tonne", "tonnes"), "°": ("degree", "degrees"), "bar": ("bar", "bar"), "dB": ("decibel", "decibels"),
        "rpm": ("revolution per minute", "revolutions per minute"), "IU": ("international unit", "international units"),
        "pcs": ("piece", "pieces"), "mmol": ("millimole", "millimoles"),
        "mm²": ("square millimetre", "square millimetres"),
        "kPa": ("kilopascal", "kilopascals"), "kV": ("kilovolt", "kilovolts"), "mV": ("millivolt", "millivolts"),
        "kN": ("kilonewton", "kilonewtons"), "kVA": ("kilovolt-ampere", "kilovolt-amperes"),
        "Ah": ("ampere-hour", "ampere-hours"), "mAh": ("milliampere-hour", "milliampere-hours"),
        "Wh": ("watt-hour", "watt-hours"), "kΩ": ("kilohm", "kilohms"), "lm": ("lumen", "lumens"),
        "K": ("kelvin", "kelvin"), "psi": ("P.S.I", "P.S.I"),
    },
    "de": {
        "h": ("Stunde", "Stunden"), "Std": ("Stunde", "Stunden"), "min": ("Minute", "Minuten"),
        "Min": ("Minute", "Minuten"), "sec": ("Sekunde", "Sekunden"), "Sek": ("Sekunde", "Sekunden"),
        "s": ("Sekunde", "Sekunden"), "t": ("Tonne", "Tonnen"), "°": ("Grad", "Grad"), "bar": ("Bar", "Bar"),
        "dB": ("Dezibel", "Dezibel"), "PS": ("P.S", "P.S"), "Stk": ("Stück", "Stück"), "Tbl": ("Tablette", "Tabletten"),
        "IE": ("Internationale Einheit", "Internationale Einheiten"), "mmol": ("Millimol", "Millimol"),
        "mm²": ("Quadratmillimeter",) * 2, "kPa": ("Kilopascal",) * 2, "kV": ("Kilovolt",) * 2,
        "mV": ("Millivolt",) * 2, "kN": ("Kilonewton",) * 2, "kVA": ("Kilovoltampere",) * 2,
        "Ah": ("Amperestunde", "Amperestunden"), "mAh": ("Milliamperestunde", "Milliamperestunden"),
        "Wh": ("Wattstunde", "Wattstunden"), "kΩ": ("Kiloohm",) * 2, "lm": ("Lumen",) * 2, "K": ("Kelvin",) * 2,
    },
}  # fmt: skip
ALIASES = {
    "m2": "m²", "m3": "m³", "cm2": "cm²", "cm3": "cm³", "mm2": "mm²", "km2": "km²", "qm": "m²", "μg": "µg", "μm": "µm",
    "KG": "kg", "Kg": "kg", "ML": "ml", "Ml": "ml", "MM": "mm", "CM": "cm", "GR": "gr", "MG": "mg", "KM": "km",
    "Km": "km", "º": "°", "ºC": "°C", "° C": "°C", "° F": "°F", "KW": "kW", "Mm": "mm", "Cm": "cm", "°c": "°C",
    "Ltr": "l", "ltr": "l", "LTR": "l", "lt": "l", "Wp": "W", "VAC": "V", "cc": "cm³", "KWH": "kWh", "kwh": "kWh",
    "Ohm": "Ω", "ohm": "Ω", "Watt": "W", "km/uur": "km/u", "KM/U": "km/u", "KM/H": "km/h", "kmh": "km/h", "mᵌ": "m³",
}  # fmt: skip
"""Other ways in which the symbols are written, capitals of labels among them."""
_PER = {"nl": "per", "en": "per", "de": "pro"}
_BRITISH = (("meter", "metre"), ("liter", "litre"))
"""The voice is British, and so are the words; the CLDR's plain English is American."""


@dataclass(frozen=True, slots=True)
class UnitName:
    """What a unit is called."""

    one: str
    """After "1" and after "per"."""
    many: str


@cache
def unit_name(symbol: str, language: str) -> UnitName | None:
    """Give the name of a unit, or None for a symbol that is not known. "mg/ml" is known as its parts are."""
    symbol = ALIASES.get(symbol, symbol)
    if own := _OWN[language].get(symbol):
        return UnitName(*own)
    if symbol in _CLDR:
        return _from_cldr(_CLDR[symbol], language)
    above, slash, below = symbol.partition("/")
    if slash and (many := unit_name(above, language)) and (per := unit_name(below, language)):
        return UnitName(f"{many.one} {_PER[language]} {per.one}", f"{many.many} {_PER[language]} {per.one}")
    return None


def _from_cldr(unit: str, language: str) -> UnitName:
    # Babel reads its tables of a language at the first name, which takes longer than a page of rules.
    from babel.units import format_unit  # noqa: PLC0415 - see above

    locale = "en_GB" if language == "en" else language
    one, many = (
        format_unit(count, unit, "long", locale=locale).replace("\u00a0", " ").partition(" ")[2] for count in (1, 5)
    )
    return UnitName(_plain(one, language), _plain(many, language))


def _plain(name: str, language: str) -> str:
    if language == "en":
        for american, british in _BRITISH:
            name = name.replace(american, british)
    return name


@cache
def symbols(language: str) -> tuple[str, ...]:
    """Give every symbol, longest first."""
    known = {*_CLDR, *_OWN[language], *ALIASES}
    return tuple(sorted(known, key=lambda symbol: (-len(symbol), symbol)))
