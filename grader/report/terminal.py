"""Verdicts for a terminal: short where all is well, one failing check in full where not."""

from __future__ import annotations

from itertools import chain

from grader.bank.model import Lang
from grader.grading.verdict import CheckResult, Verdict
from grader.report.compare import comparison
from grader.report.escape import one_line, visible
from grader.report.layout import Ink, cells, fit, wrap
from grader.report.source import excerpt
from grader.report.strings import SIGNS, count_checks, say, status_words, what_next

_STYLES = {"✓": "good", "✗": "bad", "○": "strong", "!": "ours"}
_OUTPUT_LINES, _ARGUMENT_LINES = 12, 6
_MIN_WIDTH = 40


def terminal_report(
    verdicts: tuple[Verdict, ...],
    *,
    width: int = 80,
    colour: bool = False,
    lang: Lang | None = None,
    quiet: bool = False,
) -> str:
    """The report as lines of at most `width` columns, ending with a line break.

    With `quiet`, one line a verdict. Each verdict speaks its own language; `lang` is that of the
    summary, the first verdict's unless given.
    """
    if not verdicts:
        return ""
    writer = _Writer(max(width, _MIN_WIDTH), Ink(colour))
    parts = [writer.brief(v) if quiet else writer.full(v) for v in verdicts]
    if len(verdicts) > 1:
        parts.append(writer.summary(verdicts, lang or verdicts[0].lang))
    lines = chain.from_iterable(parts) if quiet else _spaced(parts)
    return "\n".join(lines) + "\n"


class _Writer:
    """Writes parts of a report as lists of lines."""

    def __init__(self, width: int, ink: Ink) -> None:
        self.width = width
        self.ink = ink

    def brief(self, verdict: Verdict) -> list[str]:
        words = status_words(verdict.status, verdict.lang)
        rest = f"{verdict.exercise}  {count_checks(verdict.checks, verdict.lang)}  {verdict.file}"
        return [self._headed(words, verdict.status, one_line(rest))]

    def summary(self, verdicts: tuple[Verdict, ...], lang: Lang) -> list[str]:
        passed = sum(verdict.status == "passed" for verdict in verdicts)
        return [self.ink("strong", say(lang, "files_many", passed=passed, total=len(verdicts)))]

    def full(self, verdict: Verdict) -> list[str]:
        parts = [self._head(verdict)]
        if verdict.status == "passed":
            parts.append([self._check(check, verdict.lang) for check in verdict.checks])
        else:
            parts += self._wrong(verdict)
        parts += [self._notes(verdict), self._foot(verdict)]
        return _spaced(parts)

    def _headed(self, words: str, status: str, rest: str) -> str:
        room = self.width - cells(words) - 2
        return f"{self.ink(_STYLES[SIGNS[status]], words)}  {fit(rest, room)}".rstrip()

    def _head(self, verdict: Verdict) -> list[str]:
        lang = verdict.lang
        name = f"{verdict.exercise}: {verdict.title}"
        facts = [verdict.file, count_checks(verdict.checks, lang) if verdict.checks else ""]
        facts.append(say(lang, "seconds", seconds=f"{verdict.seconds:.2f}"))
        below = " · ".join(filter(None, map(one_line, facts)))
        return [
            self._headed(status_words(verdict.status, lang), verdict.status, one_line(name)),
            *(self.ink("quiet", f"  {line}") for line in wrap(below, self.width - 2)),
        ]

    def _check(self, check: CheckResult, lang: Lang, why: bool = False) -> str:
        sign = SIGNS[check.status]
        text = one_line(check.title or check.name)
        if why and check.message:
            text = f"{text}: {one_line(check.message.split(chr(10))[0])}"
        return f"  {self.ink(_STYLES[sign], sign)} {fit(text, self.width - 4)}"

    def _wrong(self, verdict: Verdict) -> list[list[str]]:
        failing = [check for check in verdict.checks if check.status not in ("passed", "skipped")]
        first = failing[0] if failing else None
        parts = [self._paragraph(verdict.message, "strong")] if verdict.message else []
        if first:
            parts += self._detail(first, verdict)
        if first is None or first.line is None:
            parts.append(self._excerpt(verdict, verdict.line))
        parts += [self._mistake(verdict), self._printed(verdict, first)]
        return [*parts, self._others(verdict, first)]

    def _detail(self, check: CheckResult, verdict: Verdict) -> list[list[str]]:
        lang, inner = verdict.lang, self.width - 4
        title = [self._check(check, lang)]
        message = [f"    {line}" for line in wrap(visible(check.message), inner)]
        compared = comparison(check.expected, check.actual, width=inner, lang=lang, ink=self.ink)
        return [
            title + (message if check.message else []),
            self._arguments(check, lang),
            [f"    {line}".rstrip() for line in compared],
            self._excerpt(verdict, check.line),
        ]

    def _arguments(self, check: CheckResult, lang: Lang) -> list[str]:
        lines = []
        for name, value in check.counterexample or ():
            text = wrap(f"{one_line(name)} = {one_line(value.text)}", self.width - 6)
            cut = ["…"] if len(text) > _ARGUMENT_LINES else []
            lines += [f"      {line}" for line in text[:_ARGUMENT_LINES] + cut]
        return [self.ink("quiet", f"    {say(lang, 'arguments')}"), *lines] if lines else []

    def _excerpt(self, verdict: Verdict, line: int | None) -> list[str]:
        shown = excerpt(verdict.source, line)
        if not shown:
            return []
        digits = len(str(shown[-1].number))
        rows = [
            f"{'▸' if row.marked else ' '} {row.number:>{digits}} │ {row.text}".rstrip()
            for row in shown
        ]
        head = f"    {one_line(verdict.file)}, {say(verdict.lang, 'line', line=line)}"
        return [self.ink("quiet", fit(head, self.width))] + [
            "    " + (self.ink("bad", text) if row.marked else text)
            for row, text in zip(shown, (fit(text, self.width - 4) for text in rows), strict=True)
        ]

    def _mistake(self, verdict: Verdict) -> list[str]:
        lines = []
        for found in verdict.mistakes:
            title = f"{say(verdict.lang, 'mistake')}: {one_line(found.title)}"
            lines += [self.ink("strong", f"  {line}") for line in wrap(title, self.width - 2)]
            lines += self._paragraph(found.explanation, None, "    ")
        return lines

    def _printed(self, verdict: Verdict, first: CheckResult | None) -> list[str]:
        output = (first.output if first else "") or verdict.output
        if not output.strip():
            return []
        rows = visible(output).rstrip("\n").expandtabs(4).split("\n")
        shown = [f"    │ {fit(row, self.width - 6)}".rstrip() for row in rows[:_OUTPUT_LINES]]
        more = len(rows) - len(shown)
        tail = [f"    {say(verdict.lang, 'more_lines', count=more)}"] if more else []
        return [self.ink("quiet", f"  {say(verdict.lang, 'printed')}"), *shown, *tail]

    def _others(self, verdict: Verdict, first: CheckResult | None) -> list[str]:
        others = [check for check in verdict.checks if check is not first]
        passed = sum(check.status == "passed" for check in others)
        lines = [self._check(c, verdict.lang, why=True) for c in others if c.status != "passed"]
        if passed:
            text = say(verdict.lang, "passed_too", count=passed)
            lines.append(f"  {self.ink('good', '✓')} {text}")
        return [f"  {say(verdict.lang, 'other_checks')}", *lines] if lines else []

    def _notes(self, verdict: Verdict) -> list[str]:
        notes = [
            f"{say(verdict.lang, f'note_{note.kind}')}: {one_line(note.text)}"
            for note in verdict.notes
        ]
        return [line for text in notes for line in self._paragraph(text, None)]

    def _foot(self, verdict: Verdict) -> list[str]:
        lang, lines = verdict.lang, []
        if verdict.confinement:
            text = f"{say(lang, 'confined')}: {verdict.confinement.text}"
            lines += self._paragraph(text, "quiet")
        advice = what_next(verdict)
        if advice:
            lines += self._paragraph(f"{say(lang, 'next')}: {advice}", "strong")
        return lines

    def _paragraph(self, text: str, style: str | None, indent: str = "  ") -> list[str]:
        lines = [indent + line for line in wrap(visible(text), self.width - len(indent))]
        return [self.ink(style, line) for line in lines] if style else lines


def _spaced(parts: list[list[str]]) -> list[str]:
    """The parts that aren't empty, one blank line between them."""
    lines: list[str] = []
    for part in filter(None, parts):
        lines += ["", *part] if lines else part
    return lines
