"""The middle of a terminal report where something is wrong: the first failing check in full."""

from __future__ import annotations

from grader.grading.verdict import CheckResult, Verdict
from grader.report.compare import comparison
from grader.report.escape import one_line, value_text, visible
from grader.report.layout import fit, reflow, wrap
from grader.report.pen import Pen, indent
from grader.report.phrases import labelled, reason, say, with_reason
from grader.report.source import excerpt
from grader.report.strings import SIGNS
from grader.report.values import first_failing

_OUTPUT_LINES, _ARGUMENT_LINES = 12, 6


def wrong(verdict: Verdict, pen: Pen) -> list[list[str]]:
    """Parts of the report: why, the mistake that it shows, what was printed, the other checks."""
    first = first_failing(verdict)
    return [
        pen.paragraph(reason(verdict), "strong") if reason(verdict) else [],
        *(_detail(first, verdict, pen) if first else []),
        indent(_excerpt(verdict, _line(first, verdict), pen.narrower(2)), 2),
        mistakes(verdict, pen),
        _printed(verdict, first, pen),
        _others(verdict, first, pen),
    ]


def explained(check: CheckResult, verdict: Verdict, pen: Pen) -> list[list[str]]:
    """Parts for one check alone, the mistakes too if it is the first that did not pass."""
    return [
        pen.paragraph(check.message) if check.message else [],
        _arguments(check, verdict, pen),
        comparison(check, verdict.lang, pen),
        _excerpt(verdict, check.line, pen),
        _printed(verdict, check, pen),
        mistakes(verdict, pen) if check is first_failing(verdict) else [],
    ]


def _line(first: CheckResult | None, verdict: Verdict) -> int | None:
    return first.line if first and first.line else verdict.line


def _detail(check: CheckResult, verdict: Verdict, pen: Pen) -> list[list[str]]:
    """The check's title and message, the call, and what came of it."""
    inner = pen.narrower(2)
    message = inner.paragraph(check.message) if check.message else []
    return [
        [*pen.titled(check), *indent(message, 2)],
        indent(_arguments(check, verdict, inner), 2),
        indent(comparison(check, verdict.lang, inner), 2),
    ]


def _arguments(check: CheckResult, verdict: Verdict, pen: Pen) -> list[str]:
    lines = []
    for name, value in check.counterexample or ():
        text = wrap(f"{one_line(name)} = {value_text(value)}", pen.width - 2)
        cut = ["…"] if len(text) > _ARGUMENT_LINES else []
        lines += text[:_ARGUMENT_LINES] + cut
    head = pen.ink("quiet", say(verdict.lang, "arguments"))
    return [head, *indent(lines, 2)] if lines else []


def _excerpt(verdict: Verdict, line: int | None, pen: Pen) -> list[str]:
    column = verdict.column if line == verdict.line else None
    shown = excerpt(verdict.source, line, column=column)
    if not shown:
        return []
    digits = len(str(shown[-1].number))
    head = f"{one_line(verdict.file)}:{line}"
    rows = []
    for row in shown:
        text = f"{'▸' if row.marked else ' '} {row.number:>{digits}} │ {row.text}".rstrip()
        rows.append(pen.ink("bad", fit(text, pen.width)) if row.marked else fit(text, pen.width))
        if row.caret and len(row.caret) + digits + 5 <= pen.width:
            rows.append(pen.ink("bad", f"{'':{digits + 2}} │ {row.caret}"))
    return [pen.ink("quiet", fit(head, pen.width)), *rows]


def mistakes(verdict: Verdict, pen: Pen) -> list[str]:
    lines = []
    for found in verdict.mistakes:
        title = labelled(verdict.lang, say(verdict.lang, "mistake"), one_line(found.title))
        lines += pen.paragraph(title, "strong")
        lines += indent(pen.narrower(2).paragraph(reflow(found.explanation)), 2)
    return lines


def _printed(verdict: Verdict, first: CheckResult | None, pen: Pen) -> list[str]:
    output = (first.output if first else "") or verdict.output
    if not output.strip():
        return []
    rows = visible(output).rstrip("\n").expandtabs(4).split("\n")
    lines = [f"│ {fit(row, pen.width - 4)}".rstrip() for row in rows[:_OUTPUT_LINES]]
    if len(rows) > len(lines):
        lines.append(say(verdict.lang, "more_lines", count=len(rows) - len(lines)))
    return [pen.ink("quiet", say(verdict.lang, "printed")), *indent(lines, 2)]


def _others(verdict: Verdict, first: CheckResult | None, pen: Pen) -> list[str]:
    """One line for each other check that did not pass, one for all that did, one for the rest."""
    others = [check for check in verdict.checks if check is not first]
    failing = [check for check in others if check.status not in ("passed", "skipped")]
    lines = [pen.narrower(2).check(check, with_reason(check, verdict.lang)) for check in failing]
    for status, key in (("passed", "passed_too"), ("skipped", "not_run")):
        count = sum(check.status == status for check in others)
        if count:
            text = say(verdict.lang, key, count=count)
            lines.append(f"{pen.sign(status, SIGNS[status])} {text}")
    return [pen.ink("quiet", say(verdict.lang, "other_checks")), *indent(lines, 2)] if lines else []
