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
camera-lost = Die Kamera liefert kein Bild mehr.
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
command-flag-wrong = Das stimmt nicht
command-why = Warum
command-accept-list = Liste beginnen
command-enter-check-digits = Prüfziffern eingeben
command-enter-quantity = Anzahl eingeben
command-report-short = Zu wenig melden
command-skip = Später machen
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

# Lesen: Angaben

# Lesen: Zielen und warum

# Lesen: Etiketten und Produkte

# Lesen: Umgebung und Gerät

# Lesen: Mitlesen und Suchen

# Lesen: Zweifel
unsure-figure = unsicher: { $text }
spelled-word = { $text }, buchstabiert: { $letters }

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
location-right = Der Platz stimmt.
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
   *[other] Insgesamt jetzt { $counted }. Noch { $remaining }.
}
line-done = Gut. Diese Zeile ist fertig.
    .short = Fertig.
line-shorted = Gespeichert: { $counted } von { $quantity }.
line-skipped = Diese Zeile kommt später wieder.
only-line-left = Nimm diese Zeile, oder melde zu wenig. Es ist die letzte.
list-done = Die Liste ist fertig.
where-in-list = Zeile { $line } von { $total }. Geh zu Platz { $place }.
where-in-line = Zeile { $line } von { $total }: { $name }. Gezählt: { $counted }. Noch { $remaining }.
help-location = Geh zu Platz { $place } und schau auf das Etikett. Geht das Scannen nicht? Wähle: { command-enter-check-digits }.
help-label = Geh zu Platz { $place } und schau auf das Etikett. Geht das nicht? Wähle: { command-skip }, oder: { command-report-short }.
help-item = Such { $name } und schau auf den Strichcode. Ist es nicht da? Wähle: { command-report-short }.
help-offer = Klappt es nicht? Wähle: { command-help }, oder: { command-skip }.
help-offer-last = Klappt es nicht? Wähle: { command-help }.
