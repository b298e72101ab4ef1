"""Verdicts for a terminal: short where all is well, one failing check in full where not.

What a passing file needs is imported here and nothing else: `grader check` of a right file is a
benchmark, in which rich alone (50 ms) would cost more than everything in this module (10 ms).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from grader.grading.verdict import Verdict
from grader.prose.width import width as cells
from grader.report.escape import one_line
from grader.report.layout import pad, wrap
from grader.report.pen import Pen, indent, spaced
from grader.report.voice import Names, Voice, Words

if TYPE_CHECKING:
    from grader.bank.model import Lang

_MIN_WIDTH = 40


def terminal_report(
    verdicts: tuple[Verdict, ...],
    *,
    width: int = 80,
    colour: bool = False,
    lang: Lang = "en",
    words: Words | None = None,
    quiet: bool = False,
    steps: bool = True,
) -> str:
    """The report as lines of at most `width` columns (40 at least), ending with a line break.

    With `quiet`, one line a verdict, as long as its file's path needs; of several, untouched stubs
    have one line each, after the others, in any case. Without `steps` nothing is
    said of what to do next, for a screen with keys for that. `words` are the bank's;
    without them checks and mistakes go by their names. No verdicts give an empty text.
    """
    if not verdicts:
        return ""
    voice = Voice(lang, words or Names())
    pen = Pen(max(width, _MIN_WIDTH), colour)
    alone = len(verdicts) == 1
    full: list[Verdict] = []
    brief: list[Verdict] = []
    for verdict in verdicts:
        is_brief = quiet or (not alone and _is_untouched(verdict))
        (brief if is_brief else full).append(verdict)
    parts = [
        _full(verdict, voice, pen, steps=steps and (alone or verdict.status != "passed"))
        for verdict in full
    ]
    if brief:
        parts.append(_brief(brief, voice, pen))
    if not alone:
        parts.append(_summary(verdicts, voice, pen))
    return "\n".join(spaced(parts)) + "\n"


def _is_untouched(verdict: Verdict) -> bool:
    """Whether a file was run and is a stub still; of an empty one the reason is told."""
    return verdict.status == "not_attempted" and bool(verdict.checks)


def _brief(verdicts: Sequence[Verdict], voice: Voice, pen: Pen) -> list[str]:
    """One line a verdict: status, exercise, checks and file, in columns."""
    rows = [
        (voice.status(verdict.status), one_line(verdict.exercise), voice.count(verdict.checks))
        for verdict in verdicts
    ]
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    lines = []
    for verdict, row in zip(verdicts, rows, strict=True):
        status, *rest = (pad(text, width) for text, width in zip(row, widths, strict=True))
        # Not wrapped: of files in many folders the end of the path is what tells them apart.
        rest_of_line = "  ".join([*rest, voice.file(verdict)])
        lines.append(f"{pen.sign(verdict.status, status)}  {rest_of_line}")
    return lines


def _summary(verdicts: tuple[Verdict, ...], voice: Voice, pen: Pen) -> list[str]:
    passed = sum(verdict.status == "passed" for verdict in verdicts)
    return pen.paragraph(voice.say("files", passed=passed, total=len(verdicts)), "strong")


def _full(verdict: Verdict, voice: Voice, pen: Pen, *, steps: bool) -> list[str]:
    inner = pen.narrower(2)
    if verdict.status == "passed":
        titles = [(check.status, voice.check(verdict, check)) for check in verdict.checks]
        parts = [[line for title in titles for line in inner.titled(*title)]]
    else:
        from grader.report.wrong import wrong

        parts = wrong(verdict, voice, inner)
    parts += [_notes(verdict, voice, inner), _foot(verdict, voice, inner, steps=steps)]
    return spaced([_head(verdict, voice, pen), *(indent(part, 2) for part in parts)])


def _head(verdict: Verdict, voice: Voice, pen: Pen) -> list[str]:
    seconds = voice.say("seconds", seconds=f"{verdict.seconds:.2f}")
    facts = [voice.count(verdict.checks), seconds, voice.file(verdict)]
    below = wrap(" · ".join(filter(None, facts)), pen.width - 2)
    return [
        *pen.headed(verdict.status, voice.status(verdict.status), voice.named(verdict)),
        *indent((pen.ink("quiet", line) for line in below), 2),
    ]


def _notes(verdict: Verdict, voice: Voice, pen: Pen) -> list[str]:
    texts = [one_line(voice.note(note)) for note in verdict.notes]
    return [line for text in texts for line in pen.paragraph(text)]


def _foot(verdict: Verdict, voice: Voice, pen: Pen, *, steps: bool) -> list[str]:
    """How the candidate was confined and, with `steps`, what to do next."""
    confined = voice.confined(verdict)
    lines = pen.paragraph(confined, "quiet") if confined else []
    advice, commands = voice.next(verdict) if steps else ("", [])
    if advice:
        lines += pen.paragraph(voice.labelled(voice.say("next"), advice), "strong")
    return [*lines, *indent((line for c in commands for line in wrap(c, pen.width - 2)), 2)]
