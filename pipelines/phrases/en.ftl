# What the wearer hears, in English. Short, plain, no blame; the remedy first.
# .short is the form for those who know their work.

welcome-reading = I can read now.
shift-started = Your shift begins.
shift-ended = Your shift is over. See you next time.
off-shift = Choose: { command-start-shift }. Your shift has not begun.
paused = Paused. Choose: { command-resume }, when you start again.
    .short = Paused.
resumed = We go on.
nothing-to-repeat = Nothing has been said yet.
not-now = That is not possible now: { $command }. Choose: { command-help }.
not-stored = This was not stored and does not count. Please do it again.
journal-set-aside = The journal was damaged and is kept aside. I go on in a new one.
rate-changed = This is how fast I speak now.
volume-changed = This is how loud I speak now.
pitch-changed = This is how my voice sounds now.
says-more = I say more now.
says-less = I say less now.
at-the-limit = It goes no further.
camera-lost = The camera gives no picture any more.
voice-sample = Go to rack Alpha, slot four. Take three pieces.

earcon-heard = Heard: your command was understood.
earcon-captured = A picture was taken.
earcon-good = Good: this is the right one.
earcon-wrong = This is not what you look for.
earcon-duplicate = This was counted already.
earcon-attention = Something needs you.
earcon-done = Done: the list or the page is finished.
earcon-aim = Direction: you hear where to find what you look for.
earcon-camera-lost = The camera gives no picture.
earcon-low-battery = The battery is nearly empty.
earcon-working = Busy: I am still looking or reading.
aim-left = To the left.
aim-ahead = Straight ahead.
aim-right = To the right.
aim-far = Far away.
aim-near = Close by.

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
command-next-sentence = Next sentence
command-previous-sentence = Previous sentence
command-next-block = Next part
command-previous-block = Previous part
command-next-line = Next line
command-previous-line = Previous line
command-start-over = Start over
command-start-from = Read from a word
command-spell = Spell
command-say-fields = Amounts, dates and more
command-read-along = Read along
command-find = Find
command-read-label = Read a label
command-read-product = Look up a product
command-say-light = Is there light
command-say-colour = Which colour
command-say-time = What time is it
command-say-battery = How full is the battery
command-say-profile = Which profile
command-flag-wrong = That is not right
command-why = Why
command-accept-list = Begin the list
command-enter-check-digits = Enter check digits
command-enter-quantity = Enter a number
command-report-short = Report too few
command-skip = Do it later
reason-empty = The place is empty
reason-wrong-goods = Something else lies there
reason-damaged = It is damaged
reason-not-found = I cannot find it

help-reading = Choose: { command-read }, and look at the text. Then you can stop, repeat, or go on line by line.
no-picture = No picture comes from the camera.
too-dark = Find more light. It is too dark.
    .short = More light.
hold-still = Hold your head still. The picture is not sharp.
    .short = Hold still.
no-text = No text found.
not-legible = Come closer. There is text, but I cannot read it.
    .short = Come closer. Not readable.
unsure-line = Unsure: { $text }
end-of-page = End.
no-page = Choose: { command-read }. Nothing has been read yet.
first-line = This is the beginning.
last-line = This is the end.
line-position = Line { $line } of { $total }.
not-found = { $text } is not on this page.

# Reading: structure of the page

# Reading: fields

# Reading: aiming and why

# Reading: labels and products

# Reading: surroundings and device

# Reading: read along and find

# Reading: doubt
unsure-figure = unsure: { $text }
spelled-word = { $text }, spelled: { $letters }

no-list = There is no list for you now.
list-offered = { $lines ->
    [one] List { $list }, one line. Choose: { command-accept-list }.
   *[other] List { $list }, { $lines } lines. Choose: { command-accept-list }.
}
    .short = List { $list }. Choose: { command-accept-list }.
go-to-location = Go to place { $place }. Scan the label there.
    .short = { $place }.
wrong-location = Go to place { $place }. This is { $shown }.
wrong-check-digits = Look again at the label of place { $place }. It has other digits.
    .short = Look at the label of { $place }. Other digits.
location-first = First scan the label of place { $place }.
location-not-checked = The place was not checked.
item-not-checked = The item was not checked.
location-right = The place is right.
pick-item = { $quantity ->
    [one] Take one { $name }. Scan its code.
   *[other] Take { $quantity } of { $name }. Scan what you take.
}
    .short = { $quantity ->
        [one] One { $name }.
       *[other] { $quantity } of { $name }.
    }
remaining = { $quantity ->
    [one] One more.
   *[other] { $quantity } more.
}
wrong-item = Look for { $name }. This is not the one.
unknown-code = Look for { $name }. I do not know this code.
too-many = { $quantity ->
    [one] Put the rest back. Only one more is needed.
   *[other] Put the rest back. Only { $quantity } more are needed.
}
    .short = Put the rest back. { $quantity } more needed.
line-was-full = Put this back, that line is done. Go to place { $place }.
    .short = Put this back. Go to { $place }.
scan-first = First scan one { $name }.
quantity-set = { $remaining ->
    [0] { $counted } in all. That is everything.
   *[other] { $counted } in all now. { $remaining } more.
}
line-done = Good. This line is done.
    .short = Done.
line-shorted = Stored: { $counted } of { $quantity }.
line-skipped = This line comes back later.
only-line-left = Pick this line, or report too few. It is the last one.
list-done = The list is done.
where-in-list = Line { $line } of { $total }. Go to place { $place }.
where-in-line = Line { $line } of { $total }: { $name }. Counted: { $counted }. { $remaining } more.
help-location = Go to place { $place } and look at the label. Does it not scan? Choose: { command-enter-check-digits }.
help-label = Go to place { $place } and look at the label. Does it not scan? Choose: { command-skip }, or: { command-report-short }.
help-item = Look for { $name } and look at its barcode. Is it not there? Choose: { command-report-short }.
help-offer = Does it not work? Choose: { command-help }, or: { command-skip }.
help-offer-last = Does it not work? Choose: { command-help }.
