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
recording-starts = Ik neem op: beelden worden bewaard, { $seconds } seconden. Kies: { command-stop }, om dat te beëindigen.
recording-ended = De opname is klaar. Er worden geen beelden meer bewaard.
recording-no-room = De opslag is bijna vol. De opname is klaar, er worden geen beelden meer bewaard.
recording-held-up = De opname kan niet verder. Er worden geen beelden meer bewaard.
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
earcon-recording = De opname is aan: beelden worden bewaard.
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
command-choose-role = Andere rol
command-read-card = Kaart tonen
command-flag-wrong = Dat klopt niet
command-why = Waarom
command-accept-list = Lijst beginnen
command-enter-check-digits = Controlecijfers invoeren
command-enter-quantity = Aantal invoeren
command-report-short = Te weinig melden
command-skip = Later doen
command-undo = Terugdraaien
command-confirm = Ja
command-decline = Nee
command-report-damaged = Beschadigd melden
command-full-tote = De bak is vol
command-hand-over = Lijst overdragen
command-read-digits = Cijfers lezen
command-enter-lot = Partij invoeren
command-enter-serial = Serienummer invoeren
command-enter-expiry = Datum invoeren
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

text-columns = { $columns ->
    [2] Twee kolommen.
    [3] Drie kolommen.
   *[other] { $columns } kolommen.
}
heading-line = Kop: { $text }
    .short = { $text }
list-begins = Lijst. { $text }
table-begins = Tabel, { $columns } kolommen: { $text }

# Lezen: gegevens

field-headlines = Koppen
field-amounts = Bedragen
field-dates = Datums
field-times = Tijden
field-phones = Telefoonnummers
field-emails = Mailadressen
field-web-addresses = Webadressen
field-ibans = Rekeningnummers
field-postcodes = Postcodes
field-numbers = Ordernummers en andere nummers
fields-found-headlines = { $count ->
    [one] Eén kop:
   *[other] { $count } koppen:
}
fields-found-amounts = { $count ->
    [one] Eén bedrag:
   *[other] { $count } bedragen:
}
fields-found-dates = { $count ->
    [one] Eén datum:
   *[other] { $count } datums:
}
fields-found-times = { $count ->
    [one] Eén tijd:
   *[other] { $count } tijden:
}
fields-found-phones = { $count ->
    [one] Eén telefoonnummer:
   *[other] { $count } telefoonnummers:
}
fields-found-emails = { $count ->
    [one] Eén mailadres:
   *[other] { $count } mailadressen:
}
fields-found-web-addresses = { $count ->
    [one] Eén webadres:
   *[other] { $count } webadressen:
}
fields-found-ibans = { $count ->
    [one] Eén rekeningnummer:
   *[other] { $count } rekeningnummers:
}
fields-found-postcodes = { $count ->
    [one] Eén postcode:
   *[other] { $count } postcodes:
}
fields-found-numbers = { $count ->
    [one] Eén nummer:
   *[other] { $count } nummers:
}
no-fields-headlines = Geen koppen gevonden.
no-fields-amounts = Geen bedragen gevonden.
no-fields-dates = Geen datums gevonden.
no-fields-times = Geen tijden gevonden.
no-fields-phones = Geen telefoonnummers gevonden.
no-fields-emails = Geen mailadressen gevonden.
no-fields-web-addresses = Geen webadressen gevonden.
no-fields-ibans = Geen rekeningnummers gevonden.
no-fields-postcodes = Geen postcodes gevonden.
no-fields-numbers = Geen ordernummers of andere nummers gevonden.
field-in-doubt = Kijk dit na: { $text }

# Lezen: richten en waarom

advice-left = Kijk iets naar links. Daar loopt de tekst buiten beeld.
    .short = Naar links.
advice-right = Kijk iets naar rechts. Daar loopt de tekst buiten beeld.
    .short = Naar rechts.
advice-up = Kijk iets omhoog. Daar loopt de tekst buiten beeld.
    .short = Omhoog.
advice-down = Kijk iets omlaag. Daar loopt de tekst buiten beeld.
    .short = Omlaag.
advice-further = Ga iets achteruit. De tekst past niet in beeld.
    .short = Verder weg.
advice-closer = Kom dichterbij. De letters zijn nog te klein.
    .short = Dichterbij.
advice-straighten = Houd het recht. De tekst ligt schuin.
    .short = Recht houden.
cut-off-left = Links is een stuk buiten beeld.
cut-off-right = Rechts is een stuk buiten beeld.
cut-off-above = Boven is een stuk buiten beeld.
cut-off-below = Onder is een stuk buiten beeld.
why-nothing = Alles was goed te lezen.
why-not-read = Er is nog niets gelezen.
why-too-dark = Zoek meer licht. Het was te donker.
    .short = Te donker.
why-moved = Houd je hoofd stil. Het beeld was bewogen.
    .short = Het beeld was bewogen.
why-out-of-focus = Ga iets achteruit of kom iets dichterbij. Het beeld was niet scherp.
    .short = Het beeld was niet scherp.
why-glare = Houd het iets schuin. Het licht spiegelde.
    .short = Het licht spiegelde.
why-no-text = Kijk naar de tekst. Er was geen tekst in beeld.
    .short = Geen tekst in beeld.
why-upside-down = Draai het om. De tekst stond op zijn kop.
    .short = De tekst stond op zijn kop.
why-too-far = Kom dichterbij. De letters waren { $height } beeldpunten hoog, { $needed } is nodig.
    .short = Te ver weg: { $height } van { $needed } beeldpunten.
why-uncertain = Lees het nog een keer. Ik was voor { $percent } procent zeker.
    .short = { $percent } procent zeker.

# Lezen: labels en producten
label-name = Hier staat: { $name }.
    .short = { $name }.
label-not = Hier staat: { $name }, niet { $other }.
    .short = { $name }, niet { $other }.
label-names = Ik zie { $quantity } namen: { $text }.
label-either = Het is { $name } of { $other }.
label-spelled = Gespeld: { $text }.
label-unclear = Kom dichterbij. De naam is niet goed te lezen.
    .short = Kom dichterbij. Naam niet te lezen.
label-none = Geen naam van de lijst.
no-label-list = Vraag om een namenlijst. Er is er nog geen.
product-name = Dit is { $name }.
    .short = { $name }.
product-unknown = Onbekende code. Kies: { command-spell }, om hem te horen.
    .short = Onbekende code.
no-code-in-view = Houd de code in beeld. Ik zie er nog geen.
    .short = Geen code gezien.
code-says = De code zegt: { $text }
code-web-address = Een webadres: { $text }.

# Lezen: omgeving en apparaat

light = { $level ->
    [none] Het is donker.
    [dim] Er is weinig licht.
    [bright] Het is heel licht.
   *[good] Het is licht.
}{ $side ->
    [left] {" "}Het licht komt van links.
    [right] {" "}Het licht komt van rechts.
    [above] {" "}Het licht komt van boven.
    [below] {" "}Het licht komt van onderen.
   *[none] {""}
}
colour = De kleur is { $name }.
    .short = { $name }.
two-colours = Vooral { $first }, en ook { $second }.
    .short = { $first } en { $second }.
three-colours = Vooral { $first }, en ook { $second } en { $third }.
    .short = { $first }, { $second } en { $third }.
colour-black = zwart
colour-grey = grijs
colour-white = wit
colour-red = rood
colour-orange = oranje
colour-yellow = geel
colour-green = groen
colour-turquoise = turkoois
colour-blue = blauw
colour-purple = paars
colour-pink = roze
colour-brown = bruin
colour-beige = beige
time-and-date = Het is { $time }, { $date }.
    .short = { $time }, { $date }.
no-time = Hoe laat het is, weet ik nog niet.
battery = De batterij is voor { $percent } procent vol.
    .short = Batterij { $percent } procent.
battery-charging = De batterij is voor { $percent } procent vol, en laadt op.
    .short = Batterij { $percent } procent, laadt op.
no-battery = Ik kan niet zien hoe vol de batterij is.
battery-low = Laad de batterij straks op. Er is nog { $percent } procent. Ik kijk nu rustiger.
    .short = Laad straks op. Nog { $percent } procent.
battery-nearly-empty = Laad de batterij nu op. Er is nog { $percent } procent. Ik kijk nu rustiger.
    .short = Laad nu op. Nog { $percent } procent.
profile = Het profiel is: { $title }.
    .short = { $title }.
no-profile = Welk profiel het is, weet ik nog niet.

# Lezen: meelezen en zoeken
reading-along = Ik lees mee. Kies: { command-stop }, als het klaar is.
    .short = Ik lees mee.
corrected-line = Beter: { $text }
seeking = Ik zoek { $text }. Kijk rustig rond en volg het piepje.
    .short = Ik zoek { $text }.
still-seeking = Ik zoek nog: { $text }.
stopped-seeking = Ik stop met zoeken. { $text } kwam niet in beeld.
maybe-found = Misschien: { $text }
nothing-to-spell = Er is nog niets om te spellen.
flagged = Genoteerd. Dank je.
    .short = Genoteerd.
flagged-already = Dit is al genoteerd.
nothing-to-flag = Er is nog niets gelezen om te noteren.

# Lezen: twijfel
unsure-figure = onzeker: { $text }
spelled-word = { $text }, gespeld: { $letters }

# Oefenen

practice-welcome = Welkom bij de oefening. Niets ervan wordt bewaard. Eerst hoor je de geluiden.
    .short = De oefening begint met de geluiden.
practice-aim = Dit geluid wijst de weg naar wat je zoekt.
practice-try = Probeer nu: { $command }.
practice-shown = Ik doe het nu voor.
practice-aiming = De bladzijde ligt half buiten beeld. Kies: { command-read }, en volg de aanwijzingen.
    .short = Kies: { command-read }. De bladzijde ligt half buiten beeld.
practice-menu = Alles wat kan, staat in het menu. Druk kort voor de volgende keuze, en lang om te kiezen.
    .short = Druk kort voor de volgende keuze, en lang om te kiezen.
practice-over = Dat was de oefening. Je kunt haar altijd opnieuw doen.

# Oefenen: verzamelen

practice-list = Er is een lijst om mee te oefenen. Kies: { command-accept-list }.
practice-place = Nu komt het label van de plek in beeld.
practice-wrong-item = Nu komt een ander artikel in beeld. Dat telt niet mee.
practice-right-item = Nu komt het juiste artikel in beeld. Het telt één keer.
practice-next-unit = Nu komt het laatste stuk in beeld.
practice-undo = Was dit niet de bedoeling? Kies: { command-undo }.
practice-help = Lukt iets niet? Kies: { command-help }. Je leiding ziet dat dan.
practice-lead-answers = Je leiding geeft nu antwoord.
practice-answer = De doos staat achter de eerste rij.
practice-short = Er ligt niets meer. Kies: { command-report-short }, en dan: { reason-empty }.
    .short = Kies: { command-report-short }, en dan: { reason-empty }.
practice-pause = Even weg? Kies: { command-pause }. De telling blijft staan.

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
   *[other] Totaal nu { $counted }, in plaats van wat er geteld was. Nog { $remaining }.
}
    .short = { $remaining ->
        [0] Totaal { $counted }. Dat is alles.
       *[other] Totaal nu { $counted }. Nog { $remaining }.
    }
line-done = Goed. Deze regel is klaar.
    .short = Klaar.
line-shorted = Opgeslagen: { $counted } van { $quantity }.
line-skipped = Deze regel komt straks terug.
only-line-left = Pak deze regel, of meld te weinig. Het is de laatste.
list-done = De lijst is klaar.
where-in-list = Lijst { $list }, regel { $line } van { $total }. Ga naar plek { $place }.
where-in-line = Lijst { $list }, regel { $line } van { $total }: { $name }. Geteld: { $counted }. Nog { $remaining }.
help-location = Ga naar plek { $place } en kijk naar het label. Lukt scannen niet? Kies: { command-enter-check-digits }.
help-label = Ga naar plek { $place } en kijk naar het label. Lukt scannen niet? Kies: { command-skip }, of: { command-report-short }.
help-item = Zoek { $name } en kijk naar de streepjescode. Is het er niet? Kies: { command-report-short }.
help-offer = Lukt het niet? Kies: { command-help }, of: { command-skip }.
help-offer-last = Lukt het niet? Kies: { command-help }.

# Verzamelen: het artikel en de stuks

pick-item-in-units = Pak { $quantity } { $unit } { $name }. Scan wat je pakt.
    .short = { $quantity } { $unit } { $name }.
of-lot = Neem partij { $lot }.
line-note = Bij deze regel: { $text }
confirm-number = { $quantity ->
    [one] Pak er één. Heb je die? Kies: { command-confirm }.
   *[other] Pak er { $quantity }. Heb je ze? Kies: { command-confirm }. Heb je er minder? Kies: { command-enter-quantity }.
}
    .short = { $quantity }. Kies: { command-confirm }.
item-of-other-line = Zoek { $name }. Dit is { $other }, voor een andere regel.
    .short = Zoek { $name }, niet { $other }.
wrong-item-digits = Zoek { $name }. Deze cijfers horen er niet bij, of zijn niet genoeg.
    .short = Zoek { $name }. Andere cijfers.
another-unit = Is dit weer een ander stuk? Kies: { command-confirm }, of laat het nog eens zien. Is het hetzelfde? Kies: { command-decline }.
    .short = Een ander stuk? { command-confirm }, of { command-decline }.
not-counted = { $quantity ->
    [one] Goed, dit stuk telt één keer. Nog één.
   *[other] Goed, dit stuk telt één keer. Nog { $quantity }.
}
two-codes = Kom dichterbij. Ik zie twee codes.
reading-digits = Houd de code stil. Ik lees de cijfers.
    .short = Ik lees de cijfers.
digits-not-read = Draai het label naar het licht. Lukt het niet? Kies: { command-enter-check-digits }, of: { command-help }.
    .short = Niet te lezen. Kies: { command-enter-check-digits }.
lay-aside = Leg dit stuk apart en pak een ander: { $name }. Is er geen ander? Kies: { command-report-short }.
    .short = Leg dit apart. Pak een ander.
undone = { $act ->
    [location-verified] Teruggedraaid: de plek.
    [item-verified] Teruggedraaid: het artikel.
    [detail-captured] Teruggedraaid: de partij of de datum.
    [units-counted] Teruggedraaid: de laatste telling. Geteld: { $counted }.
    [quantity-entered] Teruggedraaid: het aantal. Geteld: { $counted }.
    [line-shorted] Teruggedraaid: te weinig. Geteld: { $counted }.
    [put-to-tote] Teruggedraaid: de bak.
    [zero-checked] Teruggedraaid: de controle van de plek.
   *[other] Teruggedraaid.
}
nothing-to-undo = Je bent aan het begin van deze regel.

# Verzamelen: partij, serienummer en datum

show-lot = Laat de code van partij { $lot } zien.
    .short = Partij { $lot }.
show-any-lot = Laat de code van de partij zien.
    .short = De partij.
show-expiry = Laat de code met de houdbaarheidsdatum zien. Lukt het niet? Kies: { command-enter-expiry }.
    .short = De houdbaarheidsdatum.
show-serial = { $quantity ->
    [one] Laat het serienummer zien. Nog één.
   *[other] Laat het serienummer zien. Nog { $quantity }.
}
    .short = Serienummer. Nog { $quantity }.
other-lot = Zoek partij { $lot }. Dit is een andere partij.
    .short = Zoek partij { $lot }.
serial-again = Dit serienummer is al geteld. Laat het volgende zien.
    .short = Al geteld.
no-date-here = Zoek de code met de datum. In deze staat geen datum.
    .short = Hier staat geen datum.
no-such-date = Kijk nog eens op het label. Dit is geen datum: eerst het jaar, dan de maand, dan de dag.
    .short = Dit is geen datum.
expired-put-back = Leg deze apart en pak een ander: { $name }. De datum is voorbij.
    .short = Leg deze apart. De datum is voorbij.
expires-too-early = Zoek een latere datum: { $day } of daarna. Leg deze terug.
    .short = Zoek { $day } of later.
date-unknown = De datum van vandaag is onbekend. Op het label staat { $day }. Is dat nog goed? Kies: { command-confirm }, of: { command-decline }.
    .short = Datum onbekend. Is { $day } nog goed?
expiry-allowed = Je leiding zegt: op deze regel mag de datum voorbij zijn.
    .short = De datum mag voorbij zijn.
lot-not-checked = De partij is niet gecontroleerd.
serial-not-checked = Het serienummer is niet gecontroleerd.
expiry-not-checked = De datum is niet gecontroleerd.
date-too-old = Deze datum is te oud.

# Verzamelen: bak en plek

put-to-tote = Leg alles in bak { $tote }. Scan de bak.
    .short = Bak { $tote }.
wrong-tote = Zoek bak { $tote }. Dit is een andere bak.
    .short = Zoek bak { $tote }.
tote-not-checked = De bak is niet gecontroleerd.
fetch-tote = Pak een lege bak en scan die. Heeft hij geen code? Kies: { command-confirm }.
    .short = Scan een lege bak.
take-another-tote = Pak een lege bak. De telling loopt door.
zero-check = Kijk nog één keer op plek { $place }. Is die leeg? Kies: { command-confirm }. Ligt er nog iets? Kies: { command-decline }.
    .short = Is { $place } leeg? { command-confirm }, of { command-decline }.

# Verzamelen: hulp en leiding

help-detail = Zoek op { $name } een tweede code. Draai het label naar het licht. Is er geen? Kies: { command-skip }.
help-asked = Je leiding ziet dat je hulp vraagt. Je kunt intussen verder gaan.
    .short = Je leiding weet het.
help-is-coming = Je leiding weet al dat je hulp vraagt.
help-answer = Je leiding zegt: { $text }
list-cancelled = Je leiding heeft de lijst teruggenomen. Stop maar met deze lijst.
    .short = De lijst is teruggenomen.
handed-over = De lijst is overgedragen. Alles wat geteld is, blijft staan.
    .short = De lijst is overgedragen.
answer-flagged = Genoteerd. Je leiding kan het nakijken.
    .short = Genoteerd.

# Het apparaat: camera, zuinig kijken, rollen en kaarten
camera-lost = De camera geeft geen beeld meer. Ik probeer het steeds opnieuw.
    .short = Geen beeld. Ik probeer het opnieuw.
camera-black = Het beeld is helemaal zwart. Voel of er iets voor de camera zit.
    .short = Zwart beeld. Zit er iets voor de camera?
camera-back = De camera doet het weer.
camera-given-up = De camera komt niet terug. Ik begin zo opnieuw.
spares-for-heat = Ik ben warm. Ik kijk wat rustiger tot ik ben afgekoeld.
    .short = Ik ben warm en kijk rustiger.
hold-up-card = Houd je kaart voor de camera.
    .short = Toon je kaart.
card-not-seen = Ik heb geen kaart gezien.
confirm-role = Kaart: { $title }. Kies: { command-confirm }, om te wisselen.
    .short = { $title }? Kies { command-confirm }.
confirm-worker = Kaart van { $worker }. Ben jij dat? Kies: { command-confirm }.
    .short = Kaart van { $worker }? Kies { command-confirm }.
card-unknown = Deze kaart ken ik niet.
role-missing = Deze rol staat niet op dit apparaat.
is-so-already = Dat is al zo.
card-declined = Alles blijft zoals het was.
role-taken = Ik wissel naar: { $title }.
role-kept = Ik ga verder met: { $title }.
worker-taken = Welkom, { $worker }.
role-failed = Wisselen lukt nu niet. Alles blijft zoals het was.

# De controle van het apparaat: wat er is, en wat te doen
doctor-well = { $count ->
    [one] Ik heb één ding nagekeken. Het is in orde.
   *[other] Ik heb { $count } dingen nagekeken. Alles is in orde.
}
doctor-found = { $count ->
    [one] Er is één punt om aan te pakken.
   *[other] Er zijn { $count } punten om aan te pakken.
}
doctor-camera-missing = Ik vind geen camera. Zet mij uit, steek de kabel van de camera opnieuw in en zet mij weer aan.
doctor-camera-silent = De camera geeft geen beeld. Zet mij uit, steek de kabel opnieuw in en zet mij weer aan.
doctor-camera-dark = Het beeld is erg donker. Doe het licht aan, en voel of er iets voor de camera zit.
doctor-sound-missing = Ik vind geen geluid. Sluit de oortelefoon of de luidspreker opnieuw aan.
doctor-microphone-missing = Ik vind geen microfoon. Sluit de microfoon opnieuw aan.
doctor-controls-missing = Ik vind geen knop. Sluit de knop of het pedaal opnieuw aan.
doctor-controls-idle = In dit profiel doet geen knop iets. Vraag je beheerder om een knop in te stellen.
doctor-voice-missing = De stem werkt niet. Vraag je beheerder om de stem te installeren.
doctor-voice-other = De gekozen stem werkt niet, daarom praat een andere. Vraag je beheerder ernaar te kijken.
doctor-models-missing = Voor het lezen ontbreken bestanden. Vraag je beheerder om de modellen te maken.
doctor-models-stale = De bestanden voor het lezen zijn oud. Vraag je beheerder om de modellen te maken.
doctor-profile-unusable = Het profiel is niet bruikbaar. Vraag je beheerder om het na te kijken.
doctor-packages-missing = Er ontbreken programma's. Vraag je beheerder om ze te installeren.
doctor-device-refused = Ik mag een onderdeel niet gebruiken. Vraag je beheerder om dat toe te staan.
doctor-folder-refused = Ik mag niets bewaren. Vraag je beheerder om mij in de map te laten schrijven.
doctor-service-missing = Ik start niet vanzelf. Vraag je beheerder om dat in te stellen.
doctor-service-stopped = Het programma is gestopt. Zet mij uit en weer aan. Helpt dat niet, vraag dan je beheerder.
doctor-storage-full = De geheugenkaart is bijna vol. Vraag je beheerder om ruimte te maken.
doctor-storage-read-only = Op de geheugenkaart kan ik niet meer schrijven. Vraag je beheerder om een nieuwe kaart.
doctor-storage-forgets = Na het uitzetten ben ik kwijt wat ik bewaar. Vraag je beheerder om een vaste plaats.
doctor-storage-worn = De geheugenkaart heeft gehaperd. Vraag je beheerder binnenkort om een nieuwe kaart.
doctor-journal-damaged = Het logboek is beschadigd. Vraag je beheerder om een kopie te bewaren en mij opnieuw te starten.
doctor-clock-unset = Ik weet niet hoe laat het is. Vraag je beheerder om de klok te zetten of mij met het netwerk te verbinden.
doctor-clock-stops = Mijn klok staat stil als ik uit ben. Verbind mij met het netwerk, of vraag om een klok met batterij.
doctor-clock-zone = Mijn klok kent geen zomertijd. Vraag je beheerder om de tijdzone in te stellen.
doctor-hot = Ik ben erg warm. Leg mij op een koele plek waar lucht bij kan.
doctor-was-hot = Ik was te warm en werkte trager. Zorg dat er lucht bij mij kan.
doctor-power-weak = De stroom is te zwak. Neem een kortere kabel of een sterkere voeding.
doctor-battery-low = De batterij is bijna leeg. Laad mij op.
doctor-memory-small = Er is weinig werkgeheugen over. Zet mij uit en weer aan, of vraag je beheerder ernaar te kijken.
doctor-no-answer = Een onderdeel geeft geen antwoord. Zet mij uit, wacht tien tellen en zet mij weer aan.
# Knoppen leren kennen

buttons-welcome = Ik leer nu je knoppen. Druk op een knop als ik hem noem.
button-press = { $button ->
    [main] Druk nu op de hoofdknop.
    [left] Druk nu op de linkerknop.
    [middle] Druk nu op de middelste knop.
    [right] Druk nu op de rechterknop.
   *[other] Druk nu op deze knop: { $button }.
}
button-learned = Die ken ik.
button-taken = Die knop heeft al een naam. Druk op een andere knop.
button-passed-over = Ik hoor geen knop. Ik ga verder.
buttons-saved = Klaar. Ik ken je knoppen nu.
buttons-unchanged = Klaar. Er is niets veranderd.
# Instellen

setup-language = Nederlands? Druk lang.
setup-welcome = We stellen de bril in. Kort drukken is volgende, lang is kiezen, twee keer is terug.
setup-choice-good = Ja, zo is het goed.
setup-choice-louder = Harder.
setup-choice-softer = Zachter.
setup-choice-go-on = Verder.
setup-choice-take = Ja, dit nemen.
setup-choice-decline = Nee, dit niet.
setup-choice-no-network = Geen netwerk.
setup-choice-nobody = Geen code.
setup-choice-save = Bewaren.
setup-choice-start-over = Opnieuw beginnen.
setup-choice-stop = Ja, stoppen.
setup-sound = Zo hard praat ik nu. Hoor je me goed? Druk dan lang. Druk kort voor harder of zachter.
setup-button = Nu de knop.
setup-press-short = Druk één keer kort.
setup-press-long = Druk nu lang: houd de knop even vast.
setup-press-double = Druk nu twee keer snel achter elkaar.
setup-pressed-short = Dat was kort.
setup-pressed-long = Dat was lang.
setup-pressed-double = Dat was twee keer.
setup-button-works = De knop werkt.
setup-button-left = We slaan de knop over.
setup-camera = Nu de camera. Druk lang om verder te gaan, kort om nog eens te kijken.
setup-camera-none = Ik zie geen beeld. Kijk of de kabel van de camera vastzit.
setup-camera-dark = Het is hier donker. Ga naar het licht.
setup-camera-ready = Er is beeld en licht. Houd een bladzijde of een code voor de camera.
setup-camera-text = { $lines ->
    [one] Ik zie tekst: één regel.
   *[other] Ik zie tekst: { $lines } regels.
}
setup-camera-code = Ik zie een code.
setup-network = Nu het netwerk. Dat is niet nodig: druk lang om het over te slaan. Of houd de code van het netwerk voor de camera.
setup-network-found = Netwerk { $name }.
setup-network-joining = Ik maak verbinding.
setup-network-joined = Verbonden met { $name }.
setup-network-password = Het wachtwoord past niet bij dit netwerk. Vraag om een nieuwe code.
setup-network-not-found = Ik vind dit netwerk hier niet. Ga dichter bij de zender.
setup-network-no-adapter = Dit apparaat heeft geen wifi die ik kan gebruiken.
setup-network-switched-off = Wifi staat uit op dit apparaat. Je begeleider kan het aanzetten.
setup-network-not-allowed = Ik mag hier geen netwerk kiezen. Je begeleider kan dat regelen.
setup-network-timed-out = Het netwerk geeft geen antwoord. Probeer het straks nog eens.
setup-network-failed = Verbinden is niet gelukt. Probeer het straks nog eens.
setup-other-code = Deze code hoort niet bij deze stap.
setup-role = Nu je werk. Druk kort voor het volgende, lang om te kiezen. Of houd een kaart voor de camera.
setup-role-choice = Werk: { $title }.
setup-role-missing = Dit werk staat niet op deze bril.
setup-worker = Heb je een kaart met je code? Houd die voor de camera. Of druk lang om het over te slaan.
setup-worker-choice = Code { $letters }.
setup-take = Klopt dat? Druk lang. Druk kort voor nee.
setup-summary = Dit is wat je kiest.
setup-save = Druk lang om het te bewaren, twee keer om terug te gaan.
setup-saved = Bewaard. De bril is ingesteld.
setup-anew = Wil je het later anders? Je begeleider start dan kijkmee setup.
setup-not-saved = Bewaren is niet gelukt. Wat er was, blijft. Druk lang om het nog eens te proberen.
setup-leave = Wil je stoppen? Er verandert dan niets. Druk lang voor ja, kort voor nee.
setup-left = Gestopt. Er is niets veranderd.
