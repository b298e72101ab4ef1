"""One submission never touches another, nor one grader another."""

from __future__ import annotations

import sys
import threading

import pytest

from grader.grading import session
from grader.grading.engine import Grader
from grader.grading.submission import Submission
from grader.grading.trusted import load_module

CHECKS = "solutions/top_k/checks.py"
WRONG = "def top_k(values, k):\n    return values\n"
CRASHES = (
    "import os\ndef top_k(values, k):\n    return values\ndef ranks(values):\n    os._exit(1)\n"
)


def submissions(bank, *sources):
    return [Submission(bank.item("top_k"), "top_k.py", s.encode()) for s in sources]


@pytest.mark.parametrize("fault", [MemoryError, ValueError, RecursionError])
def test_a_result_that_cant_be_shown_is_that_checks_affair(
    grade, bank_copy, right, monkeypatch, fault
):
    shows = session.show_optional

    def odd(value):
        if getattr(value, "shape", ()) == (7,):
            raise fault("it can't be shown")
        return shows(value)

    monkeypatch.setattr(session, "show_optional", odd)
    seven = "import numpy as np\ndef top_k(values, k):\n    return np.zeros(7)\n"
    verdicts = grade(right, seven, right, WRONG)
    assert [v.status for v in verdicts] == ["passed", "failed", "passed", "failed"]
    assert [c.status for c in verdicts[1].checks] == ["failed", "failed"]
    assert "shape" in str(verdicts[1].checks[0].message)
    assert verdicts[1].checks[0].actual is None


@pytest.mark.parametrize("part", ["_mistakes", "_status"])
def test_a_fault_while_a_verdict_is_made_breaks_that_verdict(grade, right, monkeypatch, part):
    makes = getattr(session.Session, part)

    def odd(self):
        if b"odd" in self._source:
            raise KeyError("mine")
        return makes(self)

    monkeypatch.setattr(session.Session, part, odd)
    verdicts = grade(right, WRONG + "# odd", right, WRONG)
    assert [v.status for v in verdicts] == ["passed", "broken", "passed", "failed"]
    assert "KeyError: 'mine'" in str(verdicts[1].message)


def test_what_a_caller_raises_with_a_verdict_in_hand_reaches_the_caller(bank_copy, zygotes, right):
    bank = bank_copy.bank
    seen = []

    def full(verdict):
        seen.append(verdict)
        raise OSError("no space left")

    with pytest.raises(OSError, match="no space left"):
        Grader(bank, zygotes.ready).grade(submissions(bank, right, right), on_verdict=full)
    assert len(seen) == 1


def test_threads_may_share_a_grader(bank_copy, zygotes, right):
    bank = bank_copy.bank
    grader = Grader(bank, zygotes.ready)
    found, faults = [], []

    def work():
        try:
            verdicts = grader.grade(submissions(bank, right, WRONG, right))
            found.append([v.status for v in verdicts])
        except BaseException as error:
            faults.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert found == [["passed", "failed", "passed"]] * 4


def test_banks_with_files_of_the_same_names_are_apart(grade, bank_copy, right):
    bank_copy.change(CHECKS, "range(len(VECTOR) + 1)", "range(2)")
    first_two = right.replace("[:k]", "[:min(k, 1)]")
    for _ in range(2):
        assert grade(first_two, bank=bank_copy.root)[0].status == "passed"
        assert grade(first_two)[0].status == "failed"


def test_a_grader_makes_tables_once_and_another_reads_the_files_anew(zygotes, bank_copy, right):
    counts = "sys.modules[__name__].__dict__.setdefault('made', []).append(1)"
    bank_copy.add(CHECKS, f"\nimport sys\n{counts}\n")
    bank = bank_copy.bank
    grader = Grader(bank, zygotes.ready)
    for _ in range(3):
        grader.grade(submissions(bank, right))
    checks = grader.exercise(bank.item("top_k")).checks
    assert checks.made == [1]
    bank_copy.add(CHECKS, "\n\ndef check_more(candidate):\n    '''More'''\n")
    (verdict,) = Grader(bank, zygotes.ready).grade(submissions(bank, right))
    assert [c.name for c in verdict.checks][-1] == "check_more"


def test_modules_of_a_bank_have_names_that_nothing_imports(grade, right):
    before = {name for name in sys.modules if not name.startswith("grader")}
    grade(right, WRONG)
    new = {name for name in sys.modules if not name.startswith("grader")} - before
    assert not [name for name in new if "checks" in name or "mistakes" in name]


def test_a_crash_in_the_second_function_shows_that_functions_inputs(grade, bank_copy):
    bank_copy.change(
        "questions/selection/top_k.md", "functions: [top_k]", "functions: [top_k, ranks]"
    )
    bank_copy.add("solutions/top_k/reference.py", "\n\ndef ranks(entries):\n    return entries\n")
    bank_copy.add(
        CHECKS,
        "\n\ndef check_ranks(candidate, reference):\n    '''Ranks'''\n"
        "    agree(candidate, reference, Table('ranks', [Case(VECTOR)]))\n",
    )
    crashes = CRASHES.replace("values):\n    os", "entries):\n    os")
    (verdict,) = grade(crashes, bank=bank_copy.root, only=["check_ranks"])
    (check,) = verdict.checks
    assert [name for name, _ in check.counterexample] == ["entries"]


@pytest.mark.parametrize(
    ("code", "line"),
    [("np.zeros((2, 2)) @ np.zeros(3)", 3), ("np.asarray([1]).reshape(5)", 3)],
)
def test_a_bug_of_a_check_is_blamed_on_its_line(grade, bank_copy, right, code, line):
    path = bank_copy.root / CHECKS
    start = path.read_text(encoding="utf-8").count("\n") + 2
    bank_copy.add(CHECKS, f"\n\ndef check_mine(candidate):\n    '''Mine'''\n    {code}\n")
    (verdict,) = grade(right, bank=bank_copy.root)
    assert verdict.status == "broken"
    assert str(verdict.checks[-1].message).endswith(f"(checks.py:{start + line})")


def test_a_librarys_notimplementederror_is_no_empty_function(grade):
    missing = "import asyncio\n\n\ndef top_k(values, k):\n"
    missing += "    return asyncio.AbstractEventLoop().time()\n"
    (verdict,) = grade(missing)
    assert (verdict.status, verdict.checks[0].status) == ("failed", "errored")
    (stub,) = grade("def top_k(values, k):\n    raise NotImplementedError\n")
    assert stub.status == "not_attempted"


def test_a_source_edited_within_a_second_is_read_anew(tmp_path, monkeypatch):
    """A compiled file knows its source by whole seconds and size alone."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path = tmp_path / "checks.py"
    for number in range(1, 6):
        path.write_text(f"VALUE = {number}\n")
        loaded = load_module(path, "edited")
        assert loaded.VALUE == number  # noqa: SIM300 - no constant
