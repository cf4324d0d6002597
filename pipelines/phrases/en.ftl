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
recording-starts = I am recording: pictures are kept, { $seconds } seconds. Choose: { command-stop }, to end that.
recording-ended = The recording is over. No more pictures are kept.
recording-no-room = The storage is nearly full. The recording is over, no more pictures are kept.
recording-held-up = The recording cannot go on. No more pictures are kept.
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
earcon-recording = The recording is on: pictures are being kept.
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
command-choose-role = Another role
command-read-card = Show a card
command-flag-wrong = That is not right
command-why = Why
command-accept-list = Begin the list
command-enter-check-digits = Enter check digits
command-enter-quantity = Enter a number
command-report-short = Report too few
command-skip = Do it later
command-undo = Undo
command-confirm = Yes
command-decline = No
command-report-damaged = Report damage
command-full-tote = The tote is full
command-hand-over = Hand over the list
command-read-digits = Read the digits
command-enter-lot = Enter the lot
command-enter-serial = Enter the serial number
command-enter-expiry = Enter the date
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

text-columns = { $columns ->
    [2] Two columns.
    [3] Three columns.
   *[other] { $columns } columns.
}
heading-line = Heading: { $text }
    .short = { $text }
list-begins = List. { $text }
table-begins = Table, { $columns } columns: { $text }

# Reading: fields

field-headlines = Headlines
field-amounts = Amounts
field-dates = Dates
field-times = Times
field-phones = Phone numbers
field-emails = Mail addresses
field-web-addresses = Web addresses
field-ibans = Bank account numbers
field-postcodes = Postal codes
field-numbers = Order and other numbers
fields-found-headlines = { $count ->
    [one] One headline:
   *[other] { $count } headlines:
}
fields-found-amounts = { $count ->
    [one] One amount:
   *[other] { $count } amounts:
}
fields-found-dates = { $count ->
    [one] One date:
   *[other] { $count } dates:
}
fields-found-times = { $count ->
    [one] One time:
   *[other] { $count } times:
}
fields-found-phones = { $count ->
    [one] One phone number:
   *[other] { $count } phone numbers:
}
fields-found-emails = { $count ->
    [one] One mail address:
   *[other] { $count } mail addresses:
}
fields-found-web-addresses = { $count ->
    [one] One web address:
   *[other] { $count } web addresses:
}
fields-found-ibans = { $count ->
    [one] One bank account number:
   *[other] { $count } bank account numbers:
}
fields-found-postcodes = { $count ->
    [one] One postal code:
   *[other] { $count } postal codes:
}
fields-found-numbers = { $count ->
    [one] One number:
   *[other] { $count } numbers:
}
no-fields-headlines = No headlines found.
no-fields-amounts = No amounts found.
no-fields-dates = No dates found.
no-fields-times = No times found.
no-fields-phones = No phone numbers found.
no-fields-emails = No mail addresses found.
no-fields-web-addresses = No web addresses found.
no-fields-ibans = No bank account numbers found.
no-fields-postcodes = No postal codes found.
no-fields-numbers = No order or other numbers found.
field-in-doubt = Please check: { $text }

# Reading: aiming and why

advice-left = Look a little to the left. The text runs out of view there.
    .short = To the left.
advice-right = Look a little to the right. The text runs out of view there.
    .short = To the right.
advice-up = Look up a little. The text runs out of view there.
    .short = Up.
advice-down = Look down a little. The text runs out of view there.
    .short = Down.
advice-further = Move back a little. The text is larger than the view.
    .short = Further away.
advice-closer = Come closer. The letters are still too small.
    .short = Closer.
advice-straighten = Hold it straight. The text lies at a slant.
    .short = Hold it straight.
cut-off-left = On the left a part is out of view.
cut-off-right = On the right a part is out of view.
cut-off-above = At the top a part is out of view.
cut-off-below = At the bottom a part is out of view.
why-nothing = Everything could be read well.
why-not-read = Nothing was read yet.
why-too-dark = Find more light. It was too dark.
    .short = Too dark.
why-moved = Hold your head still. The picture was blurred by movement.
    .short = The picture was moved.
why-out-of-focus = Move back or come closer a little. The picture was not sharp.
    .short = The picture was not sharp.
why-glare = Hold it at a slight angle. The light was reflected.
    .short = The light was reflected.
why-no-text = Look at the text. There was none in view.
    .short = No text in view.
why-upside-down = Turn it round. The text was upside down.
    .short = The text was upside down.
why-too-far = Come closer. The letters were { $height } pixels high, { $needed } are needed.
    .short = Too far: { $height } of { $needed } pixels.
why-uncertain = Read it once more. I was { $percent } percent sure.
    .short = { $percent } percent sure.

# Reading: labels and products
label-name = It says: { $name }.
    .short = { $name }.
label-not = It says: { $name }, not { $other }.
    .short = { $name }, not { $other }.
label-names = I see { $quantity } names: { $text }.
label-either = It is { $name } or { $other }.
label-spelled = Spelled: { $text }.
label-unclear = Come closer. The name cannot be read well.
    .short = Come closer. Name not legible.
label-none = No name of the list.
no-label-list = Ask for a list of names. There is none yet.
product-name = This is { $name }.
    .short = { $name }.
product-unknown = Unknown code. Choose: { command-spell }, to hear it.
    .short = Unknown code.
no-code-in-view = Hold the code in view. I see none yet.
    .short = No code seen.
code-says = The code says: { $text }
code-web-address = A web address: { $text }.

# Reading: surroundings and device

light = { $level ->
    [none] It is dark.
    [dim] There is little light.
    [bright] It is very light.
   *[good] It is light.
}{ $side ->
    [left] {" "}The light comes from the left.
    [right] {" "}The light comes from the right.
    [above] {" "}The light comes from above.
    [below] {" "}The light comes from below.
   *[none] {""}
}
colour = The colour is { $name }.
    .short = { $name }.
two-colours = Mostly { $first }, and also { $second }.
    .short = { $first } and { $second }.
three-colours = Mostly { $first }, and also { $second } and { $third }.
    .short = { $first }, { $second } and { $third }.
colour-black = black
colour-grey = grey
colour-white = white
colour-red = red
colour-orange = orange
colour-yellow = yellow
colour-green = green
colour-turquoise = turquoise
colour-blue = blue
colour-purple = purple
colour-pink = pink
colour-brown = brown
colour-beige = beige
time-and-date = It is { $time }, { $date }.
    .short = { $time }, { $date }.
no-time = I do not know the time yet.
battery = The battery is { $percent } percent full.
    .short = Battery { $percent } percent.
battery-charging = The battery is { $percent } percent full, and charging.
    .short = Battery { $percent } percent, charging.
no-battery = I cannot see how full the battery is.
battery-low = Charge the battery soon. There is { $percent } percent left. I look less often now.
    .short = Charge soon. { $percent } percent left.
battery-nearly-empty = Charge the battery now. There is { $percent } percent left. I look less often now.
    .short = Charge now. { $percent } percent left.
profile = The profile is: { $title }.
    .short = { $title }.
no-profile = I do not know yet which profile this is.

# Reading: read along and find
reading-along = I read along. Choose: { command-stop }, when you are done.
    .short = I read along.
corrected-line = Better: { $text }
seeking = I am looking for { $text }. Look around calmly and follow the beep.
    .short = Looking for { $text }.
still-seeking = Still looking for { $text }.
stopped-seeking = I stop looking. { $text } did not come into view.
maybe-found = Maybe: { $text }
nothing-to-spell = There is nothing to spell yet.
flagged = Noted. Thank you.
    .short = Noted.
flagged-already = This is noted already.
nothing-to-flag = Nothing was read yet that could be noted.

# Reading: doubt
unsure-figure = unsure: { $text }
spelled-word = { $text }, spelled: { $letters }

# Practice

practice-welcome = Welcome to the practice. Nothing of it is kept. First you hear the sounds.
    .short = The practice begins with the sounds.
practice-aim = This sound shows the way to what you look for.
practice-try = Try now: { $command }.
practice-shown = I will show you now.
practice-aiming = The page lies half out of view. Choose: { command-read }, and follow the directions.
    .short = Choose: { command-read }. The page lies half out of view.
practice-menu = Everything you can do is in the menu. Press short for the next choice, and long to choose.
    .short = Press short for the next choice, and long to choose.
practice-over = That was the practice. You can do it again at any time.

# Practice: picking

practice-list = There is a list to practise with. Choose: { command-accept-list }.
practice-place = Now the label of the place comes into view.
practice-wrong-item = Now another item comes into view. It does not count.
practice-right-item = Now the right item comes into view. It counts once.
practice-next-unit = Now the last one comes into view.
practice-undo = Not what you meant? Choose: { command-undo }.
practice-help = Something does not work? Choose: { command-help }. Your lead then sees it.
practice-lead-answers = Your lead answers now.
practice-answer = The box is behind the first row.
practice-short = Nothing is left there. Choose: { command-report-short }, and then: { reason-empty }.
    .short = Choose: { command-report-short }, and then: { reason-empty }.
practice-pause = Away for a moment? Choose: { command-pause }. The count stays.

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
   *[other] { $counted } in all now, instead of what was counted. { $remaining } more.
}
    .short = { $remaining ->
        [0] { $counted } in all. That is everything.
       *[other] { $counted } in all now. { $remaining } more.
    }
line-done = Good. This line is done.
    .short = Done.
line-shorted = Stored: { $counted } of { $quantity }.
line-skipped = This line comes back later.
only-line-left = Pick this line, or report too few. It is the last one.
list-done = The list is done.
where-in-list = List { $list }, line { $line } of { $total }. Go to place { $place }.
where-in-line = List { $list }, line { $line } of { $total }: { $name }. Counted: { $counted }. { $remaining } more.
help-location = Go to place { $place } and look at the label. Does it not scan? Choose: { command-enter-check-digits }.
help-label = Go to place { $place } and look at the label. Does it not scan? Choose: { command-skip }, or: { command-report-short }.
help-item = Look for { $name } and look at its barcode. Is it not there? Choose: { command-report-short }.
help-offer = Does it not work? Choose: { command-help }, or: { command-skip }.
help-offer-last = Does it not work? Choose: { command-help }.

# Picking: the item and its units

pick-item-in-units = Take { $quantity } { $unit } of { $name }. Scan what you take.
    .short = { $quantity } { $unit } of { $name }.
of-lot = Take lot { $lot }.
line-note = Note: { $text }
confirm-number = { $quantity ->
    [one] Take one. Do you have it? Choose: { command-confirm }.
   *[other] Take { $quantity }. Do you have them? Choose: { command-confirm }. Do you have fewer? Choose: { command-enter-quantity }.
}
    .short = { $quantity }. Choose: { command-confirm }.
item-of-other-line = Look for { $name }. This is { $other }, for another line.
    .short = Find { $name }, not { $other }.
wrong-item-digits = Look for { $name }. These digits do not belong to it, or are too few.
    .short = Look for { $name }. Other digits.
another-unit = Is this another one? Choose: { command-confirm }, or show it once more. Is it the same? Choose: { command-decline }.
    .short = Another one? { command-confirm }, or { command-decline }.
not-counted = { $quantity ->
    [one] Good, this one counts once. One more.
   *[other] Good, this one counts once. { $quantity } more.
}
two-codes = Come closer. I see two codes.
reading-digits = Hold the code still. I am reading the digits.
    .short = Reading the digits.
digits-not-read = Turn the label to the light. Does it not work? Choose: { command-enter-check-digits }, or: { command-help }.
    .short = Not legible. Choose: { command-enter-check-digits }.
lay-aside = Put this one aside and take another: { $name }. Is there no other? Choose: { command-report-short }.
    .short = Put this aside. Take another.
undone = { $act ->
    [location-verified] Taken back: the place.
    [item-verified] Taken back: the item.
    [detail-captured] Taken back: the lot or the date.
    [units-counted] Taken back: the last count. Counted: { $counted }.
    [quantity-entered] Taken back: the number. Counted: { $counted }.
    [line-shorted] Taken back: too few. Counted: { $counted }.
    [put-to-tote] Taken back: the tote.
    [zero-checked] Taken back: the check of the place.
   *[other] Taken back.
}
nothing-to-undo = You are at the start of this line.

# Picking: lot, serial number and date

show-lot = Show the code of lot { $lot }.
    .short = Lot { $lot }.
show-any-lot = Show the code of the lot.
    .short = The lot.
show-expiry = Show the code with the expiry date. Does it not work? Choose: { command-enter-expiry }.
    .short = The expiry date.
show-serial = { $quantity ->
    [one] Show the serial number. One more.
   *[other] Show the serial number. { $quantity } more.
}
    .short = Serial number. { $quantity } more.
other-lot = Look for lot { $lot }. This is another lot.
    .short = Look for lot { $lot }.
serial-again = This serial number is counted already. Show the next one.
    .short = Counted already.
no-date-here = Look for the code with the date. This one has none.
    .short = No date in this code.
no-such-date = Look at the label again. This is no date: first the year, then the month, then the day.
    .short = This is no date.
expired-put-back = Put this aside and take another: { $name }. Its date has passed.
    .short = Put this aside. Its date has passed.
expires-too-early = Look for a later date: { $day } or after. Put this back.
    .short = Look for { $day } or later.
date-unknown = Today's date is unknown. The label says { $day }. Is that still good? Choose: { command-confirm }, or: { command-decline }.
    .short = Date unknown. Is { $day } still good?
expiry-allowed = Your lead says: on this line the date may have passed.
    .short = The date may have passed.
lot-not-checked = The lot was not checked.
serial-not-checked = The serial number was not checked.
expiry-not-checked = The date was not checked.
date-too-old = This date is too old.

# Picking: tote and place

put-to-tote = Put everything into tote { $tote }. Scan the tote.
    .short = Tote { $tote }.
wrong-tote = Look for tote { $tote }. This is another one.
    .short = Look for tote { $tote }.
tote-not-checked = The tote was not checked.
fetch-tote = Take an empty tote and scan it. Has it no code? Choose: { command-confirm }.
    .short = Scan an empty tote.
take-another-tote = Take an empty tote. The count goes on.
zero-check = Look once more at place { $place }. Is it empty? Choose: { command-confirm }. Is anything left? Choose: { command-decline }.
    .short = Is { $place } empty? { command-confirm }, or { command-decline }.

# Picking: help and the lead

help-detail = Look for a second code on { $name }. Turn the label to the light. Is there none? Choose: { command-skip }.
help-asked = Your lead sees that you ask for help. You can go on meanwhile.
    .short = Your lead knows.
help-is-coming = Your lead knows already that you ask for help.
help-answer = Your lead says: { $text }
list-cancelled = Your lead took the list back. You can stop with this list.
    .short = The list was taken back.
handed-over = The list is handed over. All that was counted stays.
    .short = The list is handed over.
answer-flagged = Noted. Your lead can look at it.
    .short = Noted.

# The device: camera, sparing, roles and cards
camera-lost = The camera gives no picture any more. I keep trying.
    .short = No picture. I keep trying.
camera-black = The picture is all black. Feel whether something covers the camera.
    .short = Black picture. Is the camera covered?
camera-back = The camera works again.
camera-given-up = The camera does not come back. I will start anew now.
spares-for-heat = I am hot. I look more slowly until I have cooled down.
    .short = I am hot and look more slowly.
hold-up-card = Hold your card up to the camera.
    .short = Show your card.
card-not-seen = I have seen no card.
confirm-role = Card: { $title }. To change, choose: { command-confirm }.
    .short = { $title }? Choose { command-confirm }.
confirm-worker = Card of { $worker }. Is that you? Choose: { command-confirm }.
    .short = Card of { $worker }? Choose { command-confirm }.
card-unknown = I do not know this card.
role-missing = This role is not on this device.
is-so-already = That is so already.
card-declined = Everything stays as it was.
role-taken = I am changing to: { $title }.
role-kept = Carrying on with: { $title }.
worker-taken = Welcome, { $worker }.
role-failed = The change does not work now. Everything stays as it was.

# The check of the device: what there is, and what to do
doctor-well = { $count ->
    [one] I checked one thing. It is in order.
   *[other] I checked { $count } things. All is in order.
}
doctor-found = { $count ->
    [one] There is one thing to look after.
   *[other] There are { $count } things to look after.
}
doctor-camera-missing = I find no camera. Switch me off, plug the camera's cable in again, and switch me on.
doctor-camera-silent = The camera gives no picture. Switch me off, plug its cable in again, and switch me on.
doctor-camera-dark = The picture is very dark. Put a light on, and feel whether something covers the camera.
doctor-sound-missing = I find no sound output. Connect the earpiece or the loudspeaker again.
doctor-microphone-missing = I find no microphone. Connect the microphone again.
doctor-controls-missing = I find no button. Connect the button or the pedal again.
doctor-controls-idle = No button does anything in this profile. Ask who looks after me to set one up.
doctor-voice-missing = The voice does not work. Ask who looks after me to install it.
doctor-voice-other = The chosen voice does not work, so another one speaks. Ask who looks after me to have a look.
doctor-models-missing = Files for reading are missing. Ask who looks after me to build the models.
doctor-models-stale = The files for reading are old. Ask who looks after me to build the models.
doctor-profile-unusable = The profile cannot be used. Ask who looks after me to check it.
doctor-packages-missing = Some programs are missing. Ask who looks after me to install them.
doctor-device-refused = I may not use one of my parts. Ask who looks after me to allow it.
doctor-folder-refused = I may not store anything. Ask who looks after me to let me write in the folder.
doctor-service-missing = I do not start by myself. Ask who looks after me to set that up.
doctor-service-stopped = The program has stopped. Switch me off and on. If that does not help, ask who looks after me.
doctor-storage-full = The memory card is nearly full. Ask who looks after me to make room.
doctor-storage-read-only = I can no longer write to the memory card. Ask who looks after me for a new card.
doctor-storage-forgets = What I store is gone when I am switched off. Ask who looks after me for a lasting place.
doctor-storage-worn = The memory card has faltered. Ask who looks after me for a new card soon.
doctor-journal-damaged = The logbook is damaged. Ask who looks after me to keep a copy and start me again.
doctor-clock-unset = I do not know the time. Ask who looks after me to set the clock or connect me to the network.
doctor-clock-stops = My clock stands still while I am off. Connect me to the network, or ask for a clock with a battery.
doctor-clock-zone = My clock knows no summer time. Ask who looks after me to set the time zone.
doctor-hot = I am very hot. Put me in a cool place where air can reach me.
doctor-was-hot = I was too hot and worked more slowly. See that air can reach me.
doctor-power-weak = The power is too weak. Use a shorter cable or a stronger supply.
doctor-battery-low = The battery is nearly empty. Charge me.
doctor-memory-small = There is little working memory left. Switch me off and on, or ask who looks after me to have a look.
doctor-no-answer = One of my parts gives no answer. Switch me off, wait ten seconds, and switch me on.
# Getting to know the buttons

buttons-welcome = I will learn your buttons now. Press a button when I name it.
button-press = { $button ->
    [main] Press the main button now.
    [left] Press the left button now.
    [middle] Press the middle button now.
    [right] Press the right button now.
   *[other] Press this button now: { $button }.
}
button-learned = I know it now.
button-taken = That button has a name already. Press another button.
button-passed-over = I hear no button. I go on.
buttons-saved = Done. I know your buttons now.
buttons-unchanged = Done. Nothing was changed.
# Set-up

setup-language = English? Press long.
setup-welcome = Let us set up the glasses. A short press is next, a long one chooses, two presses go back.
setup-choice-good = Yes, this is good.
setup-choice-louder = Louder.
setup-choice-softer = Softer.
setup-choice-go-on = Go on.
setup-choice-take = Yes, take this.
setup-choice-decline = No, not this.
setup-choice-no-network = No network.
setup-choice-nobody = No code.
setup-choice-save = Save.
setup-choice-start-over = Start over.
setup-choice-stop = Yes, stop.
setup-sound = This is how loud I speak. Can you hear me well? Press long. Press short for louder or softer.
setup-button = Now the button.
setup-press-short = Press it once, short.
setup-press-long = Now press long: hold the button for a moment.
setup-press-double = Now press it twice, quickly.
setup-pressed-short = That was short.
setup-pressed-long = That was long.
setup-pressed-double = That was twice.
setup-button-works = The button works.
setup-button-left = We skip the button.
setup-camera = Now the camera. Press long to go on, short to look again.
setup-camera-none = I see no picture. Check that the camera's cable is firmly in.
setup-camera-dark = It is dark here. Go to the light.
setup-camera-ready = There is a picture, and light. Hold a page or a code in front of the camera.
setup-camera-text = { $lines ->
    [one] I see text: one line.
   *[other] I see text: { $lines } lines.
}
setup-camera-code = I see a code.
setup-network = Now the network. You do not need one: press long to skip it. Or hold the network's code in front of the camera.
setup-network-found = Network { $name }.
setup-network-joining = I am connecting.
setup-network-joined = Connected to { $name }.
setup-network-password = The password does not fit this network. Ask for a new code.
setup-network-not-found = I do not find this network here. Go closer to the router.
setup-network-no-adapter = This device has no Wi-Fi that I can use.
setup-network-switched-off = Wi-Fi is switched off on this device. Your coach can switch it on.
setup-network-not-allowed = I may not choose a network here. Your coach can arrange it.
setup-network-timed-out = The network does not answer. Try again later.
setup-network-failed = The connection was not made. Try again later.
setup-other-code = This code does not belong to this step.
setup-role = Now your work. Press short for the next, long to choose. Or hold a card in front of the camera.
setup-role-choice = Work: { $title }.
setup-role-missing = This work is not on these glasses.
setup-worker = Do you have a card with your code? Hold it in front of the camera. Or press long to skip it.
setup-worker-choice = Your code: { $letters }.
setup-take = Is that right? Press long. Press short for no.
setup-summary = This is what you choose.
setup-save = Press long to save it, twice to go back.
setup-saved = Saved. The glasses are set up.
setup-anew = Would you like it otherwise later? Your coach starts kijkmee setup for that.
setup-not-saved = It was not saved. What was there stays. Press long to try again.
setup-leave = Would you like to stop? Nothing changes then. Press long for yes, short for no.
setup-left = Stopped. Nothing has changed.
