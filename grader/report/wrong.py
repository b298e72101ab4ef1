"""The middle of a terminal report where something is wrong: the first failing check in full."""

from __future__ import annotations

from grader import budgets
from grader.grading.verdict import CheckResult, MistakeFound, Verdict
from grader.phrases import Phrase
from grader.prose.columns import GOES_ON, broken
from grader.prose.width import width
from grader.report.compare import comparison, value_lines
from grader.report.escape import one_line, visible
from grader.report.layout import chunks, reflow, wrap
from grader.report.pen import Pen, indent
from grader.report.source import Line, excerpt
from grader.report.strings import SIGNS
from grader.report.values import first_failing, layouts, skipped_for
from grader.report.voice import Found, Voice

_NAMED = 5  # arguments of one layout that are named


def wrong(verdict: Verdict, voice: Voice, pen: Pen) -> list[list[str]]:
    """Parts of the report: why, the first failing check, what was printed, the other checks."""
    first, why = first_failing(verdict), voice.why(verdict)
    return [
        pen.message(why, "strong") if why else [],
        *(_detail(first, verdict, voice, pen) if first else []),
        indent(_excerpt(verdict, _line(first, verdict), voice, pen.narrower(2)), 2),
        mistakes(verdict, mistakes_of(verdict, first), voice, pen),
        _printed(verdict, first, voice, pen),
        _others(verdict, first, voice, pen),
    ]


def explained(check: CheckResult, verdict: Verdict, voice: Voice, pen: Pen) -> list[list[str]]:
    """Parts for one check alone, with the mistakes that it shows."""
    message = voice.message(check.message)
    return [
        pen.message(message) if message else [],
        _arguments(check, voice, pen),
        comparison(check, voice, pen),
        _excerpt(verdict, check.line, voice, pen),
        _printed(verdict, check, voice, pen),
        mistakes(verdict, mistakes_of(verdict, check), voice, pen),
    ]


def mistakes_of(verdict: Verdict, check: CheckResult | None) -> tuple[MistakeFound, ...]:
    """The known mistakes to show beside a check, or where no check failed.

    One that names no failing check of the verdict is shown beside the first.
    """
    failing = {c.name for c in verdict.checks if c.status not in ("passed", "skipped")}
    first = first_failing(verdict)
    return tuple(
        found
        for found in verdict.mistakes
        if (found.check == check.name if check and found.check in failing else check is first)
    )


def _line(first: CheckResult | None, verdict: Verdict) -> int | None:
    return first.line if first and first.line else verdict.line


def _detail(check: CheckResult, verdict: Verdict, voice: Voice, pen: Pen) -> list[list[str]]:
    """The check's title and message, the call, and what came of it."""
    inner = pen.narrower(2)
    reason = voice.reason(verdict, check)
    message = inner.message(reason) if reason else []
    return [
        [*pen.titled(check.status, voice.check(verdict, check)), *indent(message, 2)],
        indent(_arguments(check, voice, inner), 2),
        indent(_how(check, voice, inner), 2),
        indent(comparison(check, voice, inner), 2),
    ]


def _arguments(
    check: CheckResult, voice: Voice, pen: Pen, most: int = budgets.ARGUMENT_LINES
) -> list[str]:
    """The call's arguments, and how their arrays lie in memory where that may matter."""
    lines, inner = [], pen.narrower(2)
    for name, value in check.counterexample or ():
        lines += value_lines(f"{one_line(name)} =", value, voice, inner, most)
    for text in layout_notes(check, voice):
        lines += inner.paragraph(text)
    head = pen.ink("quiet", voice.say("arguments"))
    return [head, *indent(lines, 2)] if lines else []


def _how(check: CheckResult, voice: Voice, pen: Pen) -> list[str]:
    """The probe that used the candidate, where it was no plain call."""
    rows = [f"│ {part}" for row in check.how.split("\n") for part in broken(row, pen.width - 4)]
    return [pen.ink("quiet", voice.say("how")), *indent(rows, 2)] if check.how else []


def layout_notes(check: CheckResult, voice: Voice) -> list[str]:
    """One sentence for each layout that arguments have, other than C order."""
    named: dict[str, list[str]] = {}
    for name, value in check.counterexample or ():
        for layout, place in layouts(one_line(name), value):
            named.setdefault(layout, []).append(place)
    texts = []
    for layout, names in named.items():
        more = len(names) - _NAMED
        shown = names[:_NAMED] + ([voice.say("and_more", count=more)] if more > 0 else [])
        texts.append(voice.say(layout, names=("、" if voice.lang == "zh" else ", ").join(shown)))
    return texts


def _excerpt(verdict: Verdict, line: int | None, voice: Voice, pen: Pen) -> list[str]:
    column = verdict.column if line == verdict.line else None
    shown = excerpt(verdict.source, line, column=column)
    if not shown:
        return []
    digits = len(str(shown[-1].number))
    rows = wrap(f"{voice.file(verdict)}:{line}", pen.width)
    rows = [pen.ink("quiet", row) for row in rows]
    for row in shown:
        sign = "▸" if row.marked else " "
        more = [voice.more("characters", row.more)] if row.more else []
        room = pen.width - digits - 5
        parts = broken(row.text, room)
        at, caret = _caret_below(row, parts)
        if caret and len(caret) <= room:
            parts.insert(at + 1, caret)
        first, *rest = [*parts, *more]
        lines = [f"{sign} {row.number:>{digits}} │ {first}"]
        lines += [f"  {'':{digits}} │ {part}" for part in rest]
        rows += [pen.ink("bad", line.rstrip()) if row.marked else line.rstrip() for line in lines]
    return rows


def _caret_below(row: Line, parts: list[str]) -> tuple[int, str]:
    """The part of a broken line that has the place, and what is to be set below it."""
    if not row.caret:
        return 0, ""
    place, found = width(row.caret) - 1, (0, row.caret)
    start, passed = 0, len(parts[0])
    for number, part in enumerate(parts[1:], 1):
        body = part.removeprefix(GOES_ON)
        start, passed = row.text.find(body, start + passed), len(body)
        before = width(row.text[:start])
        if start < 0 or before > place:
            break
        found = number, " " * (place - before + len(GOES_ON)) + "^"
    return found


def mistakes(
    verdict: Verdict, found: tuple[MistakeFound, ...], voice: Voice, pen: Pen
) -> list[str]:
    lines = []
    for mistake in voice.mistakes(verdict, found):
        title = voice.labelled(voice.say("mistake"), mistake.title)
        lines += pen.paragraph(title, "strong")
        if mistake.explanation:
            lines += indent(pen.narrower(2).paragraph(reflow(mistake.explanation)), 2)
        lines += indent(_example(mistake, voice, pen.narrower(2)), 2)
    return lines


def _example(mistake: Found, voice: Voice, pen: Pen) -> list[str]:
    """The call that shows a mistake, where the check shows another one."""
    inner, lines = pen.narrower(2), []
    for name, value in mistake.counterexample:
        lines += value_lines(f"{one_line(name)} =", value, voice, inner, budgets.BRIEF_LINES)
    return [pen.ink("quiet", voice.say("shown_by")), *indent(lines, 2)] if lines else []


def _printed(verdict: Verdict, first: CheckResult | None, voice: Voice, pen: Pen) -> list[str]:
    printed = first if first and first.output else verdict
    if not printed.output.strip():
        return []
    rows = visible(printed.output).rstrip("\n").expandtabs(4).split("\n")
    lines: list[str] = []
    for number, row in enumerate(rows):
        parts = list(chunks(row[: budgets.LINE_TEXT], pen.width - 4))
        more = len(row) - budgets.LINE_TEXT
        parts += [voice.more("characters", more)] if more > 0 else []
        if lines and len(lines) + len(parts) > budgets.OUTPUT_LINES:
            lines.append(voice.more("lines", len(rows) - number))
            break
        lines += [f"│ {part}".rstrip() for part in parts]
    if printed.output_more:
        lines += pen.narrower(2).paragraph(voice.say("not_kept", count=f"{printed.output_more:,}"))
    return [pen.ink("quiet", voice.say("printed")), *indent(lines, 2)]


def _others(verdict: Verdict, first: CheckResult | None, voice: Voice, pen: Pen) -> list[str]:
    """Each other check that did not pass, with its reason; one line for all that did, and one
    for all that build on the same failed check."""
    others = [check for check in verdict.checks if check is not first]
    inner = pen.narrower(2)
    blocks = [
        _other(check, verdict, voice, inner)
        for check in others
        if check.status not in ("passed", "skipped")
    ]
    blocks += [
        _unjudged(reason, checks, verdict, voice, inner)
        for reason, checks in skipped_for(others)
        if _is_unjudged(reason)
    ]
    lines = [line for block in blocks for line in block]
    not_run = [c for c in others if c.status == "skipped" and not _is_unjudged(c.message)]
    passed = [check for check in others if check.status == "passed"]
    for status, key, some in (("passed", "passed_too", passed), ("skipped", "not_run", not_run)):
        if some:
            text = voice.say(key, count=len(some))
            lines.append(f"{inner.sign(status, SIGNS[status])} {text}")
    head = pen.ink("quiet", voice.say("other_checks"))
    return [head, *indent(lines, 2)] if lines else []


def _is_unjudged(reason: Phrase | None) -> bool:
    return reason is not None and reason.holds("not judged")


def _unjudged(
    reason: Phrase | None, checks: list[CheckResult], verdict: Verdict, voice: Voice, pen: Pen
) -> list[str]:
    """The titles of checks that build on the same one, and that it did not pass."""
    titles = " · ".join(voice.check(verdict, check) for check in checks)
    why = pen.narrower(2).message(voice.message(reason), "quiet")
    return [*pen.titled("skipped", titles), *indent(why, 2)]


def _other(check: CheckResult, verdict: Verdict, voice: Voice, pen: Pen) -> list[str]:
    """A check's title and reason, the call that shows it, and its known mistakes."""
    inner = pen.narrower(2)
    reason = voice.reason(verdict, check)
    parts = [
        inner.message(reason) if reason else [],
        _arguments(check, voice, inner, budgets.BRIEF_LINES),
        mistakes(verdict, mistakes_of(verdict, check), voice, inner),
    ]
    return [
        *pen.titled(check.status, voice.check(verdict, check)),
        *indent((line for part in parts for line in part), 2),
    ]
