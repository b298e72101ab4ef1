"""Formulas in MathML, Typst and text: golden files, and LaTeX that is refused."""

import re
from pathlib import Path

import pytest
import typst

from grader.prose import PRELUDE, ProseError, math_html, math_text, math_typst

FOLDER = Path(__file__).parent / "golden" / "formulas"
WRITERS = {
    "html": lambda tex: math_html(tex, True),
    "typst": lambda tex: math_typst(tex, True),
    "inline": lambda tex: math_typst(tex, False),
    "text": math_text,
}


def golden():
    for path in sorted(FOLDER.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
            tex, *lines = block.split("\n")
            yield tex, dict(line.split(": ", 1) for line in lines)


@pytest.mark.parametrize(("tex", "expected"), list(golden()))
def test_a_golden_formula_is_written_as_before(tex, expected):
    assert {name: write(tex) for name, write in WRITERS.items()} == expected


def test_there_are_eighty_golden_formulas():
    assert len({tex for tex, _ in golden()}) == 80


def test_every_golden_formula_compiles_in_typst_without_a_warning():
    sources = [shown[key] for _, shown in golden() for key in ("typst", "inline")]
    page = "\n\n".join((PRELUDE.read_text(encoding="utf-8"), *sources))
    _, warnings = typst.compile_with_warnings(page.encode(), format="svg", ignore_system_fonts=True)
    assert [w.message for w in warnings if "font" not in w.message] == []


@pytest.mark.parametrize(
    ("tex", "reason"),
    [
        (r"\foo", r"Unknown command"),
        (r"x^{", r"Expected closing token"),
        (r"50% x", r"bare %"),
        (r"a \\ b", r"breaks no line"),
        (r"\def\x{1}\x", r"no definitions"),
        (r"\begin{align} a &= b \end{align}", r"use aligned"),
        (r"稀疏", r"outside \\text"),
        (r"\cancel{x}", r"no writer shows"),
        (r"\color{red} x", r"no writer shows"),
        (r"\boxed{x}", r"no writer shows"),
        (r"\prescript{a}{b}{c}", r"no writer shows"),
    ],
)
@pytest.mark.parametrize("write", list(WRITERS.values()), ids=list(WRITERS))
def test_what_a_writer_can_not_show_is_refused_by_all(write, tex, reason):
    with pytest.raises(ProseError, match=reason) as caught:
        write(tex)
    assert tex in str(caught.value)


@pytest.mark.parametrize("tex", [r"50\%", r"\text{稀疏度}", r"\substack{a \\ b}", r"\frac{1}{2}"])
@pytest.mark.parametrize("write", list(WRITERS.values()), ids=list(WRITERS))
def test_what_resembles_it_is_not_refused(write, tex):
    assert write(tex)


def test_the_alternative_text_of_a_typst_equation_is_its_latex():
    found = re.search(r'alt: "((?:\\.|[^"\\])*)"', math_typst('\\frac{a}\n  {b"}', False))
    assert found[1].replace("\\\\", "\\") == '\\frac{a} {b\\"}'
