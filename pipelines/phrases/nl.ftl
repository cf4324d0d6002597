# Wat de drager hoort, in het Nederlands. Kort, gewoon, zonder verwijt; eerst wat te doen.
# .short is de korte vorm voor wie het werk kent.

welcome-reading = Ik kan nu voorlezen.
shift-started = Je dienst begint.
shift-ended = Je dienst is klaar. Tot de volgende keer.
off-shift = Kies: { command-start-shift }. Je dienst is nog niet begonnen.
paused = Pauze. Kies: { command-resume }, als je weer begint.
    .short = Pauze.
resumed = We gaan verder.
nothing-to-repeat = Er is nog niets gezegd.
not-now = Dat kan nu niet: { $command }. Kies: { command-help }.
not-stored = Dit is niet opgeslagen en telt niet. Doe het nog een keer.
journal-set-aside = Het logboek was beschadigd en is bewaard. Ik ga verder in een nieuw logboek.
rate-changed = Zo snel praat ik nu.
volume-changed = Zo hard praat ik nu.
pitch-changed = Zo klinkt mijn stem nu.
says-more = Ik zeg nu meer.
says-less = Ik zeg nu minder.
at-the-limit = Verder gaat het niet.
camera-lost = De camera geeft geen beeld meer.
voice-sample = Ga naar stelling Anton, vak vier. Pak drie stuks.

earcon-heard = Gehoord: je opdracht is begrepen.
earcon-captured = Er is een foto genomen.
earcon-good = Goed: dit is het juiste.
earcon-wrong = Dit is niet wat je zoekt.
earcon-duplicate = Dit was al geteld.
earcon-attention = Er is iets waarvoor jij nodig bent.
earcon-done = Klaar: de lijst of de bladzijde is af.
earcon-aim = Richting: zo hoor je waar het ligt wat je zoekt.
earcon-camera-lost = De camera geeft geen beeld.
earcon-low-battery = De batterij is bijna leeg.
earcon-working = Bezig: ik kijk of lees nog.
aim-left = Links.
aim-ahead = Recht vooruit.
aim-right = Rechts.
aim-far = Ver weg.
aim-near = Dichtbij.

menu-keyed = { $digits }. Kies om dit te nemen.
    .short = { $digits }, nemen.
menu-closed = Menu dicht.
command-repeat = Herhalen
command-where-am-i = Waar ben ik
command-help = Hulp
command-pause = Pauze
command-resume = Verder gaan
command-stop = Stil
command-faster = Sneller praten
command-slower = Langzamer praten
command-louder = Harder
command-softer = Zachter
command-higher = Hogere stem
command-lower = Lagere stem
command-say-more = Meer zeggen
command-say-less = Minder zeggen
command-start-shift = Dienst beginnen
command-end-shift = Dienst beëindigen
command-read = Voorlezen
command-next-sentence = Volgende zin
command-previous-sentence = Vorige zin
command-next-block = Volgend stuk
command-previous-block = Vorig stuk
command-next-line = Volgende regel
command-previous-line = Vorige regel
command-start-over = Opnieuw vanaf het begin
command-start-from = Lezen vanaf een woord
command-spell = Spellen
command-say-fields = Bedragen, datums en meer
command-read-along = Meelezen
command-find = Zoeken
command-read-label = Label lezen
command-read-product = Product opzoeken
command-say-light = Is er licht
command-say-colour = Welke kleur
command-say-time = Hoe laat is het
command-say-battery = Hoe vol is de batterij
command-say-profile = Welk profiel
command-flag-wrong = Dat klopt niet
command-why = Waarom
command-accept-list = Lijst beginnen
command-enter-check-digits = Controlecijfers invoeren
command-enter-quantity = Aantal invoeren
command-report-short = Te weinig melden
command-skip = Later doen
reason-empty = De plek is leeg
reason-wrong-goods = Er ligt iets anders
reason-damaged = Het is beschadigd
reason-not-found = Ik vind het niet

help-reading = Kies: { command-read }, en kijk naar de tekst. Daarna kun je stoppen, herhalen of per regel verder gaan.
no-picture = Er komt geen beeld van de camera.
too-dark = Zoek meer licht. Het is te donker.
    .short = Meer licht.
hold-still = Houd je hoofd stil. Het beeld is niet scherp.
    .short = Houd stil.
no-text = Geen tekst gevonden.
not-legible = Kom dichterbij. Er staat tekst, maar ik kan die niet lezen.
    .short = Kom dichterbij. Niet te lezen.
unsure-line = Onzeker: { $text }
end-of-page = Einde.
no-page = Kies: { command-read }. Er is nog niets gelezen.
first-line = Dit is het begin.
last-line = Dit is het einde.
line-position = Regel { $line } van { $total }.
not-found = { $text } staat niet op deze bladzijde.

# Lezen: opbouw van de bladzijde

# Lezen: gegevens

# Lezen: richten en waarom

# Lezen: labels en producten

# Lezen: omgeving en apparaat

# Lezen: meelezen en zoeken

# Lezen: twijfel
unsure-figure = onzeker: { $text }
spelled-word = { $text }, gespeld: { $letters }

no-list = Er is nu geen lijst voor jou.
list-offered = { $lines ->
    [one] Lijst { $list }, één regel. Kies: { command-accept-list }.
   *[other] Lijst { $list }, { $lines } regels. Kies: { command-accept-list }.
}
    .short = Lijst { $list }. Kies: { command-accept-list }.
go-to-location = Ga naar plek { $place }. Scan daar het label.
    .short = { $place }.
wrong-location = Ga naar plek { $place }. Dit is { $shown }.
wrong-check-digits = Kijk nog eens op het label van plek { $place }. Daar staan andere cijfers.
    .short = Kijk op het label van { $place }. Andere cijfers.
location-first = Scan eerst het label van plek { $place }.
location-not-checked = De plek is niet gecontroleerd.
item-not-checked = Het artikel is niet gecontroleerd.
location-right = De plek klopt.
pick-item = { $quantity ->
    [one] Pak één { $name }. Scan de code.
   *[other] Pak { $quantity } keer { $name }. Scan wat je pakt.
}
    .short = { $quantity ->
        [one] Eén { $name }.
       *[other] { $quantity } keer { $name }.
    }
remaining = { $quantity ->
    [one] Nog één.
   *[other] Nog { $quantity }.
}
wrong-item = Zoek { $name }. Dit is het niet.
unknown-code = Zoek { $name }. Deze code ken ik niet.
too-many = { $quantity ->
    [one] Leg de rest terug. Er is er nog maar één nodig.
   *[other] Leg de rest terug. Er zijn er nog maar { $quantity } nodig.
}
    .short = Leg de rest terug. Nog { $quantity } nodig.
line-was-full = Leg deze terug, die regel is klaar. Ga naar plek { $place }.
    .short = Leg deze terug. Ga naar { $place }.
scan-first = Scan eerst één { $name }.
quantity-set = { $remaining ->
    [0] Totaal { $counted }. Dat is alles.
   *[other] Totaal nu { $counted }. Nog { $remaining }.
}
line-done = Goed. Deze regel is klaar.
    .short = Klaar.
line-shorted = Opgeslagen: { $counted } van { $quantity }.
line-skipped = Deze regel komt straks terug.
only-line-left = Pak deze regel, of meld te weinig. Het is de laatste.
list-done = De lijst is klaar.
where-in-list = Regel { $line } van { $total }. Ga naar plek { $place }.
where-in-line = Regel { $line } van { $total }: { $name }. Geteld: { $counted }. Nog { $remaining }.
help-location = Ga naar plek { $place } en kijk naar het label. Lukt scannen niet? Kies: { command-enter-check-digits }.
help-label = Ga naar plek { $place } en kijk naar het label. Lukt scannen niet? Kies: { command-skip }, of: { command-report-short }.
help-item = Zoek { $name } en kijk naar de streepjescode. Is het er niet? Kies: { command-report-short }.
help-offer = Lukt het niet? Kies: { command-help }, of: { command-skip }.
help-offer-last = Lukt het niet? Kies: { command-help }.
