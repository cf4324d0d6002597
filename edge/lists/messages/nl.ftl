# Wat een leidinggevende over een bestand leest, in het Nederlands: wat er is, en dan wat te doen.

in-row = Rij { $row }: { $what }
in-file = { $file }: { $what }
more-problems = { $count ->
    [one] En nog 1 andere fout.
   *[other] En nog { $count } andere fouten.
}

## Het hele bestand

table-not-there = Dit bestand bestaat niet. Controleer de naam.
table-folder = Dit is een map. Noem een bestand daarin.
table-unreadable = Dit bestand kan niet gelezen worden ({ $detail }). Controleer de rechten.
table-too-large = Dit bestand is te groot, meer dan { $detail } MB. Controleer of het het juiste is.
table-spreadsheet = Dit is geen tabel. Bewaar het als XLSX of als "CSV UTF-8".
table-not-utf8 = De tekens kunnen niet gelezen worden. Bewaar het bestand als "CSV UTF-8".
table-no-text = Hier staat iets dat geen tekst is. Bewaar het bestand als "CSV UTF-8".
table-too-many-rows = Er zijn meer dan { $detail } rijen. Verdeel ze over meer bestanden.
table-broken-row = Deze rij kan niet gelezen worden. Controleer de aanhalingstekens, of bewaar het bestand opnieuw.
table-empty = Er staat niets in. Zet de namen van de kolommen in de eerste rij, en dan één rij voor elk ding.
workbook-too-large = Deze werkmap is te groot om te openen. Bewaar alleen het blad dat nodig is, als nieuwe werkmap of als CSV.
workbook-too-slow = Het openen van deze werkmap duurt te lang. Bewaar het blad als "CSV UTF-8".
workbook-damaged = Deze werkmap is beschadigd. Bewaar haar opnieuw als XLSX, of als "CSV UTF-8".
workbook-no-workbook = Dit is een zipbestand en geen werkmap. Bewaar het blad als XLSX of als "CSV UTF-8".
workbook-encrypted = Deze werkmap heeft een wachtwoord of is van de oude soort (.xls). Bewaar haar als XLSX, zonder wachtwoord.
workbook-macros = Deze werkmap bevat macro's, en die worden niet vertrouwd. Bewaar haar als XLSX zonder macro's.
workbook-links = Deze werkmap haalt gegevens ergens anders vandaan of bevat andere bestanden. Plak de waarden in een nieuwe werkmap.
workbook-formula = Cel { $cell } is een formule. Plak de waarden in plaats van de formules.
workbook-error-value = Cel { $cell } bevat een fout. Herstel de cel, of maak hem leeg.
workbook-no-sheet = Deze werkmap heeft geen zichtbaar blad. Maak het blad zichtbaar.
workbook-too-many-rows = Er zijn te veel rijen. Verdeel ze over meer bestanden.
workbook-too-many-columns = Er zijn meer dan 64 kolommen. Laat weg wat niet nodig is.

## Kolommen

column-not-said = "{ $given }" zegt niet welke kolom wat is. Schrijf bijvoorbeeld: --column "Lgplaats=location".
column-no-field = "{ $given }" is geen soort kolom. Kies uit: { $fields }.
column-not-there = Er is geen kolom "{ $column }". Controleer wat achter --column staat.
column-twice = De kolommen "{ $column }" en "{ $other }" zijn hetzelfde. Laat er één weg, of zeg: --column "{ $other }=unused".
column-pack-first = De kolom "{ $column }" staat vóór elke barcode. Zet het aantal per verpakking rechts naast zijn barcode.
column-missing = Er is geen kolom "{ $heading }". Voeg haar toe, of zeg welke het is: --column "NAAM={ $field }".
column-name-missing = Er is geen kolom "naam". Voeg haar toe, of zeg welke het is: --column "NAAM=name-nl".
column-barcode-missing = Er is geen kolom "barcode". Voeg haar toe, of zeg welke het is: --column "NAAM=barcode".

## Cellen

more-cells = Deze rij heeft meer cellen dan er kolommen zijn. Controleer of er een scheidingsteken in een tekst staat.
missing = { $column } ontbreekt. Vul het in.
formula = { $column }: "{ $text }" is een formule. Zet de waarde zelf in de cel.
too-long = { $column } is langer dan { $most } tekens. Kort het in.
control-characters = { $column } bevat onzichtbare tekens. Typ het opnieuw.
lost-digits = { $column }: het rekenblad heeft cijfers van "{ $text }" weggelaten. Maak de kolom op als tekst en vul het nummer opnieuw in.
became-date = { $column }: het rekenblad heeft er een datum van gemaakt ({ $text }). Maak de kolom op als tekst en vul het opnieuw in.
lost-zeros = { $column }: "{ $text }" is zijn nullen vooraan kwijt. Maak de kolom op als tekst; een eigen code hoort in de kolom "eigen code".
no-gtin = { $column }: "{ $text }" is geen EAN, UPC of GTIN: die hebben 8, 12, 13 of 14 cijfers. Een eigen code hoort in de kolom "eigen code".
wrong-check-digit = { $column }: het controlecijfer van "{ $text }" klopt niet. Vergelijk met het product; een eigen code hoort in de kolom "eigen code".
pack-differs = De barcode { $code } staat voor { $one } stuks en voor { $other }. Kies één aantal.
not-positive = { $column }: "{ $text }" is niet meer dan nul. Vul in hoeveel er nodig zijn.
too-many-units = { $column }: "{ $text }" is meer dan { $most }. Controleer het aantal.
one-or-a-thousand = { $column }: "{ $text }" kan op twee manieren gelezen worden. Schrijf een aantal zonder punt of komma.
fraction = { $column }: "{ $text }" is geen heel aantal. Neem een kleinere eenheid, zoals centimeter.
no-number = { $column }: "{ $text }" is geen heel getal. Vul een getal in.
no-date = { $column }: "{ $text }" is geen datum. Schrijf bijvoorbeeld 2027-03-31 of 31-3-2027.
impossible-date = { $column }: de dag "{ $text }" bestaat niet. Schrijf eerst de dag en dan de maand, of 2027-03-31.
no-yes-or-no = { $column }: "{ $text }" is geen ja of nee. Schrijf ja of nee.
no-counting = { $column }: "{ $text }" is geen manier van tellen. Schrijf "per stuk" of "aantal".
no-check-digits = { $column }: "{ $text }" is geen controlecijfer. Schrijf hoogstens { $most } cijfers.

## Artikelen

item-differs = Artikel { $article }: { $column } is hier anders dan in rij { $first }. Maak ze gelijk.
item-twice = Artikel { $article } staat al in rij { $first }. Haal er één weg.
unknown-item = Artikel { $article } is niet bekend. Importeer het eerst, of zet naam en barcode erbij.
item-without-name = Artikel { $article } heeft geen naam. Vul de naam in.
item-without-barcode = Artikel { $article } heeft geen barcode. Vul een barcode in.
code-twice = De barcode { $code } van artikel { $article } hoort in rij { $first } al bij artikel { $other }. Geef elk artikel een eigen barcode.
code-kept = De barcode { $code } van artikel { $article } hoort al bij artikel { $other }. Geef elk artikel een eigen barcode.
item-code-of-place = De barcode { $code } van artikel { $article } is die van locatie { $place }. Geef elk een eigen barcode.
item-busy = Artikel { $article } staat op lijst { $list }, waaraan gewerkt wordt. Codes en regels blijven tot die klaar is; importeer daarna opnieuw.

## Locaties

place-twice = Locatie { $place } staat al in rij { $first }. Haal er één weg.
place-differs = Locatie { $place }: { $column } is hier anders dan in rij { $first }. Maak ze gelijk.
unknown-place = Locatie { $place } is niet bekend. Importeer haar eerst, of zet de barcode van de locatie erbij.
place-code-twice = De barcode { $code } van locatie { $place } hoort al bij locatie { $other }. Geef elke locatie een eigen barcode.
place-code-of-item = De barcode { $code } van locatie { $place } is die van artikel { $article }. Geef elk een eigen barcode.
place-busy = Locatie { $place } staat op lijst { $list }, waaraan gewerkt wordt. Haar label blijft tot die klaar is; importeer daarna opnieuw.

## Lijsten

line-twice = Regel { $line } van lijst { $list } staat al in rij { $first }. Geef elke regel een eigen nummer.
list-differs = Lijst { $list }: { $column } is hier anders dan in rij { $first }. Maak ze gelijk.
list-over = Lijst { $list } is klaar of ingetrokken en verandert niet meer. Geef de nieuwe lijst een andere naam.
list-begun = Aan lijst { $list } is al begonnen, dus regel { $line } blijft zoals die was. Zet hem terug, of trek de lijst in.
list-begun-without = Aan lijst { $list } is al begonnen, en regel { $line } ontbreekt. Zet hem erbij zoals hij was, of trek de lijst in.
list-begun-tote = Aan lijst { $list } is al begonnen, dus de bak blijft zoals die was. Zet hem terug, of trek de lijst in.
list-begun-checks = Aan lijst { $list } is al begonnen, dus de controles blijven zoals ze waren. Laat --strictness weg, of trek de lijst in.
strictness-not-said = "{ $given }" zegt niet hoe streng een controle is. Schrijf bijvoorbeeld lot=warn. Controles: { $checks }. Strengheid: { $levels }.
list-begun-order = Aan lijst { $list } is al begonnen, dus de volgorde blijft zoals die was. Zet de rijen terug, of trek de lijst in.

## Wat er verandert

preview-items = Artikelen: { $new } nieuw, { $changed } veranderd, { $unchanged } gelijk.
preview-locations = Locaties: { $new } nieuw, { $changed } veranderd, { $unchanged } gelijk.
preview-lists = Lijsten: { $new } nieuw, { $changed } veranderd, { $unchanged } gelijk.
preview-lines = Regels: { $new } nieuw, { $changed } veranderd, { $unchanged } gelijk, { $gone } verdwenen.
preview-refused = { $count ->
    [one] 1 rij kan niet gebruikt worden.
   *[other] { $count } rijen kunnen niet gebruikt worden.
}
preview-unused = Niet gebruikte kolommen: { $columns }. Zeg zo nodig wat ze zijn: --column "NAAM=SOORT".
nothing-kept = Er is niets opgeslagen: alles of niets. Herstel de rijen hierboven en importeer opnieuw.
only-looked = Er is niets opgeslagen; dit was alleen kijken.
kept = Opgeslagen.
change-new = nieuw
change-changed = veranderd
change-unchanged = gelijk

## Wat op elkaar lijkt

codes-alike = De codes { $one } ({ $article }) en { $two } ({ $other }) verschillen bijna niet.
names-look-alike = { $one } ({ $article }) en { $two } ({ $other }) lijken op elkaar.
names-sound-alike = { $one } ({ $article }) en { $two } ({ $other }) klinken hetzelfde.
neighbours-alike = { $one } ({ $article }) ligt in { $place } vlak bij { $two } ({ $other }) in { $next }, en ze lijken op elkaar.
