"""Verdicts for a terminal: short where all is well, one failing check in full where not.

What a passing file needs is imported here and nothing else: `grader check` of a right file is a
benchmark, in which rich alone (50 ms) would cost more than everything in this module (10 ms).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.grading.verdict import Verdict
from grader.report.escape import one_line
from grader.report.layout import cells, pad, wrap
from grader.report.pen import Pen, indent, spaced
from grader.report.phrases import count_checks, labelled, note_text, say, status_words, what_next

if TYPE_CHECKING:
    from grader.bank.model import Lang

_MIN_WIDTH = 40


def terminal_report(
    verdicts: tuple[Verdict, ...],
    *,
    width: int = 80,
    colour: bool = False,
    lang: Lang | None = None,
    quiet: bool = False,
) -> str:
    """The report as lines of at most `width` columns (40 at least), ending with a line break.

    With `quiet`, one line a verdict, as long as its file's path needs. Each verdict speaks its own
    language; `lang` is that of the summary of several, the first verdict's unless given. No
    verdicts give an empty text.
    """
    if not verdicts:
        return ""
    pen = Pen(max(width, _MIN_WIDTH), colour)
    parts = [_brief(verdicts, pen)] if quiet else [_full(verdict, pen) for verdict in verdicts]
    if len(verdicts) > 1:
        parts.append(_summary(verdicts, lang or verdicts[0].lang, pen))
    return "\n".join(spaced(parts)) + "\n"


def _brief(verdicts: tuple[Verdict, ...], pen: Pen) -> list[str]:
    """One line a verdict: status, exercise, checks and file, in columns."""
    rows = [
        (
            status_words(verdict.status, verdict.lang),
            verdict.exercise,
            count_checks(verdict.checks, verdict.lang),
        )
        for verdict in verdicts
    ]
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    lines = []
    for verdict, row in zip(verdicts, rows, strict=True):
        words, *rest = (pad(text, width) for text, width in zip(row, widths, strict=True))
        # Not cut: of files in many folders the end of the path is what tells them apart.
        rest_of_line = "  ".join([*rest, one_line(verdict.file)])
        lines.append(f"{pen.sign(verdict.status, words)}  {rest_of_line}")
    return lines


def _summary(verdicts: tuple[Verdict, ...], lang: Lang, pen: Pen) -> list[str]:
    passed = sum(verdict.status == "passed" for verdict in verdicts)
    return pen.paragraph(say(lang, "files", passed=passed, total=len(verdicts)), "strong")


def _full(verdict: Verdict, pen: Pen) -> list[str]:
    inner = pen.narrower(2)
    if verdict.status == "passed":
        parts = [[line for check in verdict.checks for line in inner.titled(check)]]
    else:
        from grader.report.wrong import wrong

        parts = wrong(verdict, inner)
    parts += [_notes(verdict, inner), _foot(verdict, inner)]
    return spaced([_head(verdict, pen), *(indent(part, 2) for part in parts)])


def _head(verdict: Verdict, pen: Pen) -> list[str]:
    lang = verdict.lang
    name = labelled(lang, verdict.exercise, verdict.title)
    seconds = say(lang, "seconds", seconds=f"{verdict.seconds:.2f}")
    facts = [count_checks(verdict.checks, lang), seconds, one_line(verdict.file)]
    below = wrap(" · ".join(filter(None, facts)), pen.width - 2)
    return [
        pen.headed(verdict.status, status_words(verdict.status, lang), name),
        *indent((pen.ink("quiet", line) for line in below), 2),
    ]


def _notes(verdict: Verdict, pen: Pen) -> list[str]:
    texts = [one_line(note_text(note, verdict.lang)) for note in verdict.notes]
    return [line for text in texts for line in pen.paragraph(text)]


def _foot(verdict: Verdict, pen: Pen) -> list[str]:
    """How the candidate was confined, and what to do next."""
    lang, lines = verdict.lang, []
    if verdict.confinement:
        lines += pen.paragraph(verdict.confinement.text, "quiet")
    advice, command = what_next(verdict)
    if advice:
        lines += pen.paragraph(labelled(lang, say(lang, "next"), advice), "strong")
    return [*lines, *indent(wrap(command, pen.width - 2), 2)] if command else lines
