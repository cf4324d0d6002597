"""Lines as they stand on letters, work orders, notices and labels, and what is said for them: English."""

from __future__ import annotations

import pytest

from pipelines.spoken.text import speakable

CASES = [
    ("Mr. Smith", "Mister Smith"),
    ("St. Mary", "Saint Mary"),
    ("12 High St., Leeds", "12 High Street, Leeds"),
    ("e.g. bolts", "for example bolts"),
    ("approx. 5 m", "approximately 5 metres"),
    ("No. 5", "number 5"),
    ("No smoking", "No smoking"),
    ("€12.50", "12 euros 50"),
    ("£5.99", "5 pounds 99"),
    ("£1.05", "1 pound and 5 pence"),
    ("£0.50", "50 pence"),
    ("99p", "99 pence"),
    ("$3", "3 dollars"),
    ("-$3.20", "minus 3 dollars 20"),
    ("EUR 1,250.00", "1250 euros"),
    ("£5-10", "5 to 10 pounds"),
    ("Call 020 7946 0958", "Call zero two zero, seven nine four six, zero nine five eight"),
    ("Call 999", "Call nine nine nine"),
    ("SW1A 1AA", "S.W one A, one A.A"),
    ("6 December 2026", "6 December twenty twenty-six"),
    ("06/12/2026", "6 December twenty twenty-six"),
    ("12/25/2026", "25 December twenty twenty-six"),
    ("Dec 6, 2026", "December 6, twenty twenty-six"),
    ("2026-12-06", "6 December twenty twenty-six"),
    ("it may 6 times", "it may 6 times"),
    ("in 1998", "in nineteen ninety-eight"),
    ("1931–2009", "nineteen thirty-one to two thousand and nine"),
    ("† 1905", "died nineteen oh-five"),
    ("1950 pieces", "1950 pieces"),
    ("9:00", "9 o'clock"),
    ("9:05", "9 oh 5"),
    ("14:30", "14 30"),
    ("9.30 a.m.", "9 30 a.m."),
    ("at 3 p.m. today", "at 3 p.m. today"),
    ("Mon-Fri 9:00-17:00", "Monday to Friday 9 o'clock to 17 hundred hours"),
    ("3rd floor", "3rd floor"),
    ("10 mg", "10 milligrams"),
    ("1 kg", "1 kilogram"),
    ("60 mph", "60 miles per hour"),
    ("70 °F", "70 degrees Fahrenheit"),
    ("10 x 20 cm", "10 by 20 centimetres"),
    ("2x daily", "2 times daily"),
    ("½ tablet", "half a tablet"),
    ("1½ pints", "one and a half pints"),
    ("10–12 boxes", "10 to 12 boxes"),
    ("item no. 4712", "item number four seven one two"),
    ("order 104482", "order one zero four, four eight two"),
    ("B-114", "B, one one four"),
    ("Henry VIII", "Henry the eighth"),
    ("chapter IV", "chapter 4"),
    ("AED", "A.E.D"),
    ("TURN IT OFF", "TURN it OFF"),
    ("DO NOT ENTER", "DO NOT ENTER"),
    ("Smith & Sons", "Smith and Sons"),
    ("A ball-\npoint pen", "A ballpoint pen"),
]


@pytest.mark.parametrize(("written", "said"), CASES)
def test_said(written: str, said: str) -> None:
    assert speakable(written, "en") == said


@pytest.mark.parametrize("written", [written for written, _ in CASES])
def test_what_is_said_stays_as_it_is(written: str) -> None:
    said = speakable(written, "en")
    assert speakable(said, "en") == said
