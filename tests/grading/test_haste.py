"""In haste a submission ends at its first wrong answer: whether it passes is all that is asked."""

from __future__ import annotations

from grader.grading.engine import Grader
from grader.grading.submission import Submission

WRONG = b"def top_k(values, k):\n    return 'wrong'\n"


def judged(bank_copy, zygotes, source):
    """The verdicts on a source without and with haste."""
    submission = Submission(bank_copy.item(), "top_k.py", source)
    grader = Grader(bank_copy.bank, zygotes.ready)
    return [grader.grade([submission], haste=haste)[0] for haste in (False, True)]


def test_in_haste_no_check_is_run_after_one_that_failed(bank_copy, zygotes):
    slow, quick = judged(bank_copy, zygotes, WRONG)
    assert (slow.status, quick.status) == ("failed", "failed")
    assert [c.name for c in quick.checks] == [c.name for c in slow.checks]
    assert quick.checks[0].status == slow.checks[0].status == "failed"
    assert {c.status for c in quick.checks[1:]} == {"skipped"}
    assert "skipped" not in {c.status for c in slow.checks[1:]}
    assert quick.mistakes == quick.notes == ()


def test_in_haste_a_right_file_passes_every_check(bank_copy, zygotes):
    right = bank_copy.item().files.reference.read_bytes()
    slow, quick = judged(bank_copy, zygotes, right)
    assert (slow.status, quick.status) == ("passed", "passed")
    assert [c.status for c in quick.checks] == [c.status for c in slow.checks]
