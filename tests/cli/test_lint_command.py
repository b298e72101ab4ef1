"""`grader lint`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

FAKE = Path(__file__).parent.parent / "fakebank"


@pytest.fixture
def copy(tmp_path, monkeypatch):
    root = Path(shutil.copytree(FAKE, tmp_path / "bank"))
    monkeypatch.chdir(root)
    return root


def test_clean_bank_says_what_was_read(grader):
    done = grader("lint", "--static")
    assert (done.code, done.out) == (0, "Read 17 files, 3 items: no problem.\n")


def test_problem_is_shown_with_its_place_and_what_to_do(grader, copy):
    (copy / "exercises" / "shell.py").write_text("", encoding="utf-8")
    done = grader("lint", "--static", bank=copy)
    assert done.code == 3
    assert done.out == (
        f"{Path('exercises/shell.py')}: nothing names this file\n"
        "    Remove it, or give it the name of an item.\n"
        "Read 18 files, 3 items: 1 problem.\n"
    )


def test_json(grader, copy):
    (copy / "exercises" / "shell.py").write_text("", encoding="utf-8")
    done = grader("lint", "--static", "--json", bank=copy)
    assert done.code == 3
    assert json.loads(done.out) == {
        "schema": "grader.lint/1",
        "files": 18,
        "items": 3,
        "proved": 0,
        "problems": [
            {
                "place": str(Path("exercises/shell.py")),
                "message": "nothing names this file",
                "help": "Remove it, or give it the name of an item.",
            }
        ],
    }


def test_page_that_can_not_be_read_is_one_problem_among_others(grader, copy):
    (copy / "questions" / "selection" / "top_k.md").write_text("---\n", encoding="utf-8")
    done = grader("lint", "--static", bank=copy)
    assert done.code == 3
    assert "top_k.md:1: the front matter never ends" in done.out
    assert "Read 17 files, 2 items" in done.out


def test_broken_bank_toml_is_an_error(grader, copy):
    (copy / "questions" / "bank.toml").write_text("title = 1\n", encoding="utf-8")
    done = grader("lint", "--static", bank=copy)
    assert done.code == 3
    assert "bank.toml:1: title is 1, but must be" in done.err


@pytest.fixture
def proved(monkeypatch):
    """Stands for the grading engine: notes which items are run and finds one problem in each."""
    from grader.bank import Problem
    from grader.grading import prove

    seen = []

    def fake(_bank, item, _zygotes=None, *, tried):
        seen.append(item.id)
        problem = Problem(item.id, "its mistake passes", "Add a case.")
        fails = ("first", frozenset(["check_a", "check_b"])), ("second", frozenset(["check_b"]))
        return prove.Proof(item.id, (problem,), ("check_a", "check_b"), fails)

    monkeypatch.setattr(prove, "proof", fake)
    return seen


def test_every_exercise_is_run_unless_told_otherwise(grader, proved):
    done = grader("lint")
    assert done.code == 3
    assert proved == ["ranks", "top_k"]
    assert "ranks: its mistake passes\n    Add a case.\n" in done.out
    assert done.out.endswith("Read 17 files, 3 items; ran 2 exercises: 2 problems.\n")


def test_ids_lint_and_run_these_items_alone(grader, copy, proved):
    (copy / "exercises" / "shell.py").write_text("", encoding="utf-8")  # another's problem
    page = copy / "questions" / "selection" / "top_k.md"
    page.write_text(page.read_text(encoding="utf-8").replace("Key points", "Points"), "utf-8")
    done = grader("lint", "ranks", bank=copy)
    assert proved == ["ranks"]
    assert done.out == (
        "ranks: its mistake passes\n"
        "    Add a case.\n"
        "Read 6 files, 1 item; ran 1 exercise: 1 problem.\n"
    )
    assert "unknown heading 'Points'" in grader("lint", "top_k", "--static", bank=copy).out


def test_an_unknown_id_is_an_error(grader):
    done = grader("lint", "rank")
    assert done.code == 2
    assert "no item 'rank'" in done.err
    assert "Did you mean ranks?" in done.err


def test_table_shows_which_check_fails_which_mistake(grader, proved):
    done = grader("lint", "ranks", "--table")
    assert done.out.partition("\n\n")[2] == (
        "ranks: which check (column) fails which mistake\n"
        "        ┌ check_a\n"
        "        │ ┌ check_b\n"
        "second  . x  this check alone\n"
        "first   x x\n"
    )


def test_static_runs_nothing(grader, proved):
    assert grader("lint", "--static").code == 0
    assert proved == []


def test_exercise_whose_code_has_a_problem_is_not_run(grader, copy, proved):
    (copy / "solutions" / "ranks" / "reference.py").unlink()
    stub = copy / "exercises" / "top_k.py"
    stub.write_text(stub.read_text(encoding="utf-8").replace("raise", "return"), encoding="utf-8")
    assert grader("lint", bank=copy).code == 3
    assert proved == []


def test_a_formula_that_typst_cannot_print_is_a_problem_at_its_line(grader, copy, monkeypatch):
    from grader import sheets

    monkeypatch.setattr(
        sheets, "refused", lambda asked: {f: "no such thing" for f in asked if "r_{" in f[0]}, False
    )
    done = grader("lint", "--static", bank=copy)
    assert done.code == 3
    page = Path("questions/comparison/ranks.md")
    lines = page.read_text(encoding="utf-8").split("\n")
    line = next(n for n, text in enumerate(lines, 1) if text.startswith("r_{"))
    place, _, said = done.out.split("\n")[0].partition(": ")
    assert place in (f"{page}:{line}", f"{page}:{line - 1}")
    assert said == "Typst can't print this formula: no such thing"


def test_a_character_that_the_sheets_cannot_print_is_a_problem(grader, copy):
    page = copy / "questions" / "comparison" / "ranks.md"
    page.write_text(page.read_text(encoding="utf-8") + "A brain: \U0001f9e0.\n", encoding="utf-8")
    result = grader("lint", "--static", bank=copy)
    assert result.code == 3
    assert "the fonts of the study sheets lack '\U0001f9e0' (U+1F9E0)" in result.out
