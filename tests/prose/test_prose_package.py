"""The package as a whole: what importing it costs, and that no writer lacks a construct."""

import subprocess
import sys

import pytest

import grader.prose
from grader.prose.html import _Html
from grader.prose.located import unwritten
from grader.prose.terminal import _Terminal
from grader.prose.terms import TAGS
from grader.prose.text_math import Line
from grader.prose.typst import _Typst
from grader.prose.typst_math import _Writer


def test_importing_the_package_imports_no_library():
    code = "import sys, grader.prose; print(*sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"markdown_it", "math_core", "mdit_py_plugins", "rich", "xml", "html"}
    assert not heavy & set(shown.stdout.split())


def test_a_terminal_text_without_formulas_needs_no_latex_parser():
    code = "import sys, grader.prose as p; p.to_terminal('a **b**'); print(*sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "math_core" not in shown.stdout.split()


@pytest.mark.parametrize("name", grader.prose.__all__)
def test_every_name_is_there(name):
    assert getattr(grader.prose, name) is not None


def test_another_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="nothing"):
        _ = grader.prose.nothing


@pytest.mark.parametrize("writer", [_Html, _Typst, _Terminal])
def test_every_writer_writes_every_kind_of_node(writer):
    assert unwritten(writer) == []


@pytest.mark.parametrize("writer", [Line, _Writer])
def test_every_writer_writes_every_kind_of_term(writer):
    assert [tag for tag in TAGS if not hasattr(writer, f"_{tag}")] == []
