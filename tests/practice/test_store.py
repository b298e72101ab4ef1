"""The store keeps rows as they were written, and says so where it can't."""

from __future__ import annotations

import sqlite3

import pytest

from grader.errors import CommandError
from grader.practice.rows import TABLES, Attempt, Review
from grader.practice.schema import VERSION
from grader.practice.store import FILE, columns, opened


def attempt(**more):
    fields = {"status": "passed", "score": 1.0, "seconds": 0.1, "checks": {"check_a": "passed"}}
    fields |= {"mistakes": ("m",), "item_hash": "h", "source": "x", "bank": "b", "item": "i"}
    return Attempt(**(fields | more))


def test_every_row_has_its_table_and_columns(tmp_path):
    with opened(tmp_path) as store:
        assert {row.table for row in TABLES} | {"sources"} == tables(tmp_path)
        for kind in TABLES:
            assert store.rows(kind) == []


def tables(folder):
    database = sqlite3.connect(folder / FILE)
    found = database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    database.close()
    return {name for (name,) in found}


def test_a_row_is_read_as_it_was_written(tmp_path):
    rows = [attempt(at=2), attempt(at=1)]
    review = Review(bank="b", item="i", rating=3, said=(0, 2), points=4, note="零")
    with opened(tmp_path) as store:
        store.add(*rows, review, sources={"x": b"def f(): ..."})
    with opened(tmp_path) as store:
        assert store.rows(Attempt, bank="b") == rows[::-1]
        assert store.rows(Review) == [review]
        assert store.source("x") == b"def f(): ..."
        assert store.source("y") is None


def test_rows_are_written_all_or_none(tmp_path):
    row = attempt()
    with opened(tmp_path) as store, pytest.raises(sqlite3.IntegrityError):
        store.add(row, row)
    with opened(tmp_path) as store:
        assert store.rows(Attempt) == []


def test_a_newer_store_is_refused(tmp_path):
    with opened(tmp_path):
        pass
    database = sqlite3.connect(tmp_path / FILE)
    database.execute(f"PRAGMA user_version = {VERSION + 1}")
    database.close()
    with pytest.raises(CommandError, match="written by a newer grader"), opened(tmp_path):
        pass


def test_merging_adds_what_is_missing_and_replaces_nothing(tmp_path):
    kept, new = attempt(), attempt()
    other = attempt(uid=kept.uid, status="failed")
    with opened(tmp_path) as store:
        store.add(kept)
        assert store.merge(iter([other, new]), iter([])) == 1
        assert sorted(store.rows(Attempt), key=lambda row: row.uid) == sorted(
            [kept, new], key=lambda row: row.uid
        )


def test_columns_are_the_fields():
    assert columns(Attempt)[:2] == ["uid", "at"]
