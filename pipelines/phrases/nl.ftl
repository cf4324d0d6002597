# Wat de drager hoort, in het Nederlands. Kort, gewoon, zonder verwijt; eerst wat te doen.
# .short is de korte vorm voor wie het werk kent.

welcome-reading = Voorlezen is klaar.
shift-started = Je dienst begint.
shift-ended = Je dienst is klaar. Tot de volgende keer.
off-shift = Je dienst is nog niet begonnen. Kies: dienst beginnen.
paused = Pauze. Kies verder gaan als je weer begint.
    .short = Pauze.
resumed = We gaan verder.
nothing-to-repeat = Er is nog niets gezegd.
not-now = { $command }: dat kan nu niet.
not-stored = Dit is niet opgeslagen en telt niet. Doe het nog een keer.
journal-set-aside = Het logboek was beschadigd en is bewaard. Ik ga verder in een nieuw logboek.
rate-changed = Zo snel praat ik nu.
volume-changed = Zo hard praat ik nu.
pitch-changed = Zo klinkt mijn stem nu.
says-more = Ik zeg nu meer.
says-less = Ik zeg nu minder.
at-the-limit = Verder gaat het niet.
camera-lost = De camera geeft geen beeld meer.

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
command-next-line = Volgende regel
command-previous-line = Vorige regel
command-start-over = Opnieuw vanaf het begin
command-find = Naam zoeken
command-accept-list = Lijst beginnen
command-enter-check-digits = Controlecijfers invoeren
command-enter-quantity = Aantal invoeren
command-report-short = Te weinig melden
command-skip = Later doen
reason-empty = De plek is leeg
reason-wrong-goods = Er ligt iets anders
reason-damaged = Het is beschadigd
reason-not-found = Ik vind het niet

help-reading = Kies voorlezen en kijk naar de tekst. Daarna kun je stoppen, herhalen of per regel verder gaan.
no-picture = Er komt geen beeld van de camera.
too-dark = Te donker. Zoek meer licht.
    .short = Te donker.
hold-still = Het beeld is niet scherp. Houd je hoofd stil.
    .short = Niet scherp.
no-text = Geen tekst gevonden.
not-legible = Er staat tekst, maar ik kan die niet lezen. Kom dichterbij.
    .short = Niet te lezen. Kom dichterbij.
unsure-line = Onzeker: { $text }
end-of-page = Einde.
no-page = Er is nog niets gelezen. Kies voorlezen.
first-line = Dit is de eerste regel.
last-line = Dit is de laatste regel.
line-position = Regel { $line } van { $total }.
not-found = { $text } staat niet op deze bladzijde.

no-list = Er is nu geen lijst voor jou.
list-offered = { $lines ->
    [one] Lijst { $list }, één regel. Kies lijst beginnen.
   *[other] Lijst { $list }, { $lines } regels. Kies lijst beginnen.
}
    .short = Lijst { $list }. Kies lijst beginnen.
go-to-location = Ga naar { $place }. Scan daar het label.
    .short = { $place }.
wrong-location = Ga naar { $place }. Dit is { $shown }.
wrong-check-digits = Deze cijfers horen niet bij { $place }. Kijk nog eens op het label.
    .short = Andere cijfers. Kijk op het label van { $place }.
location-first = Scan eerst het label van { $place }.
location-not-checked = De plek is niet gecontroleerd.
item-not-checked = Het artikel is niet gecontroleerd.
location-right = De plek klopt.
pick-item = { $quantity ->
    [one] Pak één { $name }. Scan het.
   *[other] Pak { $quantity } keer { $name }. Scan ze.
}
    .short = { $quantity } keer { $name }.
remaining = { $quantity ->
    [one] Nog één.
   *[other] Nog { $quantity }.
}
wrong-item = Zoek { $name }. Dit is het niet.
unknown-code = Zoek { $name }. Deze code ken ik niet.
too-many = { $quantity ->
    [one] Er is er nog maar één nodig. Leg de rest terug.
   *[other] Er zijn er nog maar { $quantity } nodig. Leg de rest terug.
}
    .short = Te veel. Nog { $quantity } nodig.
line-was-full = Leg deze terug, die regel is klaar. Ga naar { $place }.
scan-first = Scan eerst één { $name }.
quantity-set = { $remaining ->
    [0] Totaal { $counted }. Dat is alles.
   *[other] Totaal nu { $counted }. Nog { $remaining }.
}
line-done = Goed. Deze regel is klaar.
    .short = Klaar.
line-shorted = Opgeslagen: { $counted } van { $quantity }.
line-skipped = Deze regel komt straks terug.
only-line-left = Dit is de laatste regel. Pak hem, of meld te weinig.
list-done = De lijst is klaar.
where-in-list = Regel { $line } van { $total }. Ga naar { $place }.
where-in-line = Regel { $line } van { $total }: { $name }. Geteld: { $counted }. Nog { $remaining }.
help-location = Ga naar { $place } en kijk naar het label. Lukt scannen niet? Kies controlecijfers invoeren.
help-label = Ga naar { $place } en kijk naar het label. Lukt scannen niet? Kies later doen, of te weinig melden.
help-item = Zoek { $name } en kijk naar de streepjescode. Is het er niet? Kies te weinig melden.
help-offer = Lukt het niet? Kies hulp, of sla deze regel even over.
help-offer-last = Lukt het niet? Kies hulp.
