"""What is solved and what comes next follow from the bank and the rows of the store."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from pseudo_terminal import ROOT

from grader.bank import open_bank
from grader.bank.model import Rung, Title
from grader.bank.workspace import make
from grader.practice.plan import (
    folder_of,
    following,
    hints_shown,
    next_exercise,
    solved,
    standing,
)
from grader.practice.rows import Attempt, Folder, Reset, Reveal, Session
from grader.practice.store import opened

FAKE = ROOT / "tests" / "fakebank"


@pytest.fixture
def bank():
    return open_bank(FAKE)


@pytest.fixture
def store(tmp_path):
    with opened(tmp_path / "home") as store:
        yield store


def attempt(item, status="passed", **more):
    fields = {"score": 1.0, "seconds": 0.1, "checks": {}, "mistakes": (), "item_hash": "h"}
    return Attempt(bank="sorting", item=item, status=status, source="x", **fields | more)


def test_nothing_is_solved_at_first(bank, store):
    found = standing(bank, store)
    assert (found.solved, found.total, found.current, found.last) == (set(), 2, "ranks", None)


def test_one_goes_on_where_one_was(bank, store):
    store.add(attempt("top_k", "failed", at=1))
    assert standing(bank, store).current == "top_k"
    assert standing(bank, store).last.status == "failed"
    store.add(attempt("top_k", "not_attempted", at=1))  # such as an emptied file
    assert standing(bank, store).last.status == "failed"
    store.add(attempt("top_k", at=2))
    assert standing(bank, store).current == "ranks"
    store.add(attempt("ranks", at=3))
    found = standing(bank, store)
    assert (found.current, found.last, len(found.solved)) == (None, None, 2)


def test_drills_and_other_banks_solve_nothing(bank, store):
    store.add(attempt("ranks", within="drill"), replace(attempt("top_k"), bank="other"))
    store.add(attempt("ranks", "failed"))
    assert solved(store, bank) == set()
    assert next_exercise(bank, store) == "ranks"


def test_an_exercise_that_passed_in_an_interview_is_solved(bank, store):
    interview = Session(kind="mock", bank="sorting")
    store.add(interview, attempt("ranks", within=interview.uid))
    assert solved(store, bank) == {"ranks"}
    found = standing(bank, store)
    assert (found.solved, found.current, found.last_solved) == ({"ranks"}, "top_k", None)


@pytest.mark.parametrize(
    ("done", "after", "next"),
    [
        ("", None, "a"),
        ("a", None, "b"),
        ("", "a", "d"),  # b and c need what isn't solved
        ("a", "a", "b"),
        ("ab", "b", "c"),
        ("a", "d", "b"),  # round from the end
        ("acd", "d", "b"),
        ("abc", "d", "d"),  # the only one that is left
        ("abcd", "d", None),
        ("abcd", None, None),
    ],
)
def test_the_next_is_the_first_whose_prerequisites_are_solved(bank, done, after, next):
    ladder = (Rung(Title("one", "一"), tuple("ab")), Rung(Title("two", "二"), tuple("cd")))
    bank = replace(bank, ladder=ladder, prerequisites={"b": ("a",), "c": ("b",)})
    assert following(bank, set(done), after) == next


def test_where_no_prerequisite_is_solved_the_first_comes_next(bank):
    bank = replace(bank, prerequisites={"ranks": ("top_k",), "top_k": ("ranks",)})
    assert following(bank, set()) == "ranks"


def test_hints_begin_again_after_a_reset(bank, store):
    hint = {"bank": "sorting", "item": "top_k", "what": "hint"}
    times = itertools.count(1)
    assert hints_shown(bank, store, "top_k") == 0
    store.add(*(Reveal(step=n, at=next(times), **hint) for n in (1, 2)))
    store.add(Reveal(step=7, bank="sorting", item="top_k", what="solution", at=next(times)))
    assert hints_shown(bank, store, "top_k") == 2
    assert hints_shown(bank, store, "ranks") == 0
    store.add(Reset(bank="sorting", item="top_k", at=next(times)))
    assert hints_shown(bank, store, "top_k") == 0
    store.add(Reveal(step=1, at=next(times), **hint))
    assert hints_shown(bank, store, "top_k") == 1


def test_the_folder_is_the_working_folder_or_one_above_it(bank, store, tmp_path):
    folder = tmp_path / "practice"
    make(bank, folder, "en")
    assert folder_of(bank, store, folder) == folder
    assert folder_of(bank, store, folder / "exercises") == folder
    assert folder_of(bank, store, tmp_path) is None


def test_otherwise_it_is_the_last_one_that_there_still_is(bank, store, tmp_path):
    for name in ("old", "new"):
        make(bank, tmp_path / name, "en")
    rows = [
        Folder(bank="sorting", path=str(tmp_path / n), at=i) for i, n in enumerate(["old", "new"])
    ]
    store.add(*rows, Folder(bank="sorting", path=str(tmp_path / "gone"), at=9))
    store.add(Folder(bank="other", path=str(tmp_path / "old"), at=10))
    assert folder_of(bank, store, tmp_path) == tmp_path / "new"


def test_a_banks_own_stubs_are_no_practice(bank, store):
    assert folder_of(bank, store, FAKE) is None
    assert folder_of(bank, store, FAKE / "exercises") is None
