# What a lead reads about a file, in English: what there is, and then what to do.

in-row = Row { $row }: { $what }
in-file = { $file }: { $what }
more-problems = { $count ->
    [one] And 1 more problem.
   *[other] And { $count } more problems.
}

## The whole file

table-not-there = There is no such file. Check the name.
table-folder = This is a folder. Name a file in it.
table-unreadable = This file cannot be read ({ $detail }). Check its permissions.
table-too-large = This file is too large, over { $detail } MB. Check that it is the right one.
table-spreadsheet = This is no table. Save it as XLSX or as "CSV UTF-8".
table-not-utf8 = Its characters cannot be read. Save the file as "CSV UTF-8".
table-no-text = There is something here that is no text. Save the file as "CSV UTF-8".
table-too-many-rows = It has more than { $detail } rows. Divide them over more files.
table-broken-row = This row cannot be read. Check its quotation marks, or save the file anew.
table-empty = There is nothing in it. Put the names of the columns into the first row, then one row for each thing.
workbook-too-large = This workbook is too large to open. Save only the sheet that is needed, as a new workbook or as CSV.
workbook-too-slow = Opening this workbook takes too long. Save the sheet as "CSV UTF-8".
workbook-damaged = This workbook is damaged. Save it anew as XLSX, or as "CSV UTF-8".
workbook-no-workbook = This is a zip file and no workbook. Save the sheet as XLSX or as "CSV UTF-8".
workbook-encrypted = This workbook has a password or is of the old kind (.xls). Save it as XLSX, without a password.
workbook-macros = This workbook holds macros, and those are not trusted. Save it as XLSX without macros.
workbook-links = This workbook takes data from elsewhere or holds other files. Paste the values into a new workbook.
workbook-formula = Cell { $cell } is a formula. Paste the values in place of the formulas.
workbook-error-value = Cell { $cell } holds an error. Mend the cell, or empty it.
workbook-no-sheet = No sheet of this workbook can be seen. Unhide the sheet.
workbook-too-many-rows = There are too many rows. Divide them over more files.
workbook-too-many-columns = There are more than 64 columns. Leave out what is not needed.

## Columns

column-not-said = "{ $given }" does not say which column is what. Write, for example: --column "Lgplaats=location".
column-no-field = "{ $given }" is no kind of column. Choose one of: { $fields }.
column-not-there = There is no column "{ $column }". Check what stands after --column.
column-twice = The columns "{ $column }" and "{ $other }" are the same. Leave one out, or say: --column "{ $other }=unused".
column-pack-first = The column "{ $column }" stands before every barcode. Put the pack quantity to the right of its barcode.
column-missing = There is no column "{ $field }". Add it, or say which one it is: --column "NAME={ $field }".
column-name-missing = There is no column "name". Add it, or say which one it is: --column "NAME=name-nl".
column-barcode-missing = There is no column "barcode". Add it, or say which one it is: --column "NAME=barcode".

## Cells

more-cells = This row has more cells than there are columns. Check whether a text holds the sign that separates columns.
missing = { $column } is missing. Fill it in.
formula = { $column }: "{ $text }" is a formula. Put the value itself into the cell.
too-long = { $column } is longer than { $most } characters. Shorten it.
control-characters = { $column } holds characters that cannot be seen. Type it anew.
lost-digits = { $column }: the spreadsheet has left out digits of "{ $text }". Format the column as text and write the number anew.
became-date = { $column }: the spreadsheet has made a date of it ({ $text }). Format the column as text and write it anew.
lost-zeros = { $column }: "{ $text }" has lost the zeros in front. Format the column as text; a code of your own belongs in the column "own code".
no-gtin = { $column }: "{ $text }" is no EAN, UPC or GTIN: those have 8, 12, 13 or 14 digits. A code of your own belongs in the column "own code".
wrong-check-digit = { $column }: the check digit of "{ $text }" does not fit. Compare it with the product; a code of your own belongs in the column "own code".
pack-differs = The barcode { $code } stands for { $one } units and for { $other }. Choose one number.
not-positive = { $column }: "{ $text }" is not more than zero. Fill in how many are needed.
too-many-units = { $column }: "{ $text }" is more than { $most }. Check the quantity.
one-or-a-thousand = { $column }: "{ $text }" can be read in two ways. Write a quantity without point or comma.
fraction = { $column }: "{ $text }" is no whole quantity. Use a smaller unit, such as centimetre.
no-number = { $column }: "{ $text }" is no whole number. Fill in a number.
no-date = { $column }: "{ $text }" is no date. Write, for example, 2027-03-31 or 31-3-2027.
impossible-date = { $column }: there is no day "{ $text }". Write the day first and then the month, or 2027-03-31.
no-yes-or-no = { $column }: "{ $text }" is neither yes nor no. Write yes or no.
no-counting = { $column }: "{ $text }" is no way of counting. Write "each" or "number".
no-check-digits = { $column }: "{ $text }" is no check digits. Write at most { $most } digits.

## Items

item-differs = Item { $article }: { $column } differs here from row { $first }. Make them the same.
item-twice = Item { $article } stands in row { $first } already. Remove one.
unknown-item = Item { $article } is not known. Import it first, or add its name and barcode.
item-without-name = Item { $article } has no name. Fill in the name.
item-without-barcode = Item { $article } has no barcode. Fill in a barcode.
code-twice = The barcode { $code } of item { $article } belongs to item { $other } in row { $first } already. Give each item its own.
code-kept = The barcode { $code } of item { $article } belongs to item { $other } already. Give each item its own.
item-code-of-place = The barcode { $code } of item { $article } is that of location { $place }. Give each its own.
item-busy = Item { $article } is on list { $list }, which is under way. Its codes and rules stay until that is done; import again then.

## Locations

place-twice = Location { $place } stands in row { $first } already. Remove one.
place-differs = Location { $place }: { $column } differs here from row { $first }. Make them the same.
unknown-place = Location { $place } is not known. Import it first, or add the location's barcode.
place-code-twice = The barcode { $code } of location { $place } belongs to location { $other } already. Give each location its own.
place-code-of-item = The barcode { $code } of location { $place } is that of item { $article }. Give each its own.
place-busy = Location { $place } is on list { $list }, which is under way. Its label stays until that is done; import again then.

## Lists

line-twice = Line { $line } of list { $list } stands in row { $first } already. Give each line its own number.
list-differs = List { $list }: { $column } differs here from row { $first }. Make them the same.
list-over = List { $list } is done or cancelled and changes no more. Give the new list another name.
list-begun = List { $list } was begun already, so line { $line } stays as it was. Put it back, or cancel the list.
list-begun-without = List { $list } was begun already, and line { $line } is missing. Add it as it was, or cancel the list.
list-begun-tote = List { $list } was begun already, so its tote stays as it was. Put it back, or cancel the list.
list-begun-checks = List { $list } was begun already, so its checks stay as they were. Leave out --strictness, or cancel the list.
strictness-not-said = "{ $given }" does not say how strict a check is. Write, for example, lot=warn. Checks: { $checks }. Strictness: { $levels }.
list-begun-order = List { $list } was begun already, so the order stays as it was. Put the rows back, or cancel the list.

## What changes

preview-items = Items: { $new } new, { $changed } changed, { $unchanged } unchanged.
preview-locations = Locations: { $new } new, { $changed } changed, { $unchanged } unchanged.
preview-lists = Lists: { $new } new, { $changed } changed, { $unchanged } unchanged.
preview-lines = Lines: { $new } new, { $changed } changed, { $unchanged } unchanged, { $gone } gone.
preview-refused = { $count ->
    [one] 1 row cannot be used.
   *[other] { $count } rows cannot be used.
}
preview-unused = Columns that are not used: { $columns }. Say what they are where needed: --column "NAME=KIND".
nothing-kept = Nothing was kept: it is all or nothing. Mend the rows above and import again.
only-looked = Nothing was kept; this was only to look.
kept = Kept.
change-new = new
change-changed = changed
change-unchanged = unchanged

## What is alike

codes-alike = The codes { $one } ({ $article }) and { $two } ({ $other }) hardly differ.
names-look-alike = { $one } ({ $article }) and { $two } ({ $other }) look alike.
names-sound-alike = { $one } ({ $article }) and { $two } ({ $other }) sound the same.
neighbours-alike = { $one } ({ $article }) lies in { $place } close to { $two } ({ $other }) in { $next }, and they are alike.
