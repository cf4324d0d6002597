# Was die Trägerin oder der Träger hört, auf Deutsch. Kurz, einfach, ohne Vorwurf; zuerst was zu tun ist.
# .short ist die kurze Form für alle, die die Arbeit kennen.

welcome-reading = Ich kann jetzt vorlesen.
shift-started = Deine Schicht beginnt.
shift-ended = Deine Schicht ist zu Ende. Bis zum nächsten Mal.
off-shift = Wähle: { command-start-shift }. Deine Schicht hat noch nicht begonnen.
paused = Pause. Wähle: { command-resume }, wenn du wieder beginnst.
    .short = Pause.
resumed = Es geht weiter.
nothing-to-repeat = Es wurde noch nichts gesagt.
not-now = Das geht jetzt nicht: { $command }. Wähle: { command-help }.
not-stored = Das wurde nicht gespeichert und zählt nicht. Mach es bitte noch einmal.
journal-set-aside = Das Protokoll war beschädigt und ist aufbewahrt. Ich mache in einem neuen weiter.
rate-changed = So schnell spreche ich jetzt.
volume-changed = So laut spreche ich jetzt.
pitch-changed = So klingt meine Stimme jetzt.
says-more = Ich sage jetzt mehr.
says-less = Ich sage jetzt weniger.
at-the-limit = Weiter geht es nicht.
recording-starts = Ich nehme auf: Bilder werden aufbewahrt, { $seconds } Sekunden. Wähle: { command-stop }, um das zu beenden.
recording-ended = Die Aufnahme ist zu Ende. Es werden keine Bilder mehr aufbewahrt.
recording-no-room = Der Speicher ist fast voll. Die Aufnahme ist zu Ende, es werden keine Bilder mehr aufbewahrt.
recording-held-up = Die Aufnahme geht nicht weiter. Es werden keine Bilder mehr aufbewahrt.
voice-sample = Geh zu Regal Anton, Fach vier. Nimm drei Stück.

earcon-heard = Gehört: dein Befehl ist angekommen.
earcon-captured = Ein Bild ist aufgenommen.
earcon-good = Gut: das ist das Richtige.
earcon-wrong = Das ist nicht, was du suchst.
earcon-duplicate = Das ist schon gezählt.
earcon-attention = Hier wirst du gebraucht.
earcon-done = Fertig: die Liste oder die Seite ist zu Ende.
earcon-aim = Richtung: so hörst du, wo liegt, was du suchst.
earcon-camera-lost = Die Kamera gibt kein Bild.
earcon-low-battery = Der Akku ist fast leer.
earcon-working = Arbeitet: ich schaue oder lese noch.
earcon-recording = Die Aufnahme läuft: Bilder werden aufbewahrt.
aim-left = Links.
aim-ahead = Geradeaus.
aim-right = Rechts.
aim-far = Weit weg.
aim-near = Ganz nah.

menu-keyed = { $digits }. Wähle, um das zu nehmen.
    .short = { $digits }, nehmen.
menu-closed = Menü zu.
command-repeat = Wiederholen
command-where-am-i = Wo bin ich
command-help = Hilfe
command-pause = Pause
command-resume = Weitermachen
command-stop = Still
command-faster = Schneller sprechen
command-slower = Langsamer sprechen
command-louder = Lauter
command-softer = Leiser
command-higher = Höhere Stimme
command-lower = Tiefere Stimme
command-say-more = Mehr sagen
command-say-less = Weniger sagen
command-start-shift = Schicht beginnen
command-end-shift = Schicht beenden
command-read = Vorlesen
command-next-sentence = Nächster Satz
command-previous-sentence = Voriger Satz
command-next-block = Nächster Abschnitt
command-previous-block = Voriger Abschnitt
command-next-line = Nächste Zeile
command-previous-line = Vorige Zeile
command-start-over = Von vorn beginnen
command-start-from = Ab einem Wort lesen
command-spell = Buchstabieren
command-say-fields = Beträge, Daten und mehr
command-read-along = Mitlesen
command-find = Suchen
command-read-label = Etikett lesen
command-read-product = Produkt nachschlagen
command-say-light = Ist es hell
command-say-colour = Welche Farbe
command-say-time = Wie spät ist es
command-say-battery = Wie voll ist der Akku
command-say-profile = Welches Profil
command-choose-role = Andere Rolle
command-read-card = Karte zeigen
command-flag-wrong = Das stimmt nicht
command-why = Warum
command-accept-list = Liste beginnen
command-enter-check-digits = Prüfziffern eingeben
command-enter-quantity = Anzahl eingeben
command-report-short = Zu wenig melden
command-skip = Später machen
command-undo = Zurücknehmen
command-confirm = Ja
command-decline = Nein
command-report-damaged = Schaden melden
command-full-tote = Der Behälter ist voll
command-hand-over = Liste übergeben
command-read-digits = Ziffern lesen
command-enter-lot = Charge eingeben
command-enter-serial = Seriennummer eingeben
command-enter-expiry = Datum eingeben
reason-empty = Der Platz ist leer
reason-wrong-goods = Dort liegt etwas anderes
reason-damaged = Es ist beschädigt
reason-not-found = Ich finde es nicht

help-reading = Wähle: { command-read }, und schau auf den Text. Danach kannst du stoppen, wiederholen oder zeilenweise weitergehen.
no-picture = Von der Kamera kommt kein Bild.
too-dark = Such mehr Licht. Es ist zu dunkel.
    .short = Mehr Licht.
hold-still = Halte den Kopf still. Das Bild ist nicht scharf.
    .short = Halte still.
no-text = Kein Text gefunden.
not-legible = Komm näher. Da steht Text, aber ich kann ihn nicht lesen.
    .short = Komm näher. Nicht lesbar.
unsure-line = Unsicher: { $text }
end-of-page = Ende.
no-page = Wähle: { command-read }. Es wurde noch nichts gelesen.
first-line = Das ist der Anfang.
last-line = Das ist das Ende.
line-position = Zeile { $line } von { $total }.
not-found = { $text } steht nicht auf dieser Seite.

# Lesen: Aufbau der Seite

text-columns = { $columns ->
    [2] Zwei Spalten.
    [3] Drei Spalten.
   *[other] { $columns } Spalten.
}
heading-line = Überschrift: { $text }
    .short = { $text }
list-begins = Liste. { $text }
table-begins = Tabelle, { $columns } Spalten: { $text }

# Lesen: Angaben

field-headlines = Überschriften
field-amounts = Beträge
field-dates = Datumsangaben
field-times = Uhrzeiten
field-phones = Telefonnummern
field-emails = Mailadressen
field-web-addresses = Webadressen
field-ibans = Kontonummern
field-postcodes = Postleitzahlen
field-numbers = Auftrags- und andere Nummern
fields-found-headlines = { $count ->
    [one] Eine Überschrift:
   *[other] { $count } Überschriften:
}
fields-found-amounts = { $count ->
    [one] Ein Betrag:
   *[other] { $count } Beträge:
}
fields-found-dates = { $count ->
    [one] Ein Datum:
   *[other] { $count } Datumsangaben:
}
fields-found-times = { $count ->
    [one] Eine Uhrzeit:
   *[other] { $count } Uhrzeiten:
}
fields-found-phones = { $count ->
    [one] Eine Telefonnummer:
   *[other] { $count } Telefonnummern:
}
fields-found-emails = { $count ->
    [one] Eine Mailadresse:
   *[other] { $count } Mailadressen:
}
fields-found-web-addresses = { $count ->
    [one] Eine Webadresse:
   *[other] { $count } Webadressen:
}
fields-found-ibans = { $count ->
    [one] Eine Kontonummer:
   *[other] { $count } Kontonummern:
}
fields-found-postcodes = { $count ->
    [one] Eine Postleitzahl:
   *[other] { $count } Postleitzahlen:
}
fields-found-numbers = { $count ->
    [one] Eine Nummer:
   *[other] { $count } Nummern:
}
no-fields-headlines = Keine Überschriften gefunden.
no-fields-amounts = Keine Beträge gefunden.
no-fields-dates = Keine Datumsangaben gefunden.
no-fields-times = Keine Uhrzeiten gefunden.
no-fields-phones = Keine Telefonnummern gefunden.
no-fields-emails = Keine Mailadressen gefunden.
no-fields-web-addresses = Keine Webadressen gefunden.
no-fields-ibans = Keine Kontonummern gefunden.
no-fields-postcodes = Keine Postleitzahlen gefunden.
no-fields-numbers = Keine Auftrags- oder anderen Nummern gefunden.
field-in-doubt = Bitte nachsehen: { $text }

# Lesen: Zielen und warum

advice-left = Schau etwas nach links. Dort läuft der Text aus dem Bild.
    .short = Nach links.
advice-right = Schau etwas nach rechts. Dort läuft der Text aus dem Bild.
    .short = Nach rechts.
advice-up = Schau etwas nach oben. Dort läuft der Text aus dem Bild.
    .short = Nach oben.
advice-down = Schau etwas nach unten. Dort läuft der Text aus dem Bild.
    .short = Nach unten.
advice-further = Geh etwas zurück. Der Text ist größer als das Bild.
    .short = Weiter weg.
advice-closer = Komm näher. Die Buchstaben sind noch zu klein.
    .short = Näher.
advice-straighten = Halte es gerade. Der Text liegt schräg.
    .short = Gerade halten.
cut-off-left = Links ist ein Stück außerhalb des Bildes.
cut-off-right = Rechts ist ein Stück außerhalb des Bildes.
cut-off-above = Oben ist ein Stück außerhalb des Bildes.
cut-off-below = Unten ist ein Stück außerhalb des Bildes.
why-nothing = Alles war gut zu lesen.
why-not-read = Es wurde noch nichts gelesen.
why-too-dark = Suche mehr Licht. Es war zu dunkel.
    .short = Zu dunkel.
why-moved = Halte den Kopf still. Das Bild war verwackelt.
    .short = Das Bild war verwackelt.
why-out-of-focus = Geh etwas zurück oder komm etwas näher. Das Bild war nicht scharf.
    .short = Das Bild war nicht scharf.
why-glare = Halte es etwas schräg. Das Licht spiegelte.
    .short = Das Licht spiegelte.
why-no-text = Schau auf den Text. Es war keiner im Bild.
    .short = Kein Text im Bild.
why-upside-down = Dreh es um. Der Text stand auf dem Kopf.
    .short = Der Text stand auf dem Kopf.
why-too-far = Komm näher. Die Buchstaben waren { $height } Bildpunkte hoch, nötig sind { $needed }.
    .short = Zu weit: { $height } von { $needed } Bildpunkten.
why-uncertain = Lies es noch einmal. Ich war zu { $percent } Prozent sicher.
    .short = Zu { $percent } Prozent sicher.

# Lesen: Etiketten und Produkte
label-name = Hier steht: { $name }.
    .short = { $name }.
label-not = Hier steht: { $name }, nicht { $other }.
    .short = { $name }, nicht { $other }.
label-names = Ich sehe { $quantity } Namen: { $text }.
label-either = Es ist { $name } oder { $other }.
label-spelled = Buchstabiert: { $text }.
label-unclear = Komm näher. Der Name ist nicht gut lesbar.
    .short = Komm näher. Name nicht lesbar.
label-none = Kein Name von der Liste.
no-label-list = Bitte um eine Namensliste. Es gibt noch keine.
product-name = Das ist { $name }.
    .short = { $name }.
product-unknown = Unbekannter Code. Wähle: { command-spell }, um ihn zu hören.
    .short = Unbekannter Code.
no-code-in-view = Halte den Code ins Bild. Ich sehe noch keinen.
    .short = Kein Code zu sehen.
code-says = Der Code sagt: { $text }
code-web-address = Eine Webadresse: { $text }.

# Lesen: Umgebung und Gerät

light = { $level ->
    [none] Es ist dunkel.
    [dim] Es ist wenig Licht da.
    [bright] Es ist sehr hell.
   *[good] Es ist hell.
}{ $side ->
    [left] {" "}Das Licht kommt von links.
    [right] {" "}Das Licht kommt von rechts.
    [above] {" "}Das Licht kommt von oben.
    [below] {" "}Das Licht kommt von unten.
   *[none] {""}
}
colour = Die Farbe ist { $name }.
    .short = { $name }.
two-colours = Vor allem { $first }, und auch { $second }.
    .short = { $first } und { $second }.
three-colours = Vor allem { $first }, und auch { $second } und { $third }.
    .short = { $first }, { $second } und { $third }.
colour-black = schwarz
colour-grey = grau
colour-white = weiß
colour-red = rot
colour-orange = orange
colour-yellow = gelb
colour-green = grün
colour-turquoise = türkis
colour-blue = blau
colour-purple = lila
colour-pink = rosa
colour-brown = braun
colour-beige = beige
time-and-date = Es ist { $time }, { $date }.
    .short = { $time }, { $date }.
no-time = Wie spät es ist, weiß ich noch nicht.
battery = Der Akku ist zu { $percent } Prozent voll.
    .short = Akku { $percent } Prozent.
battery-charging = Der Akku ist zu { $percent } Prozent voll und lädt.
    .short = Akku { $percent } Prozent, lädt.
no-battery = Ich kann nicht sehen, wie voll der Akku ist.
battery-low = Lade den Akku bald auf. Es sind noch { $percent } Prozent. Ich schaue jetzt seltener.
    .short = Bald aufladen. Noch { $percent } Prozent.
battery-nearly-empty = Lade den Akku jetzt auf. Es sind noch { $percent } Prozent. Ich schaue jetzt seltener.
    .short = Jetzt aufladen. Noch { $percent } Prozent.
profile = Das Profil ist: { $title }.
    .short = { $title }.
no-profile = Welches Profil das ist, weiß ich noch nicht.

# Lesen: Mitlesen und Suchen
reading-along = Ich lese mit. Wähle: { command-stop }, wenn du fertig bist.
    .short = Ich lese mit.
corrected-line = Besser: { $text }
seeking = Ich suche { $text }. Schau ruhig umher und folge dem Piepton.
    .short = Ich suche { $text }.
still-seeking = Ich suche noch: { $text }.
stopped-seeking = Ich höre auf zu suchen. { $text } kam nicht ins Bild.
maybe-found = Vielleicht: { $text }
nothing-to-spell = Es gibt noch nichts zu buchstabieren.
flagged = Notiert. Danke.
    .short = Notiert.
flagged-already = Das ist schon notiert.
nothing-to-flag = Es wurde noch nichts gelesen.

# Lesen: Zweifel
unsure-figure = unsicher: { $text }
spelled-word = { $text }, buchstabiert: { $letters }

# Üben

practice-welcome = Willkommen zur Übung. Nichts davon wird aufbewahrt. Zuerst hörst du die Töne.
    .short = Die Übung beginnt mit den Tönen.
practice-aim = Dieser Ton zeigt den Weg zu dem, was du suchst.
practice-try = Probiere jetzt: { $command }.
practice-shown = Ich mache es jetzt vor.
practice-aiming = Die Seite liegt halb außerhalb des Bildes. Wähle: { command-read }, und folge den Hinweisen.
    .short = Wähle: { command-read }. Die Seite liegt halb im Bild.
practice-menu = Alles, was geht, steht im Menü. Drücke kurz für die nächste Wahl, und lang zum Wählen.
    .short = Drücke kurz für die nächste Wahl, und lang zum Wählen.
practice-over = Das war die Übung. Du kannst sie jederzeit wiederholen.

# Üben: Kommissionieren

practice-list = Es gibt eine Liste zum Üben. Wähle: { command-accept-list }.
practice-place = Jetzt kommt das Etikett des Platzes ins Bild.
practice-wrong-item = Jetzt kommt ein anderer Artikel ins Bild. Er zählt nicht mit.
practice-right-item = Jetzt kommt der richtige Artikel ins Bild. Er zählt einmal.
practice-next-unit = Jetzt kommt das letzte Stück ins Bild.
practice-undo = War das nicht so gemeint? Wähle: { command-undo }.
practice-help = Klappt etwas nicht? Wähle: { command-help }. Deine Leitung sieht es dann.
practice-lead-answers = Deine Leitung antwortet jetzt.
practice-answer = Der Karton steht hinter der ersten Reihe.
practice-short = Es ist nichts mehr da. Wähle: { command-report-short }, und dann: { reason-empty }.
    .short = Wähle: { command-report-short }, und dann: { reason-empty }.
practice-pause = Kurz weg? Wähle: { command-pause }. Die Zählung bleibt stehen.

no-list = Es gibt jetzt keine Liste für dich.
list-offered = { $lines ->
    [one] Liste { $list }, eine Zeile. Wähle: { command-accept-list }.
   *[other] Liste { $list }, { $lines } Zeilen. Wähle: { command-accept-list }.
}
    .short = Liste { $list }. Wähle: { command-accept-list }.
go-to-location = Geh zu Platz { $place }. Scanne dort das Etikett.
    .short = { $place }.
wrong-location = Geh zu Platz { $place }. Das hier ist { $shown }.
    .short = Geh zu { $place }. Hier ist { $shown }.
wrong-check-digits = Schau noch einmal auf das Etikett von Platz { $place }. Dort stehen andere Ziffern.
    .short = Schau auf das Etikett von { $place }. Andere Ziffern.
location-first = Scanne zuerst das Etikett von Platz { $place }.
location-not-checked = Der Platz wurde nicht geprüft.
item-not-checked = Der Artikel wurde nicht geprüft.
pick-item = { $quantity ->
    [one] Nimm ein Mal { $name }. Scanne den Code.
   *[other] Nimm { $quantity } Mal { $name }. Scanne, was du nimmst.
}
    .short = { $quantity ->
        [one] Ein Mal { $name }.
       *[other] { $quantity } Mal { $name }.
    }
remaining = { $quantity ->
    [one] Noch eins.
   *[other] Noch { $quantity }.
}
wrong-item = Such { $name }. Das hier ist es nicht.
unknown-code = Such { $name }. Diesen Code kenne ich nicht.
too-many = { $quantity ->
    [one] Leg den Rest zurück. Es wird nur noch eins gebraucht.
   *[other] Leg den Rest zurück. Es werden nur noch { $quantity } gebraucht.
}
    .short = Leg den Rest zurück. Noch { $quantity } nötig.
line-was-full = Leg das zurück, diese Zeile ist fertig. Geh zu Platz { $place }.
    .short = Leg das zurück. Geh zu { $place }.
scan-first = Scanne zuerst ein Mal { $name }.
quantity-set = { $remaining ->
    [0] Insgesamt { $counted }. Das ist alles.
   *[other] Insgesamt jetzt { $counted }, statt dem, was gezählt war. Noch { $remaining }.
}
    .short = { $remaining ->
        [0] Insgesamt { $counted }. Das ist alles.
       *[other] Insgesamt jetzt { $counted }. Noch { $remaining }.
    }
line-done = Gut. Diese Zeile ist fertig.
    .short = Fertig.
line-shorted = Gespeichert: { $counted } von { $quantity }.
line-skipped = Diese Zeile kommt später wieder.
only-line-left = Nimm diese Zeile, oder melde zu wenig. Es ist die letzte.
list-done = Die Liste ist fertig.
where-in-list = Liste { $list }, Zeile { $line } von { $total }. Geh zu Platz { $place }.
where-in-line = Liste { $list }, Zeile { $line } von { $total }: { $name }. Gezählt: { $counted }. Noch { $remaining }.
help-location = Geh zu Platz { $place } und schau auf das Etikett. Geht das Scannen nicht? Wähle: { command-enter-check-digits }.
help-label = Geh zu Platz { $place } und schau auf das Etikett. Geht das nicht? Wähle: { command-skip }, oder: { command-report-short }.
help-item = Such { $name } und schau auf den Strichcode. Ist es nicht da? Wähle: { command-report-short }.
help-offer = Klappt es nicht? Wähle: { command-help }, oder: { command-skip }.
help-offer-last = Klappt es nicht? Wähle: { command-help }.

# Kommissionieren: der Artikel und die Stücke

pick-item-in-units = Nimm { $quantity } { $unit } { $name }. Scanne, was du nimmst.
    .short = { $quantity } { $unit } { $name }.
of-lot = Nimm Charge { $lot }.
line-note = Hinweis: { $text }
confirm-number = { $quantity ->
    [one] Nimm eins. Hast du es? Wähle: { command-confirm }.
   *[other] Nimm { $quantity }. Hast du sie? Wähle: { command-confirm }. Sind es weniger? Wähle: { command-enter-quantity }.
}
    .short = { $quantity }. Wähle: { command-confirm }.
item-of-other-line = Such { $name }. Das hier ist { $other }, für eine andere Zeile.
    .short = Such { $name }, nicht { $other }.
wrong-item-digits = Such { $name }. Diese Ziffern gehören nicht dazu oder reichen nicht.
    .short = Such { $name }. Andere Ziffern.
another-unit = Ist das ein anderes Stück? Wähle: { command-confirm }, oder zeig es noch einmal. Ist es dasselbe? Wähle: { command-decline }.
    .short = Ein anderes Stück? { command-confirm }, oder { command-decline }.
not-counted = { $quantity ->
    [one] Gut, dieses Stück zählt einmal. Noch eins.
   *[other] Gut, dieses Stück zählt einmal. Noch { $quantity }.
}
two-codes = Komm näher. Ich sehe zwei Codes.
reading-digits = Halte den Code still. Ich lese die Ziffern.
    .short = Ich lese die Ziffern.
digits-not-read = Dreh das Etikett zum Licht. Klappt es nicht? Wähle: { command-enter-check-digits }, oder: { command-help }.
    .short = Nicht lesbar. Wähle: { command-enter-check-digits }.
lay-aside = Leg dieses Stück beiseite und nimm ein anderes: { $name }. Gibt es keins? Wähle: { command-report-short }.
    .short = Leg das beiseite. Nimm ein anderes.
undone = { $act ->
    [location-verified] Zurückgenommen: der Platz.
    [item-verified] Zurückgenommen: der Artikel.
    [detail-captured] Zurückgenommen: die Charge oder das Datum.
    [units-counted] Zurückgenommen: die letzte Zählung. Gezählt: { $counted }.
    [quantity-entered] Zurückgenommen: die Anzahl. Gezählt: { $counted }.
    [line-shorted] Zurückgenommen: zu wenig. Gezählt: { $counted }.
    [put-to-tote] Zurückgenommen: der Behälter.
    [zero-checked] Zurückgenommen: die Prüfung des Platzes.
   *[other] Zurückgenommen.
}
nothing-to-undo = Du bist am Anfang dieser Zeile.

# Kommissionieren: Charge, Seriennummer und Datum

show-lot = Zeig den Code der Charge { $lot }.
    .short = Charge { $lot }.
show-any-lot = Zeig den Code der Charge.
    .short = Die Charge.
show-expiry = Zeig den Code mit dem Haltbarkeitsdatum. Klappt es nicht? Wähle: { command-enter-expiry }.
    .short = Das Haltbarkeitsdatum.
show-serial = { $quantity ->
    [one] Zeig die Seriennummer. Noch eins.
   *[other] Zeig die Seriennummer. Noch { $quantity }.
}
    .short = Seriennummer. Noch { $quantity }.
other-lot = Such Charge { $lot }. Das hier ist eine andere.
    .short = Such Charge { $lot }.
serial-again = Diese Seriennummer ist schon gezählt. Zeig die nächste.
    .short = Schon gezählt.
no-date-here = Such den Code mit dem Datum. In diesem steht keins.
    .short = Hier steht kein Datum.
no-such-date = Schau noch einmal auf das Etikett. Das ist kein Datum: erst Jahr, dann Monat, dann Tag.
    .short = Das ist kein Datum.
expired-put-back = Leg das beiseite und nimm ein anderes: { $name }. Das Datum ist vorbei.
    .short = Leg das beiseite. Das Datum ist vorbei.
expires-too-early = Such ein späteres Datum: { $day } oder danach. Leg das zurück.
    .short = Such { $day } oder später.
date-unknown = Das heutige Datum ist unbekannt. Hier steht { $day }. Ist das noch gut? Wähle: { command-confirm }, oder: { command-decline }.
    .short = Datum unbekannt. Ist { $day } noch gut?
expiry-allowed = Deine Leitung sagt: In dieser Zeile darf das Datum vorbei sein.
    .short = Das Datum darf vorbei sein.
lot-not-checked = Die Charge wurde nicht geprüft.
serial-not-checked = Die Seriennummer wurde nicht geprüft.
expiry-not-checked = Das Datum wurde nicht geprüft.
date-too-old = Dieses Datum ist zu alt.

# Kommissionieren: Behälter und Platz

put-to-tote = Leg alles in Behälter { $tote }. Scanne den Behälter.
    .short = Behälter { $tote }.
wrong-tote = Such Behälter { $tote }. Das hier ist ein anderer.
    .short = Such Behälter { $tote }.
tote-not-checked = Der Behälter wurde nicht geprüft.
fetch-tote = Nimm einen leeren Behälter und scanne ihn. Hat er keinen Code? Wähle: { command-confirm }.
    .short = Scanne einen leeren Behälter.
take-another-tote = Nimm einen leeren Behälter. Die Zählung läuft weiter.
zero-check = Schau noch einmal auf Platz { $place }. Ist er leer? Wähle: { command-confirm }. Liegt noch etwas da? Wähle: { command-decline }.
    .short = Ist { $place } leer? { command-confirm }, oder { command-decline }.

# Kommissionieren: Hilfe und Leitung

help-detail = Such auf { $name } einen zweiten Code. Dreh das Etikett zum Licht. Gibt es keinen? Wähle: { command-skip }.
help-asked = Deine Leitung sieht, dass du Hilfe brauchst. Du kannst inzwischen weitermachen.
    .short = Deine Leitung weiß es.
help-is-coming = Deine Leitung weiß schon, dass du Hilfe brauchst.
help-answer = Deine Leitung sagt: { $text }
list-cancelled = Deine Leitung hat die Liste zurückgenommen. Hör mit dieser Liste auf.
    .short = Die Liste wurde zurückgenommen.
handed-over = Die Liste ist übergeben. Alles, was gezählt ist, bleibt.
    .short = Die Liste ist übergeben.
answer-flagged = Notiert. Deine Leitung kann es ansehen.
    .short = Notiert.

# Das Gerät: Kamera, Sparen, Rollen und Karten
camera-lost = Die Kamera liefert kein Bild mehr. Ich versuche es weiter.
    .short = Kein Bild. Ich versuche es weiter.
camera-black = Das Bild ist ganz schwarz. Fühl nach, ob etwas die Kamera verdeckt.
    .short = Schwarzes Bild. Ist die Kamera verdeckt?
camera-back = Die Kamera geht wieder.
camera-given-up = Die Kamera kommt nicht zurück. Ich beginne gleich neu.
spares-for-heat = Mir ist warm. Ich schaue langsamer, bis ich abgekühlt bin.
    .short = Mir ist warm, ich schaue langsamer.
hold-up-card = Halte deine Karte vor die Kamera.
    .short = Zeig deine Karte.
card-not-seen = Ich habe keine Karte gesehen.
confirm-role = Karte: { $title }. Zum Wechseln wähle: { command-confirm }.
    .short = { $title }? Wähle { command-confirm }.
confirm-worker = Karte von { $worker }. Bist du das? Wähle: { command-confirm }.
    .short = Karte von { $worker }? Wähle { command-confirm }.
card-unknown = Diese Karte kenne ich nicht.
role-missing = Diese Rolle ist nicht auf diesem Gerät.
is-so-already = Das ist schon so.
card-declined = Alles bleibt, wie es war.
role-taken = Ich wechsle zu: { $title }.
role-kept = Ich mache weiter mit: { $title }.
worker-taken = Willkommen, { $worker }.
role-failed = Der Wechsel geht jetzt nicht. Alles bleibt, wie es war.

# Die Prüfung des Geräts: was es gibt, und was zu tun ist
doctor-well = { $count ->
    [one] Ich habe eine Sache geprüft. Sie ist in Ordnung.
   *[other] Ich habe { $count } Sachen geprüft. Alles ist in Ordnung.
}
doctor-found = { $count ->
    [one] Um eine Sache sollte sich jemand kümmern.
   *[other] Um { $count } Sachen sollte sich jemand kümmern.
}
doctor-camera-missing = Ich finde keine Kamera. Schalte mich aus, steck das Kabel der Kamera neu ein und schalte mich ein.
doctor-camera-silent = Die Kamera gibt kein Bild. Schalte mich aus, steck ihr Kabel neu ein und schalte mich ein.
doctor-camera-dark = Das Bild ist sehr dunkel. Mach Licht, und fühle, ob etwas vor der Kamera ist.
doctor-sound-missing = Ich finde keinen Ton. Schließ den Ohrhörer oder den Lautsprecher neu an.
doctor-microphone-missing = Ich finde kein Mikrofon. Schließ das Mikrofon neu an.
doctor-controls-missing = Ich finde keine Taste. Schließ die Taste oder das Pedal neu an.
doctor-controls-idle = In diesem Profil bewirkt keine Taste etwas. Bitte deine Betreuung, eine einzurichten.
doctor-voice-missing = Die Stimme geht nicht. Bitte deine Betreuung, sie zu installieren.
doctor-voice-other = Die gewählte Stimme geht nicht, darum spricht eine andere. Bitte deine Betreuung, nachzusehen.
doctor-models-missing = Zum Lesen fehlen Dateien. Bitte deine Betreuung, die Modelle zu erzeugen.
doctor-models-stale = Die Dateien zum Lesen sind alt. Bitte deine Betreuung, die Modelle zu erzeugen.
doctor-profile-unusable = Das Profil ist nicht brauchbar. Bitte deine Betreuung, es zu prüfen.
doctor-packages-missing = Es fehlen Programme. Bitte deine Betreuung, sie zu installieren.
doctor-device-refused = Ich darf eines meiner Teile nicht benutzen. Bitte deine Betreuung, es zu erlauben.
doctor-folder-refused = Ich darf nichts speichern. Bitte deine Betreuung, mich in den Ordner schreiben zu lassen.
doctor-service-missing = Ich starte nicht von selbst. Bitte deine Betreuung, das einzurichten.
doctor-service-stopped = Das Programm steht. Schalte mich aus und ein. Hilft das nicht, frag deine Betreuung.
doctor-storage-full = Die Speicherkarte ist fast voll. Bitte deine Betreuung, Platz zu schaffen.
doctor-storage-read-only = Auf die Speicherkarte kann ich nicht mehr schreiben. Bitte deine Betreuung um eine neue Karte.
doctor-storage-forgets = Was ich speichere, ist nach dem Ausschalten weg. Bitte deine Betreuung um einen festen Platz.
doctor-storage-worn = Die Speicherkarte hat gestockt. Bitte deine Betreuung bald um eine neue Karte.
doctor-journal-damaged = Das Protokoll ist beschädigt. Bitte deine Betreuung, es zu kopieren und mich neu zu starten.
doctor-clock-unset = Ich weiß nicht, wie spät es ist. Bitte deine Betreuung, die Uhr zu stellen oder mich ans Netz zu bringen.
doctor-clock-stops = Meine Uhr steht, wenn ich aus bin. Verbinde mich mit dem Netz, oder bitte um eine Uhr mit Batterie.
doctor-clock-zone = Meine Uhr kennt keine Sommerzeit. Bitte deine Betreuung, die Zeitzone einzustellen.
doctor-hot = Ich bin sehr heiß. Leg mich an einen kühlen Ort, an den Luft kommt.
doctor-was-hot = Ich war zu heiß und habe langsamer gearbeitet. Sorge dafür, dass Luft an mich kommt.
doctor-power-weak = Der Strom ist zu schwach. Nimm ein kürzeres Kabel oder ein stärkeres Netzteil.
doctor-battery-low = Die Batterie ist fast leer. Lade mich auf.
doctor-memory-small = Es ist wenig Arbeitsspeicher frei. Schalte mich aus und ein, oder bitte deine Betreuung, nachzusehen.
doctor-no-answer = Eines meiner Teile antwortet nicht. Schalte mich aus, warte zehn Sekunden und schalte mich ein.
# Knöpfe kennenlernen

buttons-welcome = Ich lerne jetzt deine Knöpfe. Drücke einen Knopf, wenn ich ihn nenne.
button-press = { $button ->
    [main] Drücke jetzt den Hauptknopf.
    [left] Drücke jetzt den linken Knopf.
    [middle] Drücke jetzt den mittleren Knopf.
    [right] Drücke jetzt den rechten Knopf.
   *[other] Drücke jetzt diesen Knopf: { $button }.
}
button-learned = Den kenne ich.
button-taken = Dieser Knopf hat schon einen Namen. Drücke einen anderen Knopf.
button-passed-over = Ich höre keinen Knopf. Ich mache weiter.
buttons-saved = Fertig. Ich kenne deine Knöpfe jetzt.
buttons-unchanged = Fertig. Es wurde nichts geändert.
# Einrichten

setup-language = Deutsch? Drücke lang.
setup-welcome = Wir richten die Brille ein. Kurz drücken heißt weiter, lang heißt wählen, zweimal heißt zurück.
setup-choice-good = Ja, so ist es gut.
setup-choice-louder = Lauter.
setup-choice-softer = Leiser.
setup-choice-go-on = Weiter.
setup-choice-take = Ja, das nehmen.
setup-choice-decline = Nein, das nicht.
setup-choice-no-network = Kein Netzwerk.
setup-choice-nobody = Kein Code.
setup-choice-save = Speichern.
setup-choice-start-over = Neu anfangen.
setup-choice-stop = Ja, aufhören.
setup-sound = So laut spreche ich jetzt. Hörst du mich gut? Dann drücke lang. Drücke kurz für lauter oder leiser.
setup-button = Jetzt der Knopf.
setup-press-short = Drücke einmal kurz.
setup-press-long = Drücke jetzt lang: Halte den Knopf kurz fest.
setup-press-double = Drücke jetzt zweimal schnell.
setup-pressed-short = Das war kurz.
setup-pressed-long = Das war lang.
setup-pressed-double = Das war zweimal.
setup-button-works = Der Knopf geht.
setup-button-left = Wir lassen den Knopf aus.
setup-camera = Jetzt die Kamera. Drücke lang, um weiterzugehen, kurz, um noch einmal zu schauen.
setup-camera-none = Ich sehe kein Bild. Sieh nach, ob das Kabel der Kamera fest sitzt.
setup-camera-dark = Es ist dunkel hier. Geh ans Licht.
setup-camera-ready = Bild und Licht sind da. Halte eine Seite oder einen Code vor die Kamera.
setup-camera-text = { $lines ->
    [one] Ich sehe Text: eine Zeile.
   *[other] Ich sehe Text: { $lines } Zeilen.
}
setup-camera-code = Ich sehe einen Code.
setup-network = Jetzt das Netzwerk. Es ist nicht nötig: Drücke lang, um es auszulassen. Oder halte den Code des Netzwerks vor die Kamera.
setup-network-found = Netzwerk { $name }.
setup-network-joining = Ich verbinde.
setup-network-joined = Verbunden mit { $name }.
setup-network-password = Das Passwort passt nicht zu diesem Netzwerk. Frag nach einem neuen Code.
setup-network-not-found = Ich finde dieses Netzwerk hier nicht. Geh näher an den Sender.
setup-network-no-adapter = Dieses Gerät hat kein WLAN, das ich nutzen kann.
setup-network-switched-off = Das WLAN ist an diesem Gerät aus. Deine Begleitung kann es einschalten.
setup-network-not-allowed = Ich darf hier kein Netzwerk wählen. Deine Begleitung kann das regeln.
setup-network-timed-out = Das Netzwerk antwortet nicht. Versuch es später noch einmal.
setup-network-failed = Das Verbinden hat nicht geklappt. Versuch es später noch einmal.
setup-other-code = Dieser Code gehört nicht zu diesem Schritt.
setup-role = Jetzt deine Arbeit. Drücke kurz für die nächste, lang zum Wählen. Oder halte eine Karte vor die Kamera.
setup-role-choice = Arbeit: { $title }.
setup-role-missing = Diese Arbeit ist nicht auf dieser Brille.
setup-worker = Hast du eine Karte mit deinem Code? Halte sie vor die Kamera. Oder drücke lang, um es auszulassen.
setup-worker-choice = Dein Code: { $letters }.
setup-take = Stimmt das? Drücke lang. Drücke kurz für nein.
setup-summary = Das hast du gewählt.
setup-save = Drücke lang, um es zu speichern, zweimal, um zurückzugehen.
setup-saved = Gespeichert. Die Brille ist eingerichtet.
setup-anew = Möchtest du es später anders? Deine Begleitung startet dann kijkmee setup.
setup-not-saved = Das Speichern hat nicht geklappt. Alles bleibt, wie es war. Drücke lang, um es noch einmal zu versuchen.
setup-leave = Möchtest du aufhören? Dann ändert sich nichts. Drücke lang für ja, kurz für nein.
setup-left = Aufgehört. Es hat sich nichts geändert.
