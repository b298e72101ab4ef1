"""`prove`: each rule that it holds an exercise to, broken once on a copy of the fake bank."""

from __future__ import annotations

import pytest

from grader.grading.prove import prove
from grader.grading.provers import prove_all

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
PRINTS = "\n\nFINGERPRINT = {'odd': lambda subject: object()}\n"
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
        MISTAKES, SAME_AS_ASCENDING, "the mistake ascending is not diagnosed", id="two that are one"
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
        "check_bad_count can't be run: KeyError: 'mine'",
        id="a check that crashes",
    ),
    pytest.param(
        "solutions/top_k/checks.py",
        ("    agree(candidate, reference, BAD_COUNTS)", "    np.ones(2) @ np.ones(3)"),
        "check_bad_count can't be run: ValueError: matmul",
        id="a check that crashes in a library",
    ),
    pytest.param(
        "solutions/top_k/checks.py",
        ("[Case(VECTOR, k, raises=ValueError)", "lambda: [Case(VECTOR[k], k, raises=ValueError)"),
        "check_bad_count can't be run: IndexError",
        id="a table that can't be made",
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


def test_a_check_that_was_not_judged_failed_nothing(bank_copy, zygotes):
    """The check that another builds on is the only one that fails, where the other is skipped."""
    checks = "solutions/top_k/checks.py"
    bank_copy.change(checks, "import Case, Table, agree", "import Case, Table, agree, needs")
    bank_copy.change(
        checks, "def check_bad_count", '@needs("check_matches_reference")\ndef check_bad_count'
    )
    assert prove(bank_copy.bank, bank_copy.item(), zygotes) == []


def test_what_breaks_stub_and_reference_is_said_once(bank_copy, zygotes):
    bank_copy.change("solutions/top_k/checks.py", "Case(VECTOR, k) for", "Case(VECTOR) for")
    problems = prove(bank_copy.bank, bank_copy.item(), zygotes)
    assert not any("a stub must be" in p.message for p in problems), problems
    assert problems


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


def test_an_error_in_checks_is_blamed_on_its_line_alone(bank_copy, zygotes):
    checks = "solutions/top_k/checks.py"
    bank_copy.change(
        checks, "    agree(candidate, reference, BAD_COUNTS)", "    np.ones(2) @ np.ones(3)"
    )
    (found,) = prove(bank_copy.bank, bank_copy.item(), zygotes)
    lines = (bank_copy.root / checks).read_text(encoding="utf-8").split("\n")
    assert found.place.endswith(f"{checks}:{lines.index('    np.ones(2) @ np.ones(3)') + 1}")
    assert found.help == "Correct this line: np.ones(2) @ np.ones(3)"


def test_two_mistakes_that_are_one_are_compared_on_the_tables(bank_copy, zygotes):
    bank_copy.add(MISTAKES, SAME_AS_ASCENDING)
    helps = [p.help for p in prove(bank_copy.bank, bank_copy.item(), zygotes)]
    assert any("ascending and also_ascending do the same on all 8 cases" in h for h in helps)


def test_a_mistake_that_is_never_twice_the_same_is_shown_with_its_case(bank_copy, zygotes):
    bank_copy.add(MISTAKES, "\n\ndef noisy(values, k):\n    return np.random.random(len(values))\n")
    (found,) = prove(bank_copy.bank, bank_copy.item(), zygotes)
    assert found.message == "the mistake noisy doesn't do the same twice"
    assert "two runs of noisy differ first on COUNTS's case 1, top_k(array([" in found.help


def test_a_mistake_whose_answers_a_view_cant_take_is_one_like_any_other(bank_copy, zygotes):
    checks = "solutions/top_k/checks.py"
    bank_copy.change(
        checks,
        "agree(candidate, reference, COUNTS)",
        "agree(candidate, reference, COUNTS, view=largest_at)",
    )
    bank_copy.change(
        checks,
        "def check_matches_reference",
        "def largest_at(value, values, k):\n"
        "    return [list(values).index(v) for v in value]\n\n\n"
        "def check_matches_reference",
    )
    bank_copy.add(
        MISTAKES, "\n\ndef outside(values, k):\n    return np.sort(values)[::-1][:k] + 100.0\n"
    )
    told = [p for p in prove(bank_copy.bank, bank_copy.item(), zygotes) if "outside" in str(p)]
    assert told == []


def test_a_needless_check_is_shown_with_what_finds_its_mistakes(bank_copy, zygotes):
    bank_copy.add("solutions/top_k/checks.py", NEEDLESS)
    (found, *_) = (
        p for p in prove(bank_copy.bank, bank_copy.item(), zygotes) if "check_more" in p.message
    )
    assert "ascending fails check_matches_reference too" in found.help


def test_files_known_to_be_right_and_wrong_are_run(bank_copy, zygotes, right):
    wrong = right.replace("[:k].copy()", "[:k] + 1")
    files = {"right/same": right, "right/off": wrong, "wrong/off": wrong, "wrong/same": right}
    for name, source in files.items():
        kind, _, stem = name.partition("/")
        folder = bank_copy.root / "tests" / kind / "top_k"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{stem}.py").write_text(source, encoding="utf-8")
    found = prove(bank_copy.bank, bank_copy.item(), zygotes)
    said = {"/".join(p.place.split("/")[-3:]): p.message.partition(" (")[0] for p in found}
    assert said == {
        "right/top_k/off.py": "a right file must pass; this one is failed",
        "wrong/top_k/same.py": "a wrong file must fail; this one passes",
    }


def test_a_check_that_crashes_on_a_wrong_file_is_at_fault_itself(bank_copy, zygotes):
    line = "    assert candidate.top_k(VECTOR, 1).shape"
    agrees = "    agree(candidate, reference, COUNTS)"
    bank_copy.change("solutions/top_k/checks.py", agrees, f"{line}\n{agrees}")
    folder = bank_copy.root / "tests/wrong/top_k"
    folder.mkdir(parents=True)
    (folder / "text.py").write_text("def top_k(values, k):\n    return 'x'\n", encoding="utf-8")
    found = [p for p in prove(bank_copy.bank, bank_copy.item(), zygotes) if "text.py" in p.message]
    (problem,) = found
    assert problem.message.endswith(
        "text.py breaks a check: AttributeError: 'str' object has no attribute 'shape'"
    )
    lines = (bank_copy.root / "solutions/top_k/checks.py").read_text(encoding="utf-8").split("\n")
    assert problem.place.endswith(f"solutions/top_k/checks.py:{lines.index(line) + 1}")


def test_what_a_mistake_replaces_is_a_function_of_the_exercise(bank_copy, zygotes):
    bank_copy.add(MISTAKES, "\n\nclipped.replaces = 'topk'\n")
    (problem,) = prove(bank_copy.bank, bank_copy.item(), zygotes)
    assert problem.message == "the mistake clipped replaces no function 'topk'"
    assert (problem.place.endswith("mistakes.py"), problem.help) == (True, "Did you mean top_k?")


def test_many_exercises_are_proved_as_one_is(bank_copy):
    bank_copy.add(MISTAKES, RIGHT)
    items = [bank_copy.item("ranks"), bank_copy.item("top_k")] * 2
    proofs = sorted(prove_all(bank_copy.bank, items, jobs=2), key=lambda p: p.id)
    assert [p.id for p in proofs] == ["ranks"] * 2 + ["top_k"] * 2
    assert [len(p.problems) for p in proofs] == [0, 0, 1, 1]
    assert proofs[0].checks == (
        "check_matches_reference",
        "check_ties_by_position",
        "check_only_vectors",
    )
    assert dict(proofs[0].fails)["flattened"] == {"check_only_vectors"}


def test_checks_that_end_their_process_cost_the_others_nothing(bank_copy):
    bank_copy.add("solutions/top_k/checks.py", "\nimport os\n\nos._exit(3)\n")
    items = [bank_copy.item(id) for id in ("top_k", "ranks", "ranks", "ranks")]
    proofs = list(prove_all(bank_copy.bank, items, jobs=2))
    assert sorted(len(p.problems) for p in proofs) == [0, 0, 0, 1]


def test_a_problem_names_the_file_to_mend(bank_copy, zygotes):
    bank_copy.add(MISTAKES, RIGHT)
    found = prove(bank_copy.bank, bank_copy.item(), zygotes)
    assert {p.place.rpartition("/")[2] for p in found} == {"mistakes.py"}
    assert all(p.help for p in found)
