"""The figures that a page quotes as its own are held against what the scripts measure."""

import pytest

from grader.bank import open_bank
from grader.errors import BankError
from grader.grading.evidence import gather, with_evidence
from grader.kit import Figure

PAGE = "questions/comparison/ranks"


@pytest.mark.parametrize(
    ("quoted", "measured", "quick", "agrees"),
    [
        ("0.04 to 0.90", [0.041, 0.5, 0.896], False, True),
        ("0.04 to 0.90", [0.041, 0.5, 0.85], False, False),  # the range is wider than what was seen
        ("0.04 to 0.90", [0.3, 0.5], True, True),  # few seeds lie within it
        ("0.04 to 0.90", [0.3, 0.95], True, False),
        ("1.5", [1.4, 1.52, 1.7], False, True),
        ("1.5", [1.4, 1.7, 1.7], False, False),
        ("1.5", [1.2, 1.7], True, True),
        ("1.5", [1.7, 1.9], True, False),
        ("3,000", [3000], False, True),
        ("\N{MINUS SIGN}0.5", [-0.5], False, True),
        ("0.5", [-0.5], False, False),
        ("no number", [1.0], False, False),
        ("1 to 2 to 3", [1.0, 3.0], False, False),
        ("1 to 2", [], False, False),
    ],
)
def test_a_quote_agrees_with_the_median_or_with_both_ends(quoted, measured, quick, agrees):
    assert (Figure("", quoted, measured).differences(quick=quick) == []) is agrees


def test_a_tolerance_may_be_given():
    assert Figure("", "1.5", [1.8], tolerance=0.5).differences() == []


SCRIPT = """
from grader.kit import Figure


def figures(quick):
    yield Figure("comparisons", "12 to 19", [12, 15, 19])
"""


@pytest.fixture
def bank(bank_copy):
    folder = bank_copy.root / "questions" / "evidence"
    folder.mkdir()
    (folder / "ranks.py").write_text(SCRIPT)
    bank_copy.change(f"{PAGE}.md", "## Key points", "We ran it: 12 to\n19.\n\n## Key points")
    bank_copy.change(f"{PAGE}.zh.md", "## 要点", "实测 12 到 19 次。\n\n## 要点")
    return bank_copy


def results(copy):
    bank = open_bank(copy.root)
    (only,) = gather(bank, bank.item("ranks")).results
    return only.differences


def test_a_figure_on_both_pages_agrees(bank):
    assert with_evidence(open_bank(bank.root)) == ["ranks"]
    assert results(bank) == ()


def test_a_page_that_says_another_number_differs(bank):
    bank.change(f"{PAGE}.zh.md", "12 到 19", "12 到 190")
    assert results(bank) == ("the page in 'zh' doesn't say 12 … 19",)
    bank.change(f"{PAGE}.md", "12 to\n19", "12 to 20")
    assert len(results(bank)) == 2


def test_a_script_that_fails_is_named(bank):
    bank.change("questions/evidence/ranks.py", "yield Figure", "yield 1 / 0, Figure")
    opened = open_bank(bank.root)
    with pytest.raises(BankError, match="it raised ZeroDivisionError") as error:
        gather(opened, opened.item("ranks"))
    assert error.value.place.endswith("questions/evidence/ranks.py")
