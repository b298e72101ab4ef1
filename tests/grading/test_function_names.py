"""An exercise's functions may have any names: those of the grader's own methods too."""

from __future__ import annotations

import pytest

from grader.kit import Local
from grader.kit.functions import Functions, subject_of

NAMES = sorted(
    {name for kind in Local.__mro__ for name in vars(kind) if not name.startswith("_")}
    | {"load", "time", "close", "outcome", "outcomes", "each", "record", "facts", "seed"}
    | {"functions", "trusted", "take_output", "changed_state", "off_the_clock"}
)
CHECKS = """
from grader.kit import Case, Table, agree, same
TABLE = Table("top_k", [Case(1), Case(2), Case(2, repeat=3)])

def check_table(candidate, reference):
    \"\"\"Adds one\"\"\"
    agree(candidate, reference, TABLE)

def check_call(candidate, reference):
    \"\"\"Adds one when called\"\"\"
    same(candidate.top_k(4), reference.top_k(4))
"""
REFERENCE = '"""Adds one."""\n\ndef top_k(x):\n    """Add one."""\n    return x + 1\n'


@pytest.fixture
def named(bank_copy):
    """Call with a name to get the fake bank with an exercise whose function has that name."""

    def make(name):
        folder = bank_copy.root / "solutions" / "top_k"
        for file, text in (("checks.py", CHECKS), ("reference.py", REFERENCE)):
            (folder / file).write_text(text.replace("top_k", name))
        page = bank_copy.root / "questions" / "selection" / "top_k.md"
        text = page.read_text(encoding="utf-8")
        assert "functions: [top_k]" in text
        page.write_text(text.replace("functions: [top_k]", f"functions: [{name}]"))
        return bank_copy.root

    return make


def test_a_function_of_any_name_is_called(named, grade):
    for name in NAMES:
        root = named(name)
        right, wrong = grade(
            f"def {name}(x): return x + 1", f"def {name}(x): return x + 2", bank=root
        )
        assert (right.status, right.message) == ("passed", None), name
        assert wrong.status == "failed", name
        assert [c.status for c in wrong.checks] == ["failed", "failed"], name
        named_back(root, name)


def named_back(root, name):
    page = root / "questions" / "selection" / "top_k.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace(f"functions: [{name}]", "functions: [top_k]")
    )


def test_what_isnt_a_function_of_the_exercise_is_the_subjects():
    subject = Local({"outcomes": lambda x: x + 1})
    seen = Functions(subject, subject.functions)
    assert seen.outcomes(1) == 2
    assert seen.outcome("outcomes", 1).value == 2
    assert subject_of(seen) is subject_of(subject) is subject
    with pytest.raises(AttributeError):
        seen._nothing  # noqa: B018
