# Was eine Leitung über eine Datei liest, auf Deutsch: was ist, und dann, was zu tun ist.

in-row = Zeile { $row }: { $what }
in-file = { $file }: { $what }
more-problems = { $count ->
    [one] Und noch 1 weiterer Fehler.
   *[other] Und noch { $count } weitere Fehler.
}

## Die ganze Datei

table-not-there = Diese Datei gibt es nicht. Prüfen Sie den Namen.
table-folder = Das ist ein Ordner. Nennen Sie eine Datei darin.
table-unreadable = Diese Datei kann nicht gelesen werden ({ $detail }). Prüfen Sie die Rechte.
table-too-large = Diese Datei ist zu groß, über { $detail } MB. Prüfen Sie, ob es die richtige ist.
table-spreadsheet = Das ist keine Tabelle. Speichern Sie sie als XLSX oder als "CSV UTF-8".
table-not-utf8 = Die Zeichen können nicht gelesen werden. Speichern Sie die Datei als "CSV UTF-8".
table-no-text = Hier steht etwas, das kein Text ist. Speichern Sie die Datei als "CSV UTF-8".
table-too-many-rows = Es gibt mehr als { $detail } Zeilen. Verteilen Sie sie auf mehr Dateien.
table-broken-row = Diese Zeile kann nicht gelesen werden. Prüfen Sie die Anführungszeichen, oder speichern Sie die Datei neu.
table-empty = Es steht nichts darin. Schreiben Sie die Namen der Spalten in die erste Zeile, dann eine Zeile für jedes Ding.
workbook-too-large = Diese Arbeitsmappe ist zu groß zum Öffnen. Speichern Sie nur das nötige Blatt, als neue Arbeitsmappe oder als CSV.
workbook-too-slow = Das Öffnen dieser Arbeitsmappe dauert zu lange. Speichern Sie das Blatt als "CSV UTF-8".
workbook-damaged = Diese Arbeitsmappe ist beschädigt. Speichern Sie sie neu als XLSX, oder als "CSV UTF-8".
workbook-no-workbook = Das ist eine Zip-Datei und keine Arbeitsmappe. Speichern Sie das Blatt als XLSX oder als "CSV UTF-8".
workbook-encrypted = Diese Arbeitsmappe hat ein Passwort oder ist von der alten Art (.xls). Speichern Sie sie als XLSX, ohne Passwort.
workbook-macros = Diese Arbeitsmappe enthält Makros, und denen wird nicht vertraut. Speichern Sie sie als XLSX ohne Makros.
workbook-links = Diese Arbeitsmappe holt Daten von anderswo oder enthält andere Dateien. Fügen Sie die Werte in eine neue Arbeitsmappe ein.
workbook-formula = Zelle { $cell } ist eine Formel. Fügen Sie die Werte statt der Formeln ein.
workbook-error-value = Zelle { $cell } enthält einen Fehler. Berichtigen Sie die Zelle, oder leeren Sie sie.
workbook-no-sheet = Kein Blatt dieser Arbeitsmappe ist sichtbar. Blenden Sie das Blatt ein.
workbook-too-many-rows = Es gibt zu viele Zeilen. Verteilen Sie sie auf mehr Dateien.
workbook-too-many-columns = Es gibt mehr als 64 Spalten. Lassen Sie weg, was nicht nötig ist.

## Spalten

column-not-said = "{ $given }" sagt nicht, welche Spalte was ist. Schreiben Sie zum Beispiel: --column "Lgplatz=location".
column-no-field = "{ $given }" ist keine Art von Spalte. Wählen Sie aus: { $fields }.
column-not-there = Es gibt keine Spalte "{ $column }". Prüfen Sie, was hinter --column steht.
column-twice = Die Spalten "{ $column }" und "{ $other }" sind dasselbe. Lassen Sie eine weg, oder sagen Sie: --column "{ $other }=unused".
column-pack-first = Die Spalte "{ $column }" steht vor jedem Barcode. Setzen Sie den Packungsinhalt rechts neben seinen Barcode.
column-missing = Es gibt keine Spalte für "{ $field }". Fügen Sie sie hinzu, oder sagen Sie, welche es ist: --column "NAME={ $field }".
column-name-missing = Es gibt keine Spalte "Name". Fügen Sie sie hinzu, oder sagen Sie, welche es ist: --column "NAME=name-de".
column-barcode-missing = Es gibt keine Spalte "Barcode". Fügen Sie sie hinzu, oder sagen Sie, welche es ist: --column "NAME=barcode".

## Zellen

more-cells = Diese Zeile hat mehr Zellen, als es Spalten gibt. Prüfen Sie, ob das Trennzeichen in einem Text steht.
missing = { $column } fehlt. Füllen Sie es aus.
formula = { $column }: "{ $text }" ist eine Formel. Schreiben Sie den Wert selbst in die Zelle.
too-long = { $column } ist länger als { $most } Zeichen. Kürzen Sie es.
control-characters = { $column } enthält unsichtbare Zeichen. Tippen Sie es neu.
lost-digits = { $column }: Die Tabellenkalkulation hat Ziffern von "{ $text }" weggelassen. Formatieren Sie die Spalte als Text und schreiben Sie die Nummer neu.
became-date = { $column }: Die Tabellenkalkulation hat ein Datum daraus gemacht ({ $text }). Formatieren Sie die Spalte als Text und schreiben Sie es neu.
lost-zeros = { $column }: "{ $text }" hat die Nullen am Anfang verloren. Formatieren Sie die Spalte als Text; ein eigener Code gehört in die Spalte "eigener Code".
no-gtin = { $column }: "{ $text }" ist keine EAN, UPC oder GTIN: Die haben 8, 12, 13 oder 14 Ziffern. Ein eigener Code gehört in die Spalte "eigener Code".
wrong-check-digit = { $column }: Die Prüfziffer von "{ $text }" passt nicht. Vergleichen Sie mit dem Produkt; ein eigener Code gehört in die Spalte "eigener Code".
pack-differs = Der Barcode { $code } steht für { $one } Stück und für { $other }. Wählen Sie eine Zahl.
not-positive = { $column }: "{ $text }" ist nicht mehr als null. Tragen Sie ein, wie viele nötig sind.
too-many-units = { $column }: "{ $text }" ist mehr als { $most }. Prüfen Sie die Menge.
one-or-a-thousand = { $column }: "{ $text }" kann auf zwei Arten gelesen werden. Schreiben Sie eine Menge ohne Punkt oder Komma.
fraction = { $column }: "{ $text }" ist keine ganze Menge. Nehmen Sie eine kleinere Einheit, etwa Zentimeter.
no-number = { $column }: "{ $text }" ist keine ganze Zahl. Tragen Sie eine Zahl ein.
no-date = { $column }: "{ $text }" ist kein Datum. Schreiben Sie zum Beispiel 2027-03-31 oder 31.3.2027.
impossible-date = { $column }: Den Tag "{ $text }" gibt es nicht. Schreiben Sie erst den Tag und dann den Monat, oder 2027-03-31.
no-yes-or-no = { $column }: "{ $text }" ist weder ja noch nein. Schreiben Sie ja oder nein.
no-counting = { $column }: "{ $text }" ist keine Zählweise. Schreiben Sie "einzeln" oder "Anzahl".
no-check-digits = { $column }: "{ $text }" sind keine Prüfziffern. Schreiben Sie höchstens { $most } Ziffern.

## Artikel

item-differs = Artikel { $article }: { $column } ist hier anders als in Zeile { $first }. Machen Sie beides gleich.
item-twice = Artikel { $article } steht schon in Zeile { $first }. Entfernen Sie eine davon.
unknown-item = Artikel { $article } ist nicht bekannt. Importieren Sie ihn zuerst, oder fügen Sie Namen und Barcode hinzu.
item-without-name = Artikel { $article } hat keinen Namen. Tragen Sie den Namen ein.
item-without-barcode = Artikel { $article } hat keinen Barcode. Tragen Sie einen Barcode ein.
code-twice = Der Barcode { $code } von Artikel { $article } gehört in Zeile { $first } schon zu Artikel { $other }. Geben Sie jedem Artikel einen eigenen.
code-kept = Der Barcode { $code } von Artikel { $article } gehört schon zu Artikel { $other }. Geben Sie jedem Artikel einen eigenen.
item-code-of-place = Der Barcode { $code } von Artikel { $article } ist der von Lagerplatz { $place }. Geben Sie jedem einen eigenen.
item-busy = Artikel { $article } steht auf Liste { $list }, an der gearbeitet wird. Codes und Regeln bleiben, bis sie fertig ist; importieren Sie dann neu.

## Lagerplätze

place-twice = Lagerplatz { $place } steht schon in Zeile { $first }. Entfernen Sie eine davon.
place-differs = Lagerplatz { $place }: { $column } ist hier anders als in Zeile { $first }. Machen Sie beides gleich.
unknown-place = Lagerplatz { $place } ist nicht bekannt. Importieren Sie ihn zuerst, oder fügen Sie seinen Barcode hinzu.
place-code-twice = Der Barcode { $code } von Lagerplatz { $place } gehört schon zu Lagerplatz { $other }. Geben Sie jedem Lagerplatz einen eigenen.
place-code-of-item = Der Barcode { $code } von Lagerplatz { $place } ist der von Artikel { $article }. Geben Sie jedem einen eigenen.
place-busy = Lagerplatz { $place } steht auf Liste { $list }, an der gearbeitet wird. Sein Schild bleibt, bis sie fertig ist; importieren Sie dann neu.

## Listen

line-twice = Position { $line } der Liste { $list } steht schon in Zeile { $first }. Geben Sie jeder Position eine eigene Nummer.
list-differs = Liste { $list }: { $column } ist hier anders als in Zeile { $first }. Machen Sie beides gleich.
list-over = Liste { $list } ist fertig oder zurückgenommen und ändert sich nicht mehr. Geben Sie der neuen Liste einen anderen Namen.
list-begun = Liste { $list } ist schon begonnen, also bleibt Position { $line }, wie sie war. Setzen Sie sie zurück, oder nehmen Sie die Liste zurück.
list-begun-without = Liste { $list } ist schon begonnen, und Position { $line } fehlt. Fügen Sie sie hinzu, wie sie war, oder nehmen Sie die Liste zurück.
list-begun-tote = Liste { $list } ist schon begonnen, also bleibt der Behälter, wie er war. Setzen Sie ihn zurück, oder nehmen Sie die Liste zurück.
list-begun-checks = Liste { $list } ist schon begonnen, also bleiben die Prüfungen, wie sie waren. Lassen Sie --strictness weg, oder nehmen Sie die Liste zurück.
strictness-not-said = "{ $given }" sagt nicht, wie streng eine Prüfung ist. Schreiben Sie zum Beispiel lot=warn. Prüfungen: { $checks }. Strenge: { $levels }.
list-begun-order = Liste { $list } ist schon begonnen, also bleibt die Reihenfolge, wie sie war. Setzen Sie die Zeilen zurück, oder nehmen Sie die Liste zurück.

## Was sich ändert

preview-items = Artikel: { $new } neu, { $changed } geändert, { $unchanged } gleich.
preview-locations = Lagerplätze: { $new } neu, { $changed } geändert, { $unchanged } gleich.
preview-lists = Listen: { $new } neu, { $changed } geändert, { $unchanged } gleich.
preview-lines = Positionen: { $new } neu, { $changed } geändert, { $unchanged } gleich, { $gone } entfallen.
preview-refused = { $count ->
    [one] 1 Zeile kann nicht verwendet werden.
   *[other] { $count } Zeilen können nicht verwendet werden.
}
preview-unused = Nicht verwendete Spalten: { $columns }. Sagen Sie, wo nötig, was sie sind: --column "NAME=ART".
nothing-kept = Es wurde nichts gespeichert: alles oder nichts. Berichtigen Sie die Zeilen oben und importieren Sie neu.
only-looked = Es wurde nichts gespeichert; das war nur zum Ansehen.
kept = Gespeichert.
change-new = neu
change-changed = geändert
change-unchanged = gleich

## Was sich ähnelt

codes-alike = Die Codes { $one } ({ $article }) und { $two } ({ $other }) unterscheiden sich kaum.
names-look-alike = { $one } ({ $article }) und { $two } ({ $other }) ähneln sich.
names-sound-alike = { $one } ({ $article }) und { $two } ({ $other }) klingen gleich.
neighbours-alike = { $one } ({ $article }) liegt in { $place } nahe bei { $two } ({ $other }) in { $next }, und sie ähneln sich.
