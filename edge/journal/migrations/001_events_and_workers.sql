-- What happened, and who works with the device.

CREATE TABLE device (
    -- Exactly one row: which device this journal belongs to. A fresh journal is a new device, so that numbers never clash.
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    id TEXT NOT NULL
) STRICT;

CREATE TABLE workers (
    -- A pseudonym; who it is stands nowhere in the program.
    code TEXT PRIMARY KEY CHECK (length(code) BETWEEN 1 AND 16),
    -- ISO 8601 with offset.
    created TEXT NOT NULL,
    -- JSON: only what the worker changed, by field of Preferences.
    preferences TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(preferences))
) STRICT;

CREATE TABLE events (
    -- The order in which events were stored; counts up from 1 for each device.
    device TEXT NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence >= 1),
    id TEXT NOT NULL UNIQUE,
    -- Seconds on the run's clock; only differences within a run mean something.
    monotonic REAL NOT NULL,
    -- ISO 8601 with offset, as the device believed it.
    wall TEXT NOT NULL,
    worker TEXT REFERENCES workers (code),
    list_id TEXT,
    line INTEGER CHECK (line >= 1),
    type TEXT NOT NULL,
    -- JSON object: what else there is to say.
    payload TEXT NOT NULL CHECK (json_valid(payload)),
    PRIMARY KEY (device, sequence),
    CHECK (line IS NULL OR list_id IS NOT NULL)
) STRICT;

CREATE INDEX events_by_list ON events (list_id, line) WHERE list_id IS NOT NULL;

CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
BEGIN
    SELECT RAISE(ABORT, 'events are never changed');
END;

CREATE TRIGGER events_are_never_removed BEFORE DELETE ON events
BEGIN
    SELECT RAISE(ABORT, 'events are never removed');
END;
