"""`grader power`: what is said of the mutants that survive, and the table of all."""

from __future__ import annotations

import ast
import re
from types import SimpleNamespace
from typing import Any

import pytest

from grader.cli.power import _report
from grader.cli.power_table import HEAD, Row, total, write
from grader.grading.power import Mutant, Stale

PLACE = "before\n<!-- power -->\nold\n<!-- end -->\nafter\n"


def power(*survivors: Any) -> Any:
    facts = {"killed": 3, "total": 3 + len(survivors), "rate": 0.75, "argued": (), "stale": ()}
    return SimpleNamespace(item=SimpleNamespace(id="top_k"), survivors=survivors, **facts)


def test_survivors_come_with_what_to_do_next():
    mutant = Mutant("NumberReplacer", 7, "k = 0", "k = 1", "")
    text = _report(power(mutant))
    assert "survived, line 7" in text
    assert "EQUIVALENT" in text


SURVIVORS = [
    Mutant("op", 7, "if n == 0:", "if n <=  0:", ""),
    Mutant("op", 7, "if n == 0:", "if n <= 1:", ""),
    Mutant("op", 8, "x = 1", "", ""),
    Mutant("op", 9, "x = 2", "", ""),
    Mutant("op", 9, " @a def f(): pass  @a def g(): x", " @a def g(): x  @a def f(): pass", ""),
]


def test_each_survivor_comes_with_a_key_to_copy():
    """It describes that one alone, and it is short."""
    text = _report(power(*SURVIVORS))
    keys = [ast.literal_eval(k) for k in re.findall("    key: (.*)", text)]
    described = [[m for m in SURVIVORS if m.is_argued(key)] for key in keys]
    assert described == [[m] for m in SURVIVORS]
    assert keys == ["<= 0:", "<= 1:", "x = 1 ->", "x = 2 ->", "x @a"]
    (first,) = ast.literal_eval(text.partition("EQUIVALENT = ")[2].partition("\n")[0])
    assert first == keys[0]


def test_of_a_long_change_beginning_and_end_are_shown():
    long = Mutant("op", 7, "a" + "b" * 5000 + "c", "d" + "e" * 5000 + "f", "")
    told = _report(power(long)).split("\n")
    shown = [line for line in told if line[:6] in ("    - ", "    + ")]
    assert [(line[6], line[-1]) for line in shown] == [("a", "c"), ("d", "f")]
    assert max(map(len, shown)) < 250


NEAR = Mutant("op", 7, "k = 0", "k = 1", "")
STALE = [
    (Stale("k = 2", (), (NEAR,), False), "correct it, or take it away. The nearest mutants:"),
    (Stale("k = 2", (), (NEAR,), False), "    line 7: k = 0 -> k = 1"),
    (Stale("k = 1", (NEAR,), (), False), "take it away: the mutant of line 7 is killed"),
    (Stale("k =", (), (NEAR,), True), "it stands in the line before the change, too; correct it"),
]


@pytest.mark.parametrize(("stale", "said"), STALE)
def test_a_key_that_describes_no_survivor_comes_with_what_it_may_mean(stale, said):
    some = power()
    some.stale = (stale,)
    text = _report(some)
    assert f"no survivor is described by EQUIVALENT's {stale.part!r}" in text
    assert said in text


def test_where_none_survives_no_advice_is_given():
    assert "EQUIVALENT" not in _report(power())


def test_the_table_takes_the_place_of_the_one_before(tmp_path):
    page = tmp_path / "page.md"
    page.write_text(PLACE, encoding="utf-8")
    write(page, [power()], ["top_k"])
    once = page.read_text(encoding="utf-8")
    write(page, [power()], ["top_k"])
    assert page.read_text(encoding="utf-8") == once
    before, rows, after = once.partition("<!-- power -->")[0], once.splitlines(), once[-6:]
    assert (before, after) == ("before\n", "after\n")
    assert "old" not in rows
    assert "| `top_k` | 3 | 0 | 3 | 100.0% |" in rows


def test_rows_of_other_exercises_stay_in_the_order_of_the_ladder(tmp_path):
    page = tmp_path / "page.md"
    rows = ["| `gone` | 9 | 0 | 9 | 100.0% |", "| `top_k` | 8 | 0 | 2 | 25.0% |"]
    rows += ["| `ranks` | 7 | 2 | 4 | 80.0% |", "| all 3 | 24 | 2 | 15 | 68.2% |"]
    page.write_text(PLACE.replace("old", "\n".join([HEAD, *rows])), encoding="utf-8")
    write(page, [power()], ["ranks", "top_k", "sums"])
    table = page.read_text(encoding="utf-8").partition("<!-- power -->\n")[2]
    assert table.split("\n")[2:5] == [
        "| `ranks` | 7 | 2 | 4 | 80.0% |",
        "| `top_k` | 3 | 0 | 3 | 100.0% |",
        "| all 2 | 10 | 2 | 7 | 87.5% |",
    ]


def test_an_argued_mutant_counts_for_nothing_in_the_sum():
    some = power()
    some.killed, some.total, some.argued = 1, 4, (("a mutant", "a reason"), ("another", "a reason"))
    assert total([Row.of(some), Row.of(power())]) == "| all 2 | 7 | 2 | 4 | 80.0% |"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "can't be read: No such file"),
        (b"\xff", "byte 0 is not UTF-8"),
        (b"no markers", "it has no place for the table"),
        (b"<!-- power -->\nno end", "it has no place for the table"),
    ],
)
def test_a_file_without_a_place_is_refused_before_any_mutant_is_made(grader, tmp_path, text, said):
    page = tmp_path / "page.md"
    if text is not None:
        page.write_bytes(text)
    done = grader("power", "top_k", "--write", page)
    assert (done.code, done.out) == (2, "")
    assert f"{page}: {said}" in done.err


def test_the_table_of_a_sample_is_not_written(grader, tmp_path):
    page = tmp_path / "page.md"
    page.write_text(PLACE, encoding="utf-8")
    done = grader("power", "top_k", "--sample", "2", "--write", page)
    assert done.code == 2
    assert "Leave out --sample" in done.err
    assert page.read_text(encoding="utf-8") == PLACE


def test_all_mutants_are_counted_in_the_file(grader, tmp_path):
    pytest.importorskip("cosmic_ray", reason="cosmic-ray is an optional extra")
    page = tmp_path / "page.md"
    page.write_text(PLACE, encoding="utf-8")
    done = grader("power", "top_k", "--table", "--write", page)
    assert f"<!-- power -->\n{done.out}<!-- end -->" in page.read_text(encoding="utf-8")
    assert "| all 1 |" in done.out
