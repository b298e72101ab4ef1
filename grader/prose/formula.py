"""LaTeX into MathML, by math-core alone, and what is refused before it gets there."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

from grader.prose.document import ProseError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from math_core import LatexToMathML

MACROS = {
    "argmin": r"\operatorname*{arg\,min}",
    "argmax": r"\operatorname*{arg\,max}",
    "substack": r"\begin{matrix}#1\end{matrix}",
}
# LaTeX that math-core takes, but drops or shows otherwise than LaTeX does.
_REFUSED = tuple(
    (re.compile(pattern), message)
    for pattern, message in (
        (r"(?<!\\)(?:\\\\)*%", "a bare % starts a comment, so the rest is lost; write \\%"),
        (r"\\(?:newcommand|renewcommand|def|let|DeclareMathOperator)\b", "no definitions here"),
        (r"\\begin\{(?:align|gather|equation|multline)\}", "it would be numbered; use aligned"),
    )
)
_ROW_SPACE = re.compile(r"(\\\\)\[\s*-?[\d.]+\s*(?:pt|em|ex|mm|cm)\s*\]")
_ENVIRONMENT = re.compile(r"\\(begin|end)\{|\\substack\b|\\\\")
_TEXT = re.compile(r"\\(?:text\w*|mathrm|operatorname\*?|mbox)\s*\{[^{}]*\}")
_DEFINED = re.compile(rf"({_TEXT.pattern})|:=")
_CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_ENTITY = re.compile(r"&(?!amp;|lt;|gt;|quot;|apos;|#)\w+;")
_ROOTS = frozenset(("msqrt", "mroot"))
_ROWS = frozenset(("math", "mrow", "mtd", "msqrt", "mpadded"))
_APART = frozenset(("mo", "mspace", "mtext"))
_LONGEST, _DEEPEST = 4000, 60
_POSITION = re.compile(r"(\d+): (.*)", re.DOTALL)


@cache
def _converter() -> LatexToMathML:
    """math-core with our macros; it holds no state between formulas."""
    from math_core import LatexToMathML

    return LatexToMathML(macros=MACROS, fancy_error=False, allow_unreliable_rendering=True)


def mathml(tex: str, display: bool) -> str:
    """A formula as one `<math>` element. Raises ProseError on LaTeX that can't be shown."""
    from math_core import LatexError

    if reason := _refusal(tex):
        raise error(tex, reason)
    try:
        return _converter().convert_with_local_state(_tidied(tex), displaystyle=display)
    except LatexError as failure:
        found = _POSITION.fullmatch(str(failure))
        raise error(tex, found[2] if found else str(failure)) from None


def formula_element(tex: str, display: bool) -> Element:
    """A formula's MathML, parsed. Raises ProseError on LaTeX that can't be shown."""
    from xml.etree.ElementTree import fromstring

    # Entities of HTML, such as &ApplyFunction;, are none of XML.
    root = fromstring(_ENTITY.sub(lambda found: unescape(found[0]), mathml(tex, display)))
    depth, level = 0, [root]
    while level:
        depth, level = depth + 1, [kid for element in level for kid in element]
    if depth > _DEEPEST:
        raise error(tex, "it is nested too deeply")
    if "sqrt" in tex:
        _set_roots_apart(root)
    return root


def _set_roots_apart(root: Element) -> None:
    """A thin space between each root and an operand right after it, which would touch its bar."""
    from xml.etree.ElementTree import Element

    for row in [element for element in root.iter() if element.tag in _ROWS]:
        for i in range(len(row) - 1, 0, -1):
            if row[i - 1].tag in _ROOTS and row[i].tag not in _APART:
                row.insert(i, Element("mspace", width="0.1667em"))


def error(tex: str, reason: str) -> ProseError:
    """The error of a formula that can't be shown, with its LaTeX cut to a readable length."""
    short = " ".join(tex.split())
    short = short if len(short) <= 60 else short[:57] + "..."
    return ProseError(f"Formula ${short}$: {reason.rstrip('.')}.", help=_HELP)


_HELP = "Write the formula otherwise."


def _tidied(tex: str) -> str:
    """What math-core is given: without the row spaces that it would print, `:=` as one sign."""
    tex = _ROW_SPACE.sub(r"\1", tex.strip()).replace("\\,\\%", "\\%")
    return _DEFINED.sub(lambda found: found[1] or "\\coloneqq ", tex)


def _refusal(tex: str) -> str:
    # math-core ends the whole process on a formula that is nested some thousand levels deep.
    if len(tex) > _LONGEST:
        return f"it has more than {_LONGEST} characters"
    for pattern, message in _REFUSED:
        if pattern.search(tex):
            return message
    if _CHINESE.search(_TEXT.sub("", tex)):
        return "Chinese outside \\text{...}"
    return "\\\\ outside an environment breaks no line; use aligned" if _bare_break(tex) else ""


def _bare_break(tex: str) -> bool:
    r"""Whether a `\\` stands outside every environment, where math-core drops it."""
    depth = 0
    for found in _ENVIRONMENT.finditer(tex):
        if found[1]:
            depth += 1 if found[1] == "begin" else -1
        elif found[0] == "\\\\" and depth == 0 and "\\substack" not in tex[: found.start()]:
            return True
    return False
