"""The store's tables, as migrations: the one at index n leads from version n to n + 1.

Every table is append-only, and each row has a random `uid`: two machines' stores are merged by
adding the rows that are missing. What changes (which card is due, which hint was seen last) is
worked out from the rows. `at` counts milliseconds since 1970-01-01 UTC. `bank` and `item` are ids,
so that an edited page keeps its history.
"""

from __future__ import annotations

MIGRATIONS = (
    """
    CREATE TABLE sources (
        hash TEXT PRIMARY KEY,
        text BLOB NOT NULL
    ) STRICT;
    CREATE TABLE attempts (
        uid TEXT PRIMARY KEY,
        bank TEXT NOT NULL,
        item TEXT NOT NULL,
        at INTEGER NOT NULL,
        status TEXT NOT NULL,
        score REAL NOT NULL,
        seconds REAL NOT NULL,
        checks TEXT NOT NULL,      -- JSON: name -> status
        mistakes TEXT NOT NULL,    -- JSON: names of known mistakes
        item_hash TEXT NOT NULL,   -- of the exercise's files, as they were
        source TEXT NOT NULL,      -- sources.hash
        within TEXT NOT NULL       -- '' or the uid of the drill or interview that it was part of
    ) STRICT;
    CREATE INDEX attempts_of ON attempts (bank, item, at);
    CREATE TABLE reveals (
        uid TEXT PRIMARY KEY,
        bank TEXT NOT NULL,
        item TEXT NOT NULL,
        at INTEGER NOT NULL,
        what TEXT NOT NULL CHECK (what IN ('hint', 'solution')),
        step INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE resets (
        uid TEXT PRIMARY KEY,
        bank TEXT NOT NULL,
        item TEXT NOT NULL,
        at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE reviews (
        uid TEXT PRIMARY KEY,
        bank TEXT NOT NULL,
        item TEXT NOT NULL,
        part TEXT NOT NULL,        -- '' is the question, 'follow_up:2' its second follow-up
        at INTEGER NOT NULL,
        rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 4),
        seconds REAL NOT NULL,
        said TEXT NOT NULL,        -- JSON: indices of the key points that were ticked
        points INTEGER NOT NULL,   -- how many key points there were
        note TEXT NOT NULL,        -- what was typed
        session TEXT NOT NULL      -- sessions.uid, or ''
    ) STRICT;
    CREATE INDEX reviews_of ON reviews (bank, item, part, at);
    CREATE TABLE undos (
        uid TEXT PRIMARY KEY,
        at INTEGER NOT NULL,
        review TEXT NOT NULL       -- reviews.uid
    ) STRICT;
    CREATE TABLE flags (
        uid TEXT PRIMARY KEY,
        bank TEXT NOT NULL,
        item TEXT NOT NULL,
        part TEXT NOT NULL,
        at INTEGER NOT NULL,
        what TEXT NOT NULL CHECK (what IN ('suspend', 'bury', 'restore')),
        until INTEGER NOT NULL     -- the end of a burial; 0 otherwise
    ) STRICT;
    CREATE TABLE sessions (
        uid TEXT PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('review', 'mock')),
        bank TEXT NOT NULL,
        at INTEGER NOT NULL,
        seed INTEGER NOT NULL,
        plan TEXT NOT NULL         -- JSON: what was asked for and drawn
    ) STRICT;
    CREATE TABLE endings (
        uid TEXT PRIMARY KEY,
        at INTEGER NOT NULL,
        session TEXT NOT NULL,     -- sessions.uid
        how TEXT NOT NULL CHECK (how IN ('finished', 'abandoned'))
    ) STRICT;
    CREATE TABLE answers (
        uid TEXT PRIMARY KEY,
        session TEXT NOT NULL,     -- sessions.uid
        position INTEGER NOT NULL,
        item TEXT NOT NULL,
        at INTEGER NOT NULL,
        seconds REAL NOT NULL,
        said TEXT NOT NULL,        -- JSON, as in reviews
        points INTEGER NOT NULL,
        note TEXT NOT NULL,
        data TEXT NOT NULL         -- JSON: what else this kind of question needs
    ) STRICT;
    CREATE INDEX answers_of ON answers (session, position, at);
    CREATE TABLE drills (
        uid TEXT PRIMARY KEY,
        bank TEXT NOT NULL,
        item TEXT NOT NULL,
        at INTEGER NOT NULL,
        mistake TEXT NOT NULL,
        seed INTEGER NOT NULL,
        source TEXT NOT NULL       -- sources.hash of the broken file
    ) STRICT;
    CREATE TABLE repairs (
        uid TEXT PRIMARY KEY,
        at INTEGER NOT NULL,
        drill TEXT NOT NULL,       -- drills.uid
        outcome TEXT NOT NULL CHECK (outcome IN ('repaired', 'given up')),
        said TEXT NOT NULL,        -- the candidate's line on what was wrong
        agreed INTEGER NOT NULL    -- 1 if the candidate ticked that it was right
    ) STRICT;
    CREATE TABLE folders (
        uid TEXT PRIMARY KEY,
        bank TEXT NOT NULL,
        at INTEGER NOT NULL,
        path TEXT NOT NULL         -- where the candidate's files are
    ) STRICT;
    CREATE TABLE settings (
        uid TEXT PRIMARY KEY,
        at INTEGER NOT NULL,
        name TEXT NOT NULL,
        value TEXT NOT NULL        -- JSON; the latest counts
    ) STRICT;
    """,
)
VERSION = len(MIGRATIONS)
