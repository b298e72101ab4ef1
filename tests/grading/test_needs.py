"""Checks that build on others, and what a check's end means for the submission."""

from __future__ import annotations

import pytest

from grader.grading.connection import WorkerStopped
from grader.grading.endings import ending
from grader.kit.failures import CandidateRaised, CheckFailure, NotAttempted, OutOfMemory
from grader.phrases import phrase

CHECKS = "solutions/top_k/checks.py"
WRONG = "def top_k(values, k):\n    if not 0 <= k <= len(values):\n        raise ValueError\n"
WRONG += "    return values\n"
LATER = """

@needs("check_matches_reference")
def check_later(candidate, reference):
    '''Builds on the answers'''
    agree(candidate, reference, COUNTS)


@needs("check_later")
def check_last(candidate, reference):
    '''Builds on what builds'''
    agree(candidate, reference, COUNTS)
"""


@pytest.fixture
def building(bank_copy):
    bank_copy.change(CHECKS, "import Case,", "import needs, Case,")
    bank_copy.add(CHECKS, LATER)
    return bank_copy


def test_what_builds_on_a_failed_check_is_not_judged(grade, building, right):
    (verdict,) = grade(WRONG, bank=building.root)
    found = {c.name: (c.status, c.message) for c in verdict.checks}
    reason = phrase("not judged", needed="check_matches_reference")
    assert found["check_later"] == ("skipped", reason)
    assert found["check_last"][0] == "skipped"
    assert found["check_bad_count"] == ("passed", None)
    assert (verdict.status, verdict.score) == ("failed", 0.25)
    assert [m.check for m in verdict.mistakes if m.check != "check_matches_reference"] == []
    assert grade(right, bank=building.root)[0].score == 1.0


def test_a_check_runs_after_those_that_it_needs(grade, building, right):
    building.change(CHECKS, "def check_matches", "@needs('check_last')\ndef check_matches")
    building.change(CHECKS, '@needs("check_matches_reference")\n', "")
    names = [c.name for c in grade(right, bank=building.root)[0].checks]
    assert names == ["check_bad_count", "check_later", "check_last", "check_matches_reference"]


def test_a_check_that_is_asked_for_alone_is_judged(grade, building):
    (verdict,) = grade(WRONG, bank=building.root, only=["check_later"])
    assert [(c.name, c.status) for c in verdict.checks] == [("check_later", "failed")]


@pytest.mark.parametrize("needed", ["check_nothing", "check_later"], ids=["unknown", "a circle"])
def test_needs_that_cant_be_met_stop_nothing(grade, building, right, needed):
    building.change(CHECKS, "def check_matches", f"@needs({needed!r})\ndef check_matches")
    assert grade(right, bank=building.root)[0].status == "passed"


@pytest.mark.parametrize(
    ("error", "statuses"),
    [
        (None, ("passed", "passed")),
        (CheckFailure("x"), ("failed", "failed")),
        (AssertionError("x"), ("failed", "failed")),
        (CandidateRaised("x"), ("failed", "errored")),
        (NotAttempted("x"), ("not_attempted", "skipped")),
        (OutOfMemory("x"), ("out_of_memory", "errored")),
        (WorkerStopped("timed_out", phrase("nothing")), ("timed_out", "timed_out")),
        (WorkerStopped("crashed", phrase("nothing")), ("crashed", "errored")),
        (KeyError("x"), ("broken", "errored")),
        (MemoryError(), ("broken", "errored")),
    ],
    ids=lambda v: type(v).__name__,
)
def test_a_checks_end_says_what_became_of_the_submission(error, statuses):
    assert ending(error) == statuses
