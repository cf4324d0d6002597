# What the wearer hears, in English. Short, plain, no blame; the remedy first.
# .short is the form for those who know their work.

welcome-reading = Reading is ready.
shift-started = Your shift begins.
shift-ended = Your shift is over. See you next time.
off-shift = Your shift has not begun. Choose: start shift.
paused = Paused. Choose go on when you start again.
    .short = Paused.
resumed = We go on.
nothing-to-repeat = Nothing has been said yet.
not-now = { $command }: that is not possible now.
not-stored = This was not stored and does not count. Please do it again.
journal-set-aside = The journal was damaged and is kept aside. I go on in a new one.
rate-changed = This is how fast I speak now.
volume-changed = This is how loud I speak now.
pitch-changed = This is how my voice sounds now.
says-more = I say more now.
says-less = I say less now.
at-the-limit = It goes no further.
camera-lost = The camera gives no picture any more.

menu-keyed = { $digits }. Choose to take this.
    .short = { $digits }, take.
menu-closed = Menu closed.
command-repeat = Repeat
command-where-am-i = Where am I
command-help = Help
command-pause = Pause
command-resume = Go on
command-stop = Silence
command-faster = Speak faster
command-slower = Speak slower
command-louder = Louder
command-softer = Softer
command-higher = Higher voice
command-lower = Lower voice
command-say-more = Say more
command-say-less = Say less
command-start-shift = Start shift
command-end-shift = End shift
command-read = Read aloud
command-next-line = Next line
command-previous-line = Previous line
command-start-over = Start over
command-find = Find a name
command-accept-list = Begin the list
command-enter-check-digits = Enter check digits
command-enter-quantity = Enter a number
command-report-short = Report too few
command-skip = Do it later
reason-empty = The place is empty
reason-wrong-goods = Something else lies there
reason-damaged = It is damaged
reason-not-found = I cannot find it

help-reading = Choose read aloud and look at the text. Then you can stop, repeat, or go on line by line.
no-picture = No picture comes from the camera.
too-dark = Too dark. Find more light.
    .short = Too dark.
hold-still = The picture is not sharp. Hold your head still.
    .short = Not sharp.
no-text = No text found.
not-legible = There is text, but I cannot read it. Come closer.
    .short = Not readable. Come closer.
unsure-line = Unsure: { $text }
end-of-page = End.
no-page = Nothing has been read yet. Choose read aloud.
first-line = This is the first line.
last-line = This is the last line.
line-position = Line { $line } of { $total }.
not-found = { $text } is not on this page.

no-list = There is no list for you now.
list-offered = { $lines ->
    [one] List { $list }, one line. Choose begin the list.
   *[other] List { $list }, { $lines } lines. Choose begin the list.
}
    .short = List { $list }. Choose begin the list.
go-to-location = Go to { $place }. Scan the label there.
    .short = { $place }.
wrong-location = Go to { $place }. This is { $shown }.
wrong-check-digits = These digits do not belong to { $place }. Look at the label again.
    .short = Other digits. Look at the label of { $place }.
location-first = First scan the label of { $place }.
location-not-checked = The place was not checked.
item-not-checked = The item was not checked.
location-right = The place is right.
pick-item = { $quantity ->
    [one] Take one { $name }. Scan it.
   *[other] Take { $quantity } times { $name }. Scan them.
}
    .short = { $quantity } times { $name }.
remaining = { $quantity ->
    [one] One more.
   *[other] { $quantity } more.
}
wrong-item = Look for { $name }. This is not the one.
unknown-code = Look for { $name }. I do not know this code.
too-many = { $quantity ->
    [one] Only one more is needed. Put the rest back.
   *[other] Only { $quantity } more are needed. Put the rest back.
}
    .short = Too many. { $quantity } more needed.
line-was-full = Put this back, that line is done. Go to { $place }.
scan-first = First scan one { $name }.
quantity-set = { $remaining ->
    [0] { $counted } in all. That is everything.
   *[other] { $counted } in all now. { $remaining } more.
}
line-done = Good. This line is done.
    .short = Done.
line-shorted = Stored: { $counted } of { $quantity }.
line-skipped = This line comes back later.
only-line-left = This is the last line. Pick it, or report too few.
list-done = The list is done.
where-in-list = Line { $line } of { $total }. Go to { $place }.
where-in-line = Line { $line } of { $total }: { $name }. Counted: { $counted }. { $remaining } more.
help-location = Go to { $place } and look at the label. If it does not scan, choose enter check digits.
help-label = Go to { $place } and look at the label. If it does not scan, choose do it later, or report too few.
help-item = Look for { $name } and look at its barcode. If it is not there, choose report too few.
help-offer = Does it not work? Choose help, or leave this line for later.
help-offer-last = Does it not work? Choose help.
