"""What the bank that comes with grader promises: the linter finds nothing, right files of every
style pass, and mistakes, handed in as files, are named.

`grader lint` proves each exercise with every mistake in the grader's own process. The gate runs it.
"""

from __future__ import annotations

import ast
import importlib.util
import zlib
from pathlib import Path

import pytest

from grader.bank import open_bank
from grader.bank.lint import lint
from grader.grading.engine import Grader
from grader.grading.submission import Submission
from grader.grading.trusted import load_mistakes

ROOT = Path(__file__).parent.parent.parent
RIGHT = ROOT / "tests" / "right"
BANK = open_bank(ROOT)
EXERCISES = [id for rung in BANK.ladder for id in rung.exercises]
TEXTS = (ast.Constant, ast.JoinedStr, ast.BinOp)
each_exercise = pytest.mark.parametrize("id", EXERCISES)


@pytest.fixture(scope="module")
def grader(zygotes):
    return Grader(BANK, zygotes.ready)


def item_of(id):
    item = BANK.item(id)
    if importlib.util.find_spec(item.exercise.needs) is None:
        pytest.skip(f"{id} needs {item.exercise.needs}, which is not installed")
    return item


def as_file(item, mistake):
    """A candidate's file that makes this mistake: an edit's whole source, or the function under
    its due name, with the exercise's other functions from the reference."""
    if mistake.source is not None:
        return mistake.source
    source = item.files.mistakes.read_text(encoding="utf-8")
    ours = "from grader.kit import edited\n"
    source = source.replace(ours, "def edited(*texts): return texts\n")
    reference = item.files.reference.read_text(encoding="utf-8")
    source += f"\n_right = {{}}\nexec({reference!r}, _right)\n"
    for name in item.exercise.functions:
        source += f"{name} = {mistake.name if name in mistake.functions else f'_right[{name!r}]'}\n"
    return source


def test_the_linter_finds_nothing():
    assert [f"{p.place}: {p.message}" for p in lint(BANK)] == []


@each_exercise
def test_every_right_way_passes(id, grader):
    item = item_of(id)
    files = sorted((RIGHT / id).glob("*.py"))
    assert len(files) >= 2, f"tests/right/{id} must hold two right files that differ in style"
    verdicts = grader.grade([Submission(item, str(file)) for file in files])
    wrong = {
        Path(v.file).name: (v.status, v.message, [c.message for c in v.checks if c.message])
        for v in verdicts
        if v.status != "passed"
    }
    assert wrong == {}


@each_exercise
def test_a_mistake_in_a_candidates_file_is_named(id, grader, tmp_path):
    """A sample of them in the sandbox; tests/bench/diagnosis.py grades whole corpora."""
    item = item_of(id)
    mistakes = sorted(load_mistakes(item), key=lambda m: zlib.crc32(m.name.encode()))[:6]
    submissions = []
    for mistake in mistakes:
        path = tmp_path / f"{mistake.name}.py"
        path.write_text(as_file(item, mistake), encoding="utf-8")
        submissions.append(Submission(item, str(path)))
    verdicts = grader.grade(submissions)
    assert {v.status for v in verdicts} & {"passed", "broken", "not_attempted"} == set()
    found = {
        m.name: (v.status, [n.name for n in v.mistakes])
        for m, v in zip(mistakes, verdicts, strict=True)
    }
    assert {n: f for n, f in found.items() if f[1] != [n]} == {}


def test_no_right_file_is_for_an_exercise_that_isnt_there():
    assert {p.name for p in RIGHT.iterdir() if p.is_dir()} <= set(EXERCISES)


@each_exercise
def test_a_checks_own_message_is_in_both_languages(id):
    """No `fail` is given a plain text, which reads the same in a Chinese report."""
    tree = ast.parse(BANK.item(id).files.checks.read_text(encoding="utf-8"))
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and "fail" in ast.unparse(n.func)]
    plain = [ast.unparse(c) for c in calls if c.args and isinstance(c.args[0], TEXTS)]
    assert plain == [], "write fail(say('...', '...'))"
