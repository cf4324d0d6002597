-- Items, places and pick lists; who wrote an event; what is still to be sent to a station.

CREATE TABLE items (
    article TEXT PRIMARY KEY CHECK (article <> ''),
    name_nl TEXT NOT NULL,
    name_en TEXT NOT NULL,
    name_de TEXT NOT NULL,
    counting TEXT NOT NULL CHECK (counting IN ('each', 'number')),
    has_lot INTEGER NOT NULL CHECK (has_lot IN (0, 1)),
    has_serial INTEGER NOT NULL CHECK (has_serial IN (0, 1)),
    has_expiry INTEGER NOT NULL CHECK (has_expiry IN (0, 1)),
    -- Counts up with each change.
    revision INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1),
    -- Where it came from last: a file's name, or "device".
    origin TEXT NOT NULL,
    CHECK (name_nl || name_en || name_de <> '')
) STRICT;

CREATE TABLE item_codes (
    -- What codes are compared by: a GTIN as 14 digits. One code stands for one item and one number of units.
    key TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES items (article),
    -- From 0, in the item's order.
    position INTEGER NOT NULL CHECK (position >= 0),
    content TEXT NOT NULL CHECK (content <> ''),
    pack_quantity INTEGER NOT NULL CHECK (pack_quantity >= 1),
    UNIQUE (article, position)
) STRICT;

CREATE TABLE locations (
    code TEXT PRIMARY KEY CHECK (code <> ''),
    barcode TEXT NOT NULL CHECK (barcode <> ''),
    -- What the barcode is compared by.
    barcode_key TEXT NOT NULL UNIQUE,
    check_digits TEXT NOT NULL CHECK (length(check_digits) <= 6 AND check_digits NOT GLOB '*[^0-9]*'),
    spoken_nl TEXT NOT NULL,
    spoken_en TEXT NOT NULL,
    spoken_de TEXT NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1),
    origin TEXT NOT NULL
) STRICT;

CREATE TABLE lists (
    id TEXT PRIMARY KEY CHECK (id <> ''),
    -- Higher comes first.
    priority INTEGER NOT NULL,
    -- ISO 8601 date.
    due TEXT CHECK (due IS NULL OR date(due) IS due),
    tote TEXT NOT NULL,
    -- JSON object: where the list is stricter or looser than the profile, by field of CheckChanges.
    checks TEXT NOT NULL CHECK (json_valid(checks)),
    revision INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1),
    origin TEXT NOT NULL,
    -- The last event (its rowid) before the list was kept: what is older is about another list of this name.
    since INTEGER NOT NULL,
    -- From here on it follows from the events, and is written together with them.
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'in-hand', 'handed-over', 'done', 'cancelled')),
    -- Whom a lead gave it to.
    worker TEXT REFERENCES workers (code),
    -- Who has it in hand, or had it last.
    holder TEXT REFERENCES workers (code),
    -- Whether its events were removed; then only the counts are known, and no longer who worked.
    is_removed INTEGER NOT NULL DEFAULT 0 CHECK (is_removed IN (0, 1))
) STRICT;

CREATE TABLE lines (
    list_id TEXT NOT NULL REFERENCES lists (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    -- From 0, in the order in which the lines are picked.
    position INTEGER NOT NULL CHECK (position >= 0),
    article TEXT NOT NULL REFERENCES items (article),
    location TEXT NOT NULL REFERENCES locations (code),
    quantity INTEGER NOT NULL CHECK (quantity >= 1),
    unit TEXT NOT NULL,
    lot TEXT NOT NULL,
    is_serial_required INTEGER NOT NULL CHECK (is_serial_required IN (0, 1)),
    earliest_expiry TEXT CHECK (earliest_expiry IS NULL OR date(earliest_expiry) IS earliest_expiry),
    tote TEXT NOT NULL,
    note TEXT NOT NULL,
    must_scan INTEGER NOT NULL CHECK (must_scan IN (0, 1)),
    revision INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1),
    origin TEXT NOT NULL,
    -- As in lists: written together with the events that it follows from.
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'begun', 'skipped', 'done', 'short')),
    counted INTEGER NOT NULL DEFAULT 0 CHECK (counted BETWEEN 0 AND quantity),
    PRIMARY KEY (list_id, number)
) STRICT;

CREATE INDEX lines_by_article ON lines (article);
CREATE INDEX lines_by_location ON lines (location);

-- Who did it: the wearer, or a lead at a screen.
ALTER TABLE events ADD COLUMN origin TEXT NOT NULL DEFAULT 'worker' CHECK (origin IN ('worker', 'lead'));

-- In the order of storing, which is that of the rows.
DROP INDEX events_by_list;
CREATE INDEX events_by_list ON events (list_id) WHERE list_id IS NOT NULL;
CREATE INDEX events_by_origin ON events (origin) WHERE origin <> 'worker';

CREATE TABLE outbox (
    -- This device's events that no station has acknowledged.
    device TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    PRIMARY KEY (device, sequence),
    FOREIGN KEY (device, sequence) REFERENCES events (device, sequence) ON DELETE CASCADE
) STRICT;

INSERT INTO outbox (device, sequence) SELECT device, sequence FROM events;

CREATE TRIGGER events_go_out AFTER INSERT ON events WHEN NEW.device = (SELECT id FROM device)
BEGIN
    INSERT INTO outbox (device, sequence) VALUES (NEW.device, NEW.sequence);
END;

CREATE TABLE leaving (
    -- Events that were exported and go in this transaction; empty at all other times.
    device TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    -- The "events-removed" event of the same device that tells of it.
    told_by INTEGER NOT NULL,
    PRIMARY KEY (device, sequence)
) STRICT;

DROP TRIGGER events_are_never_removed;

CREATE TRIGGER events_are_never_removed BEFORE DELETE ON events
WHEN NOT EXISTS (
    SELECT 1 FROM leaving JOIN events AS telling
        ON telling.device = leaving.device AND telling.sequence = leaving.told_by AND telling.type = 'events-removed'
    WHERE leaving.device = OLD.device AND leaving.sequence = OLD.sequence
)
BEGIN
    SELECT RAISE(ABORT, 'events are never removed');
END;
