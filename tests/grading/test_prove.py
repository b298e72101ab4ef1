"""`prove`: each rule that it holds an exercise to, broken once on a copy of the fake bank."""

from __future__ import annotations

import pytest

from grader.grading.prove import prove

MISTAKES = "solutions/top_k/mistakes.py"
SAME_AS_ASCENDING = """

def also_ascending(values, k):
    '''Returns them smallest first'''
    if not 0 <= k <= len(values):
        raise ValueError("k")
    return np.sort(values[np.argsort(-values)[:k]])
"""
RIGHT = """

def harmless(values, k):
    '''Is right'''
    if not 0 <= k <= len(values):
        raise ValueError("k")
    return np.sort(values)[::-1][:k]
"""
NEEDLESS = """

def check_more(candidate, reference):
    '''More of the same'''
    agree(candidate, reference, COUNTS)
"""
STALE = """
from grader.kit import edited

descending = edited("np.sort(values)[::-1]", "np.sort(values)")
stale = edited("np.argsort(values)[::-1][:k]", "np.argsort(values)")
"""
BROKEN_EDIT = """
from grader.kit import edited

unclosed = edited("np.sort(values)[::-1][:k]", "np.sort(values")
"""
PRINTS = "\n\ndef fingerprint(subject):\n    return object()\n"
BROKEN = [
    pytest.param(
        "exercises/top_k.py",
        ("    raise NotImplementedError", "    return np.sort(values)[::-1][:k]"),
        "a stub must be not_attempted; this one is failed",
        id="a stub that does something",
    ),
    pytest.param(
        "exercises/top_k.py",
        ("    raise NotImplementedError", "    return ("),
        "a stub must be not_attempted; this one is crashed",
        id="a stub that is no Python",
    ),
    pytest.param(
        "solutions/top_k/reference.py",
        ("    if not 0 <= k <= len(values):", "    if k < 0:"),
        "the reference must pass its own checks; it is broken",
        id="a reference that doesn't do what a case declares",
    ),
    pytest.param(
        "solutions/top_k/reference.py",
        ("import numpy as np", "import nothing_like_it"),
        "can't be imported",
        id="a reference that can't be imported",
    ),
    pytest.param(
        "solutions/top_k/reference.py",
        ("    return np.sort(values)[::-1][:k]", "    return {1}"),
        "the reference must pass its own checks; it is failed",
        id="a reference whose answer is no plain data",
    ),
    pytest.param(MISTAKES, RIGHT, "the mistake harmless passes every check", id="no mistake"),
    pytest.param(
        MISTAKES, SAME_AS_ASCENDING, "also diagnosed as also_ascending", id="two that are one"
    ),
    pytest.param(
        MISTAKES,
        STALE,
        "the mistake stale: 'np.argsort(values)[::-1][:k]' doesn't occur in the reference;"
        " the nearest line is 10: return np.sort(values)[::-1][:k]",
        id="an edit of something that isn't there",
    ),
    pytest.param(
        MISTAKES,
        BROKEN_EDIT,
        "the mistake unclosed: SyntaxError",
        id="an edit that makes no Python",
    ),
    pytest.param(
        "solutions/top_k/checks.py",
        PRINTS,
        "is not diagnosed",
        id="a fingerprint that is never the same",
    ),
    pytest.param(
        "solutions/top_k/checks.py",
        NEEDLESS,
        "nothing needs check_more",
        id="a check that nothing needs",
    ),
    pytest.param(
        "solutions/top_k/checks.py",
        ("    agree(candidate, reference, BAD_COUNTS)", "    raise KeyError('mine')"),
        "the reference must pass its own checks; it is broken (KeyError: 'mine'",
        id="a check that crashes",
    ),
]


def test_the_fake_bank_is_proved(bank_copy, zygotes):
    for id in ("top_k", "ranks"):
        assert prove(bank_copy.bank, bank_copy.item(id), zygotes) == []


@pytest.mark.parametrize(("file", "change", "rule"), BROKEN)
def test_each_broken_rule_is_a_problem_with_its_place(bank_copy, zygotes, file, change, rule):
    if isinstance(change, tuple):
        bank_copy.change(file, *change)
    else:
        bank_copy.add(file, change)
    problems = prove(bank_copy.bank, bank_copy.item(), zygotes)
    assert any(rule in p.message for p in problems), problems
    assert all(p.place for p in problems)
    assert prove(bank_copy.bank, bank_copy.item("ranks"), zygotes) == []


def test_a_stale_edit_is_placed_on_its_line(bank_copy, zygotes):
    bank_copy.add(MISTAKES, STALE)
    (found,) = prove(bank_copy.bank, bank_copy.item(), zygotes)
    lines = (bank_copy.root / MISTAKES).read_text(encoding="utf-8").split("\n")
    assert found.place.endswith(f"mistakes.py:{lines.index(STALE.split(chr(10))[4]) + 1}")


def test_an_edit_is_a_mistake_like_any_other(bank_copy, zygotes):
    bank_copy.change(
        MISTAKES,
        "def ascending(values, k):\n"
        "    if not 0 <= k <= len(values):\n"
        '        raise ValueError("k is out of range")\n'
        "    return np.sort(values)[len(values) - k :]\n",
        "from grader.kit import edited\n\n"
        'ascending = edited("np.sort(values)[::-1][:k]", "np.sort(values)[len(values) - k :]")\n',
    )
    assert prove(bank_copy.bank, bank_copy.item(), zygotes) == []


def test_a_problem_names_the_file_to_mend(bank_copy, zygotes):
    bank_copy.add(MISTAKES, RIGHT)
    found = prove(bank_copy.bank, bank_copy.item(), zygotes)
    assert {p.place.rpartition("/")[2] for p in found} == {"mistakes.py"}
    assert all(p.help for p in found)
