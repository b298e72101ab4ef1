"""Verdicts as one HTML file that needs no network and runs no script."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader import __version__
from grader.grading.verdict import CheckResult, Verdict
from grader.report import phrases, source, strings
from grader.report.compare import grids
from grader.report.escape import one_line, value_text, visible
from grader.report.figures import Figure, pair_figures, value_figure
from grader.report.layout import reflow
from grader.report.pen import Pen
from grader.report.values import described, differing, first_failing, pair_of, says, subscripts

if TYPE_CHECKING:
    from jinja2 import Environment

    from grader.bank.model import Lang

_CODE = re.compile(r"`([^`\n]+)`")
_WINDOW = 96  # columns of the table of numbers below the maps
_HTML_LANGS = {"en": "en", "zh": "zh-CN"}


def html_report(verdicts: tuple[Verdict, ...], *, lang: Lang | None = None) -> str:
    """The whole page. Each verdict speaks its own language; `lang` is that of the page around
    them, the first verdict's unless given.
    """
    page_lang = lang or (verdicts[0].lang if verdicts else "en")
    template = _environment().get_template("report.html.j2")
    return template.render(
        verdicts=verdicts,
        lang=page_lang,
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
        "say": phrases.say,
        "sign": strings.SIGNS,
        "status": strings.STATUS,
        "count_checks": phrases.count_checks,
        "note_text": phrases.note_text,
        "what_next": phrases.what_next,
        "labelled": phrases.labelled,
        "html_lang": _HTML_LANGS,
        "first_failing": first_failing,
        "source_lines": _source_lines,
        "pointed_line": _line,
        "figures": _figures,
        "argument_figures": _argument_figures,
        "texts": _texts,
        "difference": _difference,
        "number_window": _window,
        "reason": phrases.reason,
        "value_text": value_text,
    }
    return environment


def _finalize(value: Any) -> Any:
    """Every text on its way into the page is made visible first; then jinja2 escapes it."""
    return visible(value) if type(value) is str else value


def _inline(text: str) -> list[tuple[bool, str]]:
    """Parts of a text, each with whether it stands in back quotes."""
    return [(bool(i % 2), part) for i, part in enumerate(_CODE.split(text)) if part]


def _source_lines(verdict: Verdict) -> list[tuple[source.Line, bool]]:
    """The candidate's lines, each with whether a check or the verdict points to it."""
    marks = {check.line for check in verdict.checks if check.status != "passed"} | {verdict.line}
    rows = source.lines(verdict.source or "", verdict.line, verdict.column)
    return [(row, row.number in marks) for row in rows]


def _line(check: CheckResult, verdict: Verdict) -> source.Line | None:
    """The line that a check points to, None where it points to none."""
    found = source.excerpt(verdict.source, check.line, around=0)
    return found[0] if found else None


def _figures(check: CheckResult, lang: Lang) -> list[Figure]:
    pair = pair_of(check)
    if pair is None or check.expected is None or check.actual is None:
        return []
    outer = one_line(subscripts(pair.outer))
    return pair_figures(check.expected, check.actual, lang, outer)


def _argument_figures(check: CheckResult, lang: Lang) -> list[Figure]:
    arguments = check.counterexample or ()
    figures = (value_figure(name, value, lang) for name, value in arguments)
    return [figure for figure in figures if figure]


def _texts(check: CheckResult, lang: Lang) -> list[tuple[str, str, str]]:
    """For expected and actual: the label, what both texts share at the start, and the rest."""
    known = [("expected", check.expected), ("actual", check.actual)]
    pair = pair_of(check)
    if pair is None:
        return [(phrases.say(lang, key), value_text(value), "") for key, value in known if value]
    one, other = described(pair)
    same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    same = min(len(one), len(other)) if same is None else same
    labels = [phrases.say(lang, key) + pair.container for key, _ in known]
    return [(labels[0], one[:same], one[same:]), (labels[1], other[:same], other[same:])]


def _difference(check: CheckResult, lang: Lang) -> str:
    """How many entries of two arrays differ, in words; empty where a message says it."""
    pair = pair_of(check)
    if pair is None or pair.index is None or (lang == "en" and says(check.message, pair)):
        return ""
    count = len(differing(pair.expected, pair.actual))
    return phrases.how_many(pair, count, "", lang)


def _window(check: CheckResult, drawn: list[Figure], lang: Lang) -> str:
    """The numbers around the first difference, where the maps are too small to hold them."""
    labelled = all(panel.heat.labels for figure in drawn for panel in figure.panels)
    pair = pair_of(check)
    if labelled or pair is None or pair.index is None:
        return ""
    return "\n".join(grids(pair, lang, Pen(_WINDOW, colour=False)))
