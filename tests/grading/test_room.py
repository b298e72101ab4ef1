"""How much of a candidate's answers is looked at: one check's answers don't count for the next."""

from __future__ import annotations

CHECKS = "solutions/top_k/checks.py"
LARGE = """

def large(rng):
    yield Case(rng.permutation(60_000) + 1.0, 60_000)


LARGE = Table("top_k", drawn=large)


def check_large(candidate, reference):
    '''Sorts many values'''
    agree(candidate, reference, LARGE)


def check_small_again(candidate, reference):
    '''Sorts a few values after many'''
    agree(candidate, reference, COUNTS)
"""
ASCENDING = """import numpy as np

def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError("k is out of range")
    found = np.sort(values)[::-1][:k]
    return found[::-1].copy() if len(values) > 5 else found.copy()
"""
MANY = """

def check_many(candidate, reference):
    '''Answers of 480 kB, 80 times'''
    cases = [Case(np.arange(60_000.0), 60_000)] * 40
    for outcome in candidate.outcomes("top_k", cases) + candidate.outcomes("top_k", cases):
        outcome.unwrap("top_k")
"""


def test_shrinking_a_large_input_ends_in_the_failure_that_it_began_with(grade, bank_copy):
    bank_copy.add(CHECKS, LARGE)
    (verdict,) = grade(ASCENDING, bank=bank_copy.root)
    found = {c.name: c for c in verdict.checks}
    assert found["check_large"].status == "failed"
    assert "MB" not in str(found["check_large"].message)
    assert len(dict(found["check_large"].counterexample)["values"].text) < 60
    assert [found[name].status for name in ("check_bad_count", "check_small_again")] == [
        "passed"
    ] * 2


def test_what_one_check_looks_at_is_bounded(grade, bank_copy, right):
    bank_copy.add(CHECKS, MANY + LARGE)
    (verdict,) = grade(right, bank=bank_copy.root)
    found = {c.name: c for c in verdict.checks}
    assert "more than 32 MB" in str(found["check_many"].message)
    assert {c.status for name, c in found.items() if name != "check_many"} == {"passed"}
