"""`power`: mutants of a reference, made and graded."""

from __future__ import annotations

import re

import pytest

from grader.errors import BankError
from grader.grading.engine import Grader
from grader.grading.power import Mutant, mutants_of, power
from grader.kit.defined import DEFINED

pytest.importorskip("cosmic_ray", reason="cosmic-ray is an optional extra")
SOURCE = "def f(a, b):\n    if a < b:\n        return a + 1\n    return b\n"


def test_mutants_differ_from_the_source_and_from_each_other():
    mutants = list(mutants_of(SOURCE))
    assert len(mutants) > 10
    sources = [m.source for m in mutants]
    assert len({SOURCE, *sources}) == len(sources) + 1
    assert {m.line for m in mutants} == {2, 3, 4}
    lines = ("if a < b:", "return a + 1", "return b")
    for mutant in mutants:
        assert mutant.before.startswith(lines)
        assert mutant.after != mutant.before
        assert mutant.after in " ".join(mutant.source.split())
        compile(mutant.source, "mutant", "exec")
    assert [m.source for m in mutants_of(SOURCE)] == sources


def test_survivors_are_listed_and_argued_ones_have_their_reasons(bank_copy, zygotes):
    # Adding nothing can't be told from taking nothing away.
    bank_copy.change(
        "solutions/top_k/reference.py",
        "    return np",
        "    values = values + 0\n    return np",
    )
    grader = Grader(bank_copy.bank, zygotes.ready)
    seen = []
    found = power(grader, bank_copy.item(), seen.append)
    assert len(seen) >= found.total > 10
    assert found.killed + len(found.survivors) + len(found.argued) == found.total
    assert found.argued == ()
    assert 0 < found.rate < 1
    survivor = next(m for m in found.survivors if m.after == "values = values - 0")
    bank_copy.add(
        "solutions/top_k/checks.py", f"\n\nEQUIVALENT = {{{survivor.after!r}: 'no change'}}\n"
    )
    again = power(Grader(bank_copy.bank, zygotes.ready), bank_copy.item())
    assert again.killed == found.killed
    assert again.rate > found.rate  # an argued mutant is no wrong program
    assert again.stale == ()
    assert survivor.after not in {m.after for m in again.survivors}
    assert {reason for _, reason in again.argued} == {"no change"}


def test_an_argument_that_no_survivor_needs_is_stale(bank_copy, zygotes):
    text = '\n\nEQUIVALENT = {"k = 99": "there is no such line"}\n'
    bank_copy.add("solutions/top_k/checks.py", text)
    (stale,) = power(Grader(bank_copy.bank, zygotes.ready), bank_copy.item()).stale
    assert (stale.part, stale.killed, stale.before) == ("k = 99", (), False)


def test_a_stale_argument_names_the_mutants_that_it_may_mean(bank_copy, zygotes):
    """Those that it describes and that are killed; else the nearest, survivors first."""
    reference = "solutions/top_k/reference.py"
    bank_copy.change(reference, "    return np", "    values = values + 0\n    return np")
    keys = ["k < len(values)", "values = value - 0", "values + 0"]
    bank_copy.add("solutions/top_k/checks.py", f"\nEQUIVALENT = {dict.fromkeys(keys, 'why')}\n")
    found = power(Grader(bank_copy.bank, zygotes.ready), bank_copy.item())
    killed, misspelt, unchanged = found.stale
    assert [m.after for m in killed.killed] == ["if not 0 <= k < len(values):"]
    assert killed.near == ()
    assert (misspelt.killed, misspelt.before) == ((), False)
    assert misspelt.near[0].after == "values = values - 0"
    assert set(misspelt.near) <= set(found.survivors)
    assert unchanged.before  # so it says nothing of the change


@pytest.mark.parametrize("equivalent", ["['k = 99']", "{1: 'why'}", "{'k = 99': None}"])
def test_arguments_that_are_no_texts_are_the_banks_fault(bank_copy, zygotes, equivalent):
    bank_copy.add("solutions/top_k/checks.py", f"\n\nEQUIVALENT = {equivalent}\n")
    with pytest.raises(BankError, match=r"checks\.py:\d+: EQUIVALENT is no dictionary of texts"):
        power(Grader(bank_copy.bank, zygotes.ready), bank_copy.item())


def test_the_toolbox_says_how_arguments_are_matched():
    """What `grader kit EQUIVALENT` names as keys is so."""
    mutant = Mutant("op", 1, "if filters.ndim == 0:", "if filters.ndim <= 0:", "")
    text = DEFINED["EQUIVALENT"]
    (example,) = re.findall(r'EQUIVALENT = \{"(.*?)": ', text)
    does, _, does_not = text.partition("`ndim <= 0`")[2].partition(" do, ")
    keys = [example, "ndim <= 0", *re.findall("`(.*?)`", does)]
    assert [mutant.is_argued(key) for key in keys] == [True] * 3
    assert not mutant.is_argued(re.findall("`(.*?)`", does_not)[0])


@pytest.mark.parametrize(
    ("part", "argued"),
    [
        ("x =  b -> x = a", True),  # the spaces are free
        ("x = a", True),
        ("-> x = a", True),
        ("-> x =", False),  # it says all that the line became
        ("b -> x =", True),
        ("x = b", False),  # it is no part of the change but of what was there
        ("x = c", False),
    ],
)
def test_an_argument_names_a_part_of_the_change(part, argued):
    assert Mutant("op", 1, "x = b", "x  = a", "").is_argued(part) is argued


def test_a_reference_that_fails_kills_no_mutants(bank_copy, zygotes):
    bank_copy.change("solutions/top_k/reference.py", "0 <= k", "1 <= k")
    with pytest.raises(BankError, match="does not pass its own checks"):
        power(Grader(bank_copy.bank, zygotes.ready), bank_copy.item())


def test_a_sample_spreads_over_all_mutants_and_calls_nothing_stale(bank_copy, zygotes):
    bank_copy.add("solutions/top_k/checks.py", '\nEQUIVALENT = {"no such change": "none"}\n')
    grader = Grader(bank_copy.bank, zygotes.ready)
    some = power(grader, bank_copy.item(), sample=3)
    assert (some.total, some.stale) == (3, ())
    everything = power(grader, bank_copy.item(), sample=10_000)
    assert everything.total > 3
    assert [s.part for s in everything.stale] == ["no such change"]
