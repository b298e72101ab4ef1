"""The comparison with the reference: code alone, no docstrings and no comments of the stub."""

from __future__ import annotations

import pytest
from pseudo_terminal import ROOT

from grader.bank import open_bank
from grader.bank.workspace import stub_text
from grader.practice.diff import bare, beside
from grader.practice.panels import Panels

FAKE = ROOT / "tests" / "fakebank"


def changed(id, own, lang="en"):
    """The lines of the comparison that are in one file alone."""
    panels = Panels(open_bank(FAKE), lang, colour=False)
    lines = beside(panels, id, own.encode(), 90, whole=False)
    return [line for line in lines if line.startswith((" -", " +")) and ";" not in line]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("id", ["ranks", "top_k"])
def test_of_a_stub_that_was_filled_in_only_the_code_is_compared(id, lang):
    bank = open_bank(FAKE)
    stub = stub_text(bank, bank.item(id), lang)
    lines = changed(id, stub.replace("raise NotImplementedError", "return 'mine'"), lang)
    own = [line for line in lines if line.startswith(" -") and line.strip() != "-"]
    assert " -    return 'mine'" in own
    assert not [line for line in own if line[2:].lstrip().startswith(("#", '"', "Task", "任务"))]
    assert not [line for line in lines if '"""' in line]


def test_other_docstrings_are_no_difference():
    reference = (FAKE / "solutions" / "ranks" / "reference.py").read_text()
    own = '"""Mine.\n\nAnd more.\n"""\n' + bare(reference).replace(":\n", ":\n    '''Mine'''\n", 1)
    assert changed("ranks", own) == []
    assert changed("ranks", reference) == []


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ('"""one line"""\nx = 1', "x = 1"),
        ('"""two\nlines"""\n\nx = 1', "x = 1"),
        ("def f():  # why\n    r'''a\n    '''\n    return 1", "def f():  # why\n    return 1"),
        ('x = """a\nb"""', 'x = """a\nb"""'),  # a value
        ('f(\n    """a"""\n)', 'f(\n    """a"""\n)'),
        ('"""never\nclosed', '"""never\nclosed'),
        ("# own\n# stub\nx = 1", "# own\nx = 1"),
        ("", ""),
    ],
)
def test_docstrings_and_the_stubs_comments_are_left_out(source, left):
    assert bare(source, {"# stub"}) == left
