"""Verdicts as one HTML file that needs no network and runs no script."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader import __version__, budgets
from grader.grading.verdict import CheckResult, Verdict
from grader.report import left_out, source, strings
from grader.report.compare import grids
from grader.report.escape import one_line, value_text, visible
from grader.report.figures import Figure, pair_figures, value_figure
from grader.report.layout import reflow
from grader.report.pen import Pen
from grader.report.printed import capped
from grader.report.values import (
    Pair,
    described,
    differing,
    first_failing,
    is_mask,
    pair_of,
    skipped_for,
    subscripts,
)
from grader.report.voice import Names, Voice, Words
from grader.report.wrong import layout_notes, mistakes_of

if TYPE_CHECKING:
    from jinja2 import Environment

    from grader.bank.model import Lang
    from grader.grading.not_graded import NotGraded

_WINDOW = 96  # columns of the table of numbers below the maps
_HTML_LANGS = {"en": "en", "zh": "zh-CN"}


def html_report(
    verdicts: tuple[Verdict, ...],
    *,
    lang: Lang = "en",
    words: Words | None = None,
    not_graded: Sequence[NotGraded] = (),
) -> str:
    """The whole page. `words` are the bank's; without them names are their own titles."""
    template = _environment().get_template("report.html.j2")
    voice = Voice(lang, words or Names())
    return template.render(
        verdicts=verdicts,
        voice=voice,
        not_graded=left_out.rows(not_graded, voice),
        title=", ".join(dict.fromkeys(verdict.exercise for verdict in verdicts)),
        passed=sum(verdict.status == "passed" for verdict in verdicts),
        version=__version__,
    )


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_finalize,
    )
    environment.filters |= {"inline": _inline, "line": one_line, "reflow": reflow}
    environment.globals |= {
        "sign": strings.SIGNS,
        "status": strings.STATUS,
        "html_lang": _HTML_LANGS,
        "first_failing": first_failing,
        "mistakes_of": mistakes_of,
        "layout_notes": layout_notes,
        "skipped_for": skipped_for,
        "capped": capped,
        "source_lines": _source_lines,
        "pointed_line": _line,
        "figures": _figures,
        "argument_figures": _argument_figures,
        "texts": _texts,
        "difference": _difference,
        "off": _off,
        "number_window": _window,
        "value_text": value_text,
    }
    return environment


def _finalize(value: Any) -> Any:
    """Every text on its way into the page is made visible first; then jinja2 escapes it."""
    return visible(value) if type(value) is str else value


def _inline(text: str) -> list[tuple[bool, str]]:
    """Parts of a text, each with whether it stands in back quotes."""
    parts = [(bool(i % 2), part) for i, part in enumerate(text.split("`"))]
    if len(parts) % 2 == 0:  # an unpaired back quote is a character like others
        parts[-2:] = [(False, f"{parts[-2][1]}`{parts[-1][1]}")]
    return [(code, part) for code, part in parts if part]


def _source_lines(verdict: Verdict, voice: Voice) -> tuple[list[tuple[source.Line, bool]], str]:
    """The candidate's lines, each with whether something points to it, and which are shown."""
    marks = {check.line for check in verdict.checks if check.status != "passed"} | {verdict.line}
    rows = source.rows_of(verdict.source or "")
    first = min((mark for mark in marks if mark), default=1)
    start = 1 if first <= budgets.SOURCE_LINES else first - budgets.SOURCE_LINES // 2
    numbers = range(start, min(len(rows), start + budgets.SOURCE_LINES - 1) + 1)
    caption = ""
    if len(numbers) < len(rows):
        caption = voice.say(
            "lines", first=f"{numbers[0]:,}", last=f"{numbers[-1]:,}", total=f"{len(rows):,}"
        )
    found = source.lines(rows, numbers, verdict.line, verdict.column)
    return [(row, row.number in marks) for row in found], caption


def _line(check: CheckResult, verdict: Verdict) -> source.Line | None:
    """The line that a check points to, None where it points to none."""
    found = source.excerpt(verdict.source, check.line, around=0)
    return found[0] if found else None


def _figures(check: CheckResult, voice: Voice) -> list[Figure]:
    """Maps of the two values, or of the only one that is known if it is a mask."""
    pair = pair_of(check)
    if pair is not None and check.expected is not None and check.actual is not None:
        outer = one_line(subscripts(pair.outer))
        return pair_figures(check.expected, check.actual, voice, outer, pair.tolerance)
    known = [("expected", check.expected), ("actual", check.actual)]
    masks = (value_figure(voice.say(key), v, voice) for key, v in known if v and is_mask(v))
    return [figure for figure in masks if figure]


def _argument_figures(check: CheckResult, voice: Voice) -> list[Figure]:
    arguments = check.counterexample or ()
    figures = (value_figure(name, value, voice) for name, value in arguments)
    return [figure for figure in figures if figure]


def _texts(check: CheckResult, voice: Voice) -> list[tuple[str, str, str, str]]:
    """For expected and actual: the label, the text to the first difference, the rest, the cut.

    The texts are those of the whole answers: a part says little without what is beside it.
    """
    expected, actual = check.whole or (check.expected, check.actual)
    if expected is None or actual is None:
        known = [("expected", expected), ("actual", actual)]
        return [(voice.say(k), value_text(v), "", voice.left_out(v)) for k, v in known if v]
    one, other = described(Pair((), expected, actual))
    same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    same = min(len(one), len(other)) if same is None else same
    return [
        (voice.say(key), text[:same], text[same:], voice.left_out(value))
        for key, text, value in (("expected", one, expected), ("actual", other, actual))
    ]


def _difference(check: CheckResult, voice: Voice) -> str:
    """How many entries of two arrays differ, in words; empty where the message says it."""
    pair = pair_of(check)
    if pair is None or pair.index is None or (check.message and check.message.holds("entries")):
        return ""
    count = len(differing(pair.expected, pair.actual, pair.tolerance))
    return voice.how_many(pair, count, "")


def _off(check: CheckResult, voice: Voice) -> str:
    pair = pair_of(check)
    return voice.off(pair) if pair else ""


def _window(check: CheckResult, drawn: list[Figure], voice: Voice) -> str:
    """The numbers around the first difference, where the maps are too small to hold them."""
    labelled = all(panel.heat.labels for figure in drawn for panel in figure.panels)
    pair = pair_of(check)
    if labelled or pair is None or pair.index is None:
        return ""
    return "\n".join(grids(pair, voice, Pen(_WINDOW, colour=False)))
