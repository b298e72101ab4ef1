"""Probes: the bank's functions that put a candidate to use beside it, in its worker."""

from __future__ import annotations

import copy
import types

import numpy as np
import pytest

from grader.bank.lint import lint
from grader.bank.model import PROVIDED_PROBES
from grader.grading.prove import prove
from grader.kit import Case, Local, Table, agree
from grader.kit.probes import Probes
from grader.report import terminal_report
from grader.sandbox.probes import PROVIDED, overwritten

PROBES = '''
def twice(candidate, values, k):
    """The answer, and whether a second call gives the same."""
    first, second = candidate.top_k(values, k), candidate.top_k(values, k)
    return {"first": first, "same": first.tolist() == second.tolist()}
'''
MORE = '\ndef more(candidate):\n    """More."""\n\n'
CHECKS = """
REPEATED = Table("twice", [
    Case(np.array([2.0, 1.0]), 1), Case(np.array([1.0, 3.0, 2.0]), 2),
    Case(np.ones(2), 3, raises=ValueError),
])


def check_repeats(candidate, reference):
    agree(candidate, reference, REPEATED)
"""
RIGHT = """import numpy as np

calls = []

def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError("k is out of range")
    calls.append(1)
    return np.sort(values)[::-1][:k].copy()
"""


@pytest.fixture
def probed(bank_copy):
    """The fake bank, with a probe and a check that names it."""
    bank_copy.add("solutions/top_k/probes.py", PROBES)
    bank_copy.add("solutions/top_k/checks.py", CHECKS)
    return bank_copy


@pytest.fixture
def judged(grade, probed):
    """Call with a source: the result of the check that names the probe."""

    def call(source):
        (verdict,) = grade(source, bank=probed.root, only=["check_repeats"])
        (check,) = verdict.checks
        return check

    return call


def test_a_probe_calls_the_candidate_in_its_worker(judged):
    assert judged(RIGHT).status == "passed"


def test_a_failure_shows_the_arguments_and_the_code_of_the_probe(grade, probed):
    source = RIGHT.replace(".copy()", ".copy() + (len(calls) == 2)")
    (verdict,) = grade(source, bank=probed.root, only=["check_repeats"])
    (check,) = verdict.checks
    assert check.status == "failed"
    assert check.where == ("'same'",)
    assert [name for name, _ in check.counterexample] == ["values", "k"]
    assert check.how == PROBES.strip()
    assert "by this code" in terminal_report([verdict])


def test_what_the_candidates_code_raises_is_its_answer(judged):
    check = judged("def top_k(values, k):\n    return 1 / 0\n")
    assert str(check.message) == "top_k raised ZeroDivisionError: division by zero"
    assert check.line == 2


def test_what_a_probe_raises_over_an_answer_is_said_plainly(judged):
    check = judged("def top_k(values, k):\n    return None\n")
    text = "using top_k raised AttributeError: 'NoneType' object has no attribute 'tolist'"
    assert (str(check.message), check.line, check.status) == (text, None, "errored")


def test_what_a_probe_raises_is_no_refusal_of_bad_input(judged, probed):
    probed.change("solutions/top_k/probes.py", "return {", "float(len(first) or 'x')\n    return {")
    assert judged(RIGHT).status == "passed"
    check = judged(RIGHT.replace("raise ValueError", "return np.zeros(0)  #"))
    text = "using top_k raised ValueError: could not convert string to float: 'x'"
    assert str(check.message) == text


def test_every_exercise_has_a_probe_of_an_answer_that_the_next_call_overwrites(grade, bank_copy):
    bank_copy.add(
        "solutions/top_k/checks.py",
        """
LATER = Table("one_after_another", [
    Case((np.array([2.0, 1.0]), 1), (np.array([5.0, 4.0]), 1)),
])


def check_later(candidate, reference):
    agree(candidate, reference, LATER)
""",
    )
    kept = RIGHT.replace("calls = []", "calls = []\nkept = np.zeros(9)").replace(
        "return np.sort(values)[::-1][:k].copy()",
        "kept[:k] = np.sort(values)[::-1][:k]\n    return kept[:k]",
    )
    right, wrong = grade(RIGHT, kept, bank=bank_copy.root, only=["check_later"])
    assert right.status == "passed"
    (check,) = wrong.checks
    assert (check.status, check.where) == ("failed", ("0",))
    assert "earlier = function(*first)" in check.how


def test_every_exercise_has_a_probe_of_an_answer_that_is_an_argument(grade, bank_copy):
    bank_copy.add(
        "solutions/top_k/checks.py",
        """
APART = Table("overwritten", [
    Case(np.array(values), 2) for values in ([2.0, 1.0], [1.0, 1.0], [0.0, 0.0])
])


def check_apart(candidate, reference):
    agree(candidate, reference, APART)
""",
    )
    hidden = "return np.sort(values)[::-1][:k].copy()"
    itself = RIGHT.replace(hidden, "return values")
    view = RIGHT.replace(hidden, "return np.broadcast_to(values, (k,))")
    right, *wrong = grade(RIGHT, itself, view, bank=bank_copy.root, only=["check_apart"])
    assert right.status == "passed"
    for verdict in wrong:
        (check,) = verdict.checks
        assert (check.status, check.where) == ("failed", ("'shares memory'",))
        assert [name for name, _ in check.counterexample] == ["values", "k"]
        assert "given = copy.deepcopy(arguments)" in check.how


@pytest.mark.parametrize(
    ("argument", "shares"),
    [
        (np.array([2.0, 0.0, np.nan]), True),
        (np.array([True, True]), True),
        (np.array(3, np.int8), True),
        (np.ones((2, 3)).T[::-1], True),
        ({"a": np.ones(2)}, True),
        ([(np.ones(2), 3)], True),
        (np.zeros(0), False),
        (3, False),
    ],
)
def test_an_answer_that_is_the_argument_shares_its_memory(argument, shares):
    kept = copy.deepcopy(argument)
    itself = overwritten(types.SimpleNamespace(f=lambda x: x), argument)
    np.testing.assert_equal(itself, {"answer": kept, "shares memory": shares})
    apart = overwritten(types.SimpleNamespace(f=copy.deepcopy), argument)
    np.testing.assert_equal(apart, {"answer": kept, "shares memory": False})
    np.testing.assert_equal(argument, kept)


def test_a_stub_behind_a_probe_is_not_attempted(judged):
    check = judged("def top_k(values, k):\n    raise NotImplementedError\n")
    assert check.status == "skipped"


def test_what_a_library_or_a_probe_does_not_implement_is_no_stub(judged, probed):
    source = "import asyncio\n\ndef top_k(values, k):\n"
    assert judged(source + "    return asyncio.AbstractEventLoop().time()\n").status == "errored"
    probed.change("solutions/top_k/probes.py", "    return {", "    if k < 2 and not len(first):\n"
                  "        raise NotImplementedError\n    return {")  # fmt: skip
    assert judged("def top_k(values, k):\n    return values[:0]\n").status == "errored"


def test_a_function_of_the_probes_name_takes_nothing_from_it(judged):
    own = "def twice(*args):\n    return {'first': [], 'same': True}\n"
    hidden = "import sys\nsys.modules['probes'] = sys.modules[__name__]\n"
    wrong = RIGHT.replace("[:k]", "[:0]")
    assert judged(own + hidden + RIGHT).status == "passed"
    check = judged(own + hidden + wrong)
    assert check.status == "failed"
    assert "shape" in str(check.message)


def test_the_worker_has_the_probes_and_no_other_code_of_the_bank(grade, probed):
    source = RIGHT + "\nimport gc, types\n"
    source += "for f in gc.get_objects():\n    if isinstance(f, types.FunctionType):\n"
    source += "        if f.__code__.co_filename.endswith(('s.py', 'e.py')):\n"
    source += "            print(f.__code__.co_filename, f.__name__)\n"
    (verdict,) = grade(source, bank=probed.root, only=["check_repeats"])
    named = [line for line in verdict.output.split("\n") if "solutions" in line]
    assert named == ["solutions/top_k/probes.py twice"]


def test_probes_that_the_worker_cant_load_are_the_banks_fault(grade, probed, right):
    probed.change("solutions/top_k/probes.py", "\ndef twice", "import grader.bank\ndef twice")
    (verdict,) = grade(right, bank=probed.root)
    assert verdict.status == "broken"
    assert "the worker can't load these probes: " in str(
        verdict.message or verdict.checks[0].message
    )


def test_a_probe_may_prepare_its_arguments(grade, probed):
    probed.change(
        "solutions/top_k/probes.py", "    first, second", "    values += 1.0\n    first, second"
    )
    probed.change("solutions/top_k/checks.py", "REPEATED)", "REPEATED, unchanged=False)")
    for _ in range(2):  # the table's own arguments are as before, for the second file too
        (verdict,) = grade(RIGHT, bank=probed.root, only=["check_repeats"])
        assert verdict.status == "passed"


def test_arguments_that_the_candidate_changes_are_noticed_through_a_probe(judged):
    check = judged(RIGHT.replace("    calls.append", "    values[:1] += 0.5\n    calls.append"))
    assert check.status == "failed"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("\ndef twice", "import grader.kit\ndef twice", "probes import grader.kit"),
        ("\ndef twice", "from checks import VALUES\ndef twice", "probes import checks"),
        ("\ndef twice", "from . import reference\ndef twice", "probes import ."),
        ("(candidate, values, k)", "(values, k)", "the first parameter of the probe twice isn't"),
        ('    """The answer, and', '    #"""The answer, and', "the probe twice has no docstring"),
        ("\ndef twice", MORE + "\ndef twice", "doesn't use the probe more"),
        ("= candidate.top_k(", "= candidate.topk(", "the exercise asks for no function 'topk'"),
        ("def twice", "def top_k", "the probe top_k has the name of a function"),
    ],
)
def test_lint_says_what_is_wrong_with_probes(probed, old, new, message):
    probed.change("solutions/top_k/probes.py", old, new)
    assert any(message in problem.message for problem in lint(probed.bank, ["top_k"]))


MISSPELT = {
    "a table": ('Table("twice"', 'Table("twicee"'),
    "a table's keyword": ('Table("twice", [', 'Table(function="twicee", cases=['),
    "a name of the module": ('REPEATED = Table("twice"', 'NAME = "twicee"\nREPEATED = Table(NAME'),
}


@pytest.mark.parametrize(("old", "new"), MISSPELT.values(), ids=MISSPELT)
def test_reading_shows_which_table_names_nothing(probed, old, new):
    """The line, the name, the nearest that there is, and where probes are defined; no more."""
    probed.change("solutions/top_k/checks.py", old, new)
    (problem,) = [p for p in lint(probed.bank, ["top_k"]) if ".py:" in p.place]
    number = line_of(probed.root / "solutions/top_k/checks.py", "REPEATED = ")
    assert problem.place.endswith(f"solutions/top_k/checks.py:{number}")
    assert problem.message == "no function or probe 'twicee'"
    assert problem.help.startswith("Did you mean twice? Probes are defined in ")
    assert problem.help.endswith("solutions/top_k/probes.py: twice (line 2).")


def line_of(path, begin):
    lines = path.read_text(encoding="utf-8").split("\n")
    return next(n for n, line in enumerate(lines, 1) if line.startswith(begin))


def test_reading_knows_the_probes_that_every_exercise_has():
    assert tuple(PROVIDED) == PROVIDED_PROBES


def test_where_there_are_no_probes_yet_the_file_is_named_all_the_same(bank_copy):
    bank_copy.add("solutions/top_k/checks.py", CHECKS)
    found = [p for p in lint(bank_copy.bank, ["top_k"]) if "no function or probe" in p.message]
    assert [p.message for p in found] == ["no function or probe 'twice'"]
    assert found[0].help.endswith("solutions/top_k/probes.py.")


CALLS = [
    "agree(candidate, reference, Table('twi' + 'cee', [Case(np.zeros(1), 1)]))",
    "assert candidate.twicee(np.zeros(1), 1)",
    "candidate.outcome('twicee', np.zeros(1), 1)",
    "candidate.outcomes('twicee', [Case(np.zeros(1), 1)])",
    "assert reference.twicee(np.zeros(1), 1)",
]


@pytest.mark.parametrize("line", CALLS)
def test_running_shows_which_line_names_nothing(grade, probed, zygotes, right, line):
    checks = probed.root / "solutions/top_k/checks.py"
    probed.change(
        "solutions/top_k/checks.py",
        "    agree(candidate, reference, REPEATED)",
        f"    assert REPEATED\n    {line}",
    )
    (problem,) = prove(probed.bank, probed.item(), zygotes)
    number = line_of(checks, f"    {line}")
    assert problem.place.endswith(f"solutions/top_k/checks.py:{number}")
    assert problem.message == "check_repeats can't be run: no function or probe 'twicee'"
    for said in ("Did you mean twice?", "overwritten, twice.", "in solutions/top_k/probes.py."):
        assert said in problem.help
    (verdict,) = grade(right, bank=probed.root)
    assert verdict.status == "broken"  # never the candidate's fault
    (check,) = [c for c in verdict.checks if c.status != "passed"]
    assert f"checks.py:{number}: no function or probe 'twicee'" in str(check.message)


def test_a_fingerprint_that_names_nothing_is_one_problem(probed, zygotes):
    line = "FINGERPRINT = {'again': lambda subject: subject.twicee(np.zeros(1), 1)}"
    probed.add("solutions/top_k/checks.py", f"\n\n{line}\n")
    (problem,) = prove(probed.bank, probed.item(), zygotes)
    number = line_of(probed.root / "solutions/top_k/checks.py", line)
    assert problem.place.endswith(f"solutions/top_k/checks.py:{number}")
    assert problem.message == "FINGERPRINT's 'again' can't be run: no function or probe 'twicee'"
    assert "Did you mean twice?" in problem.help


def test_a_case_that_does_not_fit_its_probe_is_named_with_its_table(probed, zygotes):
    probed.change(
        "solutions/top_k/probes.py", "(candidate, values, k)", "(candidate, values, n, k)"
    )
    (problem,) = prove(probed.bank, probed.item(), zygotes)
    number = line_of(probed.root / "solutions/top_k/checks.py", "REPEATED = ")
    assert problem.place.endswith(f"solutions/top_k/checks.py:{number}")
    assert problem.message == (
        "a case of REPEATED has the arguments (array([2., 1.]), 1); twice takes (values, n, k)"
    )


def test_a_probe_that_fails_on_the_reference_is_the_banks_fault(probed, zygotes):
    probed.change("solutions/top_k/probes.py", "first.tolist()", "first.nothing()")
    found = [p.message for p in prove(probed.bank, probed.item(), zygotes)]
    assert any("AttributeError" in message for message in found)


def test_mistakes_are_known_by_what_a_probe_shows(grade, probed):
    probed.change("solutions/top_k/mistakes.py", "import", "SEEN = []\n\nimport")
    probed.add(
        "solutions/top_k/mistakes.py",
        "\n\ndef keeps_state(values, k):\n    SEEN.append(k)\n    if not 0 <= k <= len(values):\n"
        "        raise ValueError\n"
        "    return np.sort(values)[::-1][:k] + len(SEEN) % 2\n",
    )
    source = RIGHT.replace(".copy()", " + len(calls) % 2")
    (verdict,) = grade(source, bank=probed.root, only=["check_repeats"])
    assert [found.name for found in verdict.mistakes] == ["keeps_state"]


def test_a_probe_is_called_by_its_name_like_a_function():
    probes = Probes({"both": lambda candidate, x: [candidate.f(x), candidate.f(-x)]})
    reference = Local({"f": abs}, trusted=True, probes=probes)
    assert reference.both(2) == [2, 2]
    assert reference.called("both") == "f"
    table = Table("both", [Case(1)])
    agree(Local({"f": abs}, probes=probes), reference, table)
    with pytest.raises(AssertionError, match="expected 1, got -1"):
        agree(Local({"f": lambda x: x}, probes=probes), reference, table)
