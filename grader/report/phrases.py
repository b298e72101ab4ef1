"""Phrases that the reports share, made of the words in `strings`."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

from grader.grading.verdict import CheckResult, Note, Verdict
from grader.report.escape import one_line
from grader.report.strings import COMMANDS, NEXT, SIGNS, STATUS, TEXT

if TYPE_CHECKING:
    from grader.bank.model import Lang
    from grader.report.values import Pair


def status_words(status: str, lang: Lang) -> str:
    """The sign and the words of a verdict's or a check's status, such as `✗ TIMED OUT`."""
    return f"{SIGNS[status]} {STATUS[lang][status]}"


def say(lang: Lang, key: str, **values: object) -> str:
    """The text called `key` in `lang`, with its places filled."""
    return TEXT[lang][key].format(**values)


def count_checks(checks: tuple[CheckResult, ...], lang: Lang) -> str:
    """How many of the checks passed; empty where there are none."""
    if not checks:
        return ""
    passed = sum(check.status == "passed" for check in checks)
    key = "checks_one" if len(checks) == 1 else "checks_many"
    return say(lang, key, passed=passed, total=len(checks))


def reason(verdict: Verdict) -> str:
    """Why there is no ordinary result, told by the first check that was not run if need be."""
    if verdict.message or verdict.status in ("passed", "failed"):
        return verdict.message
    return next((check.message for check in verdict.checks if check.status == "skipped"), "")


def what_next(verdict: Verdict) -> tuple[str | None, str | None]:
    """Advice in one phrase and a command to type; None where there is none."""
    command = COMMANDS.get(verdict.status)
    advice = NEXT[verdict.lang].get(verdict.status)
    return advice, command.format(id=one_line(verdict.exercise)) if command else None


def labelled(lang: Lang, label: str, text: str) -> str:
    """`label: text`, with the colon of the language."""
    return f"{label}：{text}" if lang == "zh" else f"{label}: {text}"


def with_reason(check: CheckResult, lang: Lang) -> str:
    """A check's title, and the first line of its message where it has one."""
    title = check.title or check.name
    reason = check.message.partition("\n")[0]
    return labelled(lang, title, reason) if reason else title


def note_text(note: Note, lang: Lang) -> str:
    """A note's kind and text, with both times and their ratio where they are known."""
    label = TEXT[lang].get(f"note_{note.kind}", note.kind)
    text = labelled(lang, label, note.text)
    if note.seconds is None or not note.reference_seconds:
        return text
    times = say(
        lang,
        "times",
        seconds=duration(note.seconds),
        reference=duration(note.reference_seconds),
        ratio=_two_digits(note.seconds / note.reference_seconds),
    )
    return f"{text} {times}" if lang == "en" else text + times


def duration(seconds: float) -> str:
    """A time to two digits, in the unit that suits it."""
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if seconds >= size:
            return f"{_two_digits(seconds / size)} {unit}"
    return f"{_two_digits(seconds / 1e-6)} µs"


def _two_digits(number: float) -> str:
    return f"{number:.0f}" if number >= 10 else f"{number:.2g}"


def how_many(pair: Pair, count: int, mark: str, lang: Lang) -> str:
    """How many entries of two arrays differ, and the first of them. `pair.index` is known.

    `mark` is the sign that stands beside such entries, where there is one.
    """
    expected, actual = map(one_line, pair.texts)
    return say(
        lang,
        "differ_one" if count == 1 else "differ_many",
        count=count,
        mark=f" ({mark})" * bool(mark),
        total=prod(pair.expected.shape or ()),
        place=one_line(pair.place),
        expected=expected,
        actual=actual,
    )
