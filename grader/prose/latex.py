"""Formulas left as LaTeX, for programs that bring their own: MathJax in Anki, KaTeX, notebooks."""

from __future__ import annotations

import re
from html import escape

from grader.prose.formula import MACROS, formula_element
from grader.prose.mathml import read_terms

# Without those of an argument: MathJax and KaTeX have \substack.
_OURS = {name: text for name, text in MACROS.items() if "#" not in text}
_MACRO = re.compile(rf"\\({'|'.join(_OURS)})(?![A-Za-z])")
_OPENING = re.compile(r"\\(?=[(\[])")


def expanded(tex: str) -> str:
    """LaTeX, also inside a Markdown text, without the macros that only we know."""
    return _MACRO.sub(lambda found: _OURS[found[1]], tex)


def math_latex(tex: str, display: bool) -> str:
    r"""A formula as HTML text, `\(...\)` or `\[...\]` around it, on one line.

    Raises ProseError on LaTeX that can't be shown in the other forms, so that a text is right in
    all of them or in none.
    """
    read_terms(formula_element(tex, display), tex)
    inner = escape(" ".join(expanded(tex).split()), quote=False)
    return rf"\[{inner}\]" if display else rf"\({inner}\)"


def kept_text(text: str) -> str:
    r"""HTML of a text in which a written `\(` doesn't start a formula."""
    # MathJax joins the text of neighbouring nodes only across comments, <br> and <wbr>.
    return _OPENING.sub(r"\\<span></span>", escape(text, quote=False))
