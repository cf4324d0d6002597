"""Lines as they stand on letters, work orders, notices and labels, and what is said for them: German."""

from __future__ import annotations

import pytest

from pipelines.spoken.text import speakable

CASES = [
    ("12,50 €", "12 Euro 50"),
    ("€ 5,-", "5 Euro"),
    ("1.250,00 EUR", "1250 Euro"),
    ("1 €", "ein Euro"),
    ("2,05 €", "2 Euro und 5 Cent"),
    ("-3,50 €", "minus 3 Euro 50"),
    ("10–20 €", "10 bis 20 Euro"),
    ("3 Mio. €", "3 Millionen Euro"),
    ("am 06.12.2026", "am sechsten Dezember 2026"),
    ("6. Dezember 2026", "sechster Dezember 2026"),
    ("am 3. Mai", "am dritten Mai"),
    ("am 06.12. um 9.00 Uhr", "am sechsten Dezember um 9 Uhr"),
    ("2026-12-06", "sechster Dezember 2026"),
    ("3.–5. Mai", "dritter bis fünfter Mai"),
    ("14:30", "14 Uhr 30"),
    ("14.30 Uhr", "14 Uhr 30"),
    ("Mo.–Fr. 8:00–18:00 Uhr", "Montag bis Freitag 8 Uhr bis 18 Uhr"),
    ("1998", "neunzehnhundertachtundneunzig"),
    ("im Jahr 2026", "im Jahr 2026"),
    ("1931–2009", "neunzehnhunderteinunddreißig bis 2009"),
    ("* 3. Mai 1931", "geboren dritter Mai neunzehnhunderteinunddreißig"),
    ("† 1945", "gestorben neunzehnhundertfünfundvierzig"),
    ("der 3. Stock", "der dritte Stock"),
    ("im 2. OG", "im zweiten Obergeschoss"),
    ("3. Etage", "dritte Etage"),
    ("Wir haben 3. Das reicht", "Wir haben 3. Das reicht"),
    ("Hr. Meier", "Herr Meier"),
    ("Fr. Meier", "Frau Meier"),
    ("Hauptstr. 5", "Hauptstraße 5"),
    ("Nr. 5", "Nummer 5"),
    ("z. B. Schrauben", "zum Beispiel Schrauben"),
    ("Muttern usw. Dann", "Muttern und so weiter. Dann"),
    ("inkl. 19 % MwSt.", "inklusive 19 % Mehrwertsteuer."),
    ("50 km/h", "50 Kilometer pro Stunde"),
    ("1 h", "eine Stunde"),
    ("1 Tablette", "eine Tablette"),
    ("230 V/50 Hz", "230 Volt, 50 Hertz"),
    ("10 x 20 cm", "10 mal 20 Zentimeter"),
    ("5 m²", "5 Quadratmeter"),
    ("20 °C", "20 Grad Celsius"),
    ("½ Tablette", "eine halbe Tablette"),
    ("1½ Stunden", "eineinhalb Stunden"),
    ("3x täglich", "3 mal täglich"),
    ("Größe XL", "Größe X.L"),
    ("Artikel 4711", "Artikel vier sieben eins eins"),
    ("Kundennr. 104482", "Kundennummer eins null vier, vier acht zwei"),
    ("10115 Berlin", "eins null eins eins fünf Berlin"),
    ("B-114", "B, eins eins vier"),
    ("Tel. 030 12345678", "Telefon null drei null, eins zwei, drei vier, fünf sechs, sieben acht"),
    ("Heinrich VIII. war", "Heinrich der achte war"),
    ("Kapitel IV", "Kapitel 4"),
    ("EDV und USB", "E.D.V und U.S.B"),
    ("ACHTUNG", "ACHTUNG"),
    ("10–12 Stück", "10 bis 12 Stück"),
    ("Bestel-\nlung", "Bestellung"),
]


@pytest.mark.parametrize(("written", "said"), CASES)
def test_said(written: str, said: str) -> None:
    assert speakable(written, "de") == said


@pytest.mark.parametrize("written", [written for written, _ in CASES])
def test_what_is_said_stays_as_it_is(written: str) -> None:
    said = speakable(written, "de")
    assert speakable(said, "de") == said
