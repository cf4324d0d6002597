"""Lines as they stand on letters, work orders, notices and labels, and what is said for them: Dutch."""

from __future__ import annotations

import pytest

from pipelines.spoken.text import speakable

CASES = [
    # Letters
    ("Dorpsstraat 12a, 1601 AB Enkhuizen", "Dorpsstraat 12a, zestien nul een A.B Enkhuizen"),
    ("Kerkstr. 16 A", "Kerkstraat 16 A"),
    ("Prinsengracht 12-III", "Prinsengracht 12, 3 hoog"),
    ("t.a.v. dhr. De Boer", "ter attentie van de heer De Boer"),
    ("Geachte mevr. Bakker,", "Geachte mevrouw Bakker,"),
    ("Het bedrag is € 12,50.", "Het bedrag is 12 euro 50."),
    ("€ 1.250,00", "1250 euro"),
    ("€5,-", "5 euro"),
    ("€ 0,75", "75 cent"),
    ("€ 3,05", "3 euro en 5 cent"),
    ("saldo -€ 5,00", "saldo min 5 euro"),
    ("saldo € -5,00", "saldo min 5 euro"),
    ("EUR 12,50", "12 euro 50"),
    ("12,50 euro", "12 euro 50"),
    ("€ 2,5 miljoen", "2,5 miljoen euro"),
    ("van € 10–€ 20", "van 10 tot 20 euro"),
    ("Bel 06-12345678.", "Bel nul zes, een twee, drie vier, vijf zes, zeven acht."),
    ("020 - 123 45 67", "nul twee nul, een twee drie, vier vijf, zes zeven"),
    ("+31 6 12345678", "plus 31, zes, een twee, drie vier, vijf zes, zeven acht"),
    ("Bel 112", "Bel een een twee"),
    (
        "NL91 ABNA 0417 1643 00",
        "N.L negen een, A.B.N.A, nul vier een zeven, een zes vier drie, nul nul",
    ),
    ("op 06-12-2026 om 14.30 uur", "op 6 december 2026 om 14 uur 30"),
    ("6 dec. 2026", "6 december 2026"),
    ("2026-12-06", "6 december 2026"),
    ("6-12-26", "6 december 26"),
    ("ma 6 dec.", "maandag 6 december"),
    ("i.v.m. ziekte", "in verband met ziekte"),
    ("schroeven, moeren enz. Ook bouten", "schroeven, moeren enzovoort. Ook bouten"),
    ("kenmerk: 2026/104482", "kenmerk: twee nul twee zes, een nul vier, vier acht twee"),
    ("een bestel-\nling", "een bestelling"),
    ("Noord-\nHolland", "Noord-Holland"),
    ("in-\nen uitgang", "in- en uitgang"),
    ("info@kijkmee.nl", "info apenstaartje kijkmee.nl"),
    ("https://www.kijkmee.nl/", "www.kijkmee.nl"),
    ("A & B", "A en B"),
    ("z.o.z.", "zie ommezijde."),
    # Work orders and shelf labels
    ("artikel 4712", "artikel vier zeven een twee"),
    ("artikel 5", "artikel 5"),
    ("ordernr. 104482", "ordernummer een nul vier, vier acht twee"),
    ("bestelling 4712-88", "bestelling vier zeven een twee, acht acht"),
    ("vak B-114", "vak B, een een vier"),
    ("W-M20-GR", "W, M 20, G.R"),
    ("lager 6204-2RS", "lager zes twee nul vier, 2 R.S"),
    ("EAN 8712345678906", "E.A.N acht zeven een, twee drie vier, vijf zes zeven, acht negen, nul zes"),
    ("code 042", "code nul vier twee"),
    ("B12", "B12"),
    ("kamer 118", "kamer 118"),
    ("30 tabletten", "30 tabletten"),
    ("12345 stuks", "12345 stuks"),
    ("10–12 stuks", "10 tot 12 stuks"),
    ("M8x30", "M8 bij 30"),
    ("4 x M8x30", "4 keer M8 bij 30"),
    ("10 x 20 cm", "10 bij 20 centimeter"),
    ("Ø 8 mm", "diameter 8 millimeter"),
    ("± 0,1 mm", "plusminus 0,1 millimeter"),
    ("230 V/50 Hz", "230 volt, 50 hertz"),
    ("24V", "24 volt"),
    ("zekering 16 A", "zekering 16 ampère"),
    ("zaal 3A", "zaal 3A"),
    ("12 m2", "12 vierkante meter"),
    ("1 kg", "1 kilogram"),
    ("€ 2,50/kg", "2 euro 50 per kilogram"),
    ("25000 km", "25000 kilometer"),
    ("pagina 1/2", "pagina 1 van 2"),
    # Notices
    ("LET OP", "LET OP"),
    ("VERBODEN M.U.V. PERSONEEL", "VERBODEN met uitzondering van PERSONEEL"),
    ("EHBO-doos en AED", "E.H.B.O-doos en A.E.D"),
    ("ma t/m vr 9.00-17.00", "maandag tot en met vrijdag 9 uur tot 17 uur"),
    ("za 10:00–16:00 uur", "zaterdag 10 uur tot 16 uur"),
    ("max. 30 km/u", "maximaal 30 kilometer per uur"),
    ("1e verdieping", "eerste verdieping"),
    ("19e eeuw", "negentiende eeuw"),
    ("en/of", "en of"),
    ("schaal 1:50", "schaal 1 op 50"),
    ("Naam: ________", "Naam: "),
    # Medicine
    ("2x per dag 1 tablet", "2 keer per dag 1 tablet"),
    ("2 x 500 mg", "2 keer 500 milligram"),
    ("½ tablet", "een halve tablet"),
    ("1½ uur voor het eten", "anderhalf uur voor het eten"),
    ("10 mg/ml", "10 milligram per milliliter"),
    ("niet boven 25 °C", "niet boven 25 graden Celsius"),
    ("THT 12-2026", "THT december 2026"),
    # Clothing
    ("wassen op 30°", "wassen op 30 graden"),
    ("100% katoen", "100% katoen"),
    ("maat XL", "maat XL"),
    # Grave markers
    ("1931–2009", "1931 tot 2009"),
    ("* 3 mei 1931 † 12-01-2009", "geboren 3 mei 1931 overleden 12 januari 2009"),
    ("Psalm 23:1", "Psalm 23 vers 1"),
    ("Willem III", "Willem de derde"),
    ("hoofdstuk IV", "hoofdstuk 4"),
    ("zo en zo doen we dat", "zo en zo doen we dat"),
]


@pytest.mark.parametrize(("written", "said"), CASES)
def test_said(written: str, said: str) -> None:
    assert speakable(written, "nl") == said


@pytest.mark.parametrize("written", [written for written, _ in CASES])
def test_what_is_said_stays_as_it_is(written: str) -> None:
    said = speakable(written, "nl")
    assert speakable(said, "nl") == said
