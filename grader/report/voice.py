"""What a report is spoken with: a language, and what the bank calls its checks and mistakes."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING, Protocol

from grader import budgets
from grader.grading.verdict import CheckResult, MistakeFound, Note, Value, Verdict
from grader.phrases import Phrase, in_words
from grader.report.escape import one_line
from grader.report.strings import COMMANDS, CONFINED, NEXT, SIGNS, STATUS, TEXT

if TYPE_CHECKING:
    from grader.bank.model import Lang
    from grader.report.values import Pair


_ONE = {"lines": "line", "characters": "character", "entries": "entry"}


class Words(Protocol):
    """A bank's words, by name. `grader.grading.words` has those of a bank's pages."""

    def title(self, exercise: str, lang: Lang) -> str: ...
    def check(self, exercise: str, name: str, lang: Lang) -> str: ...
    def mistake(self, exercise: str, name: str, lang: Lang) -> tuple[str, str]: ...
    def after(self, exercise: str) -> str | None: ...


class Names:
    """Where no bank is at hand: names are their own titles."""

    def title(self, exercise: str, lang: Lang) -> str:
        return exercise

    def check(self, exercise: str, name: str, lang: Lang) -> str:
        return name

    def mistake(self, exercise: str, name: str, lang: Lang) -> tuple[str, str]:
        return name, ""

    def after(self, exercise: str) -> str | None:
        return None


@dataclass(frozen=True)
class Found:
    """A known mistake in words."""

    title: str
    explanation: str
    counterexample: tuple[tuple[str, Value], ...]  # where the check shows other arguments


@dataclass(frozen=True)
class Voice:
    """Says things in one language."""

    lang: Lang
    words: Words

    def say(self, key: str, **values: object) -> str:
        """The text called `key`, with its places filled."""
        return TEXT[self.lang][key].format(**values)

    def message(self, message: Phrase | None) -> str:
        return in_words(message, self.lang)

    def labelled(self, label: str, text: str) -> str:
        """`label: text`, with the colon of the language."""
        return f"{label}：{text}" if self.lang == "zh" else f"{label}: {text}"

    def status(self, status: str) -> str:
        """The sign and the words of a verdict's or a check's status, such as `✗ TIMED OUT`."""
        return f"{SIGNS[status]} {STATUS[self.lang][status]}"

    def title(self, verdict: Verdict) -> str:
        return one_line(self.words.title(verdict.exercise, self.lang))

    def named(self, verdict: Verdict) -> str:
        """The exercise's id and title."""
        title = self.title(verdict)
        return title if title == verdict.exercise else self.labelled(verdict.exercise, title)

    def check(self, verdict: Verdict, check: CheckResult) -> str:
        """A check's title."""
        return one_line(self.words.check(verdict.exercise, check.name, self.lang))

    def reason(self, verdict: Verdict, check: CheckResult) -> str:
        """A check's name, which `--check` takes, and its message."""
        text = self.message(check.message)
        if self.check(verdict, check) == check.name:
            return text
        return self.labelled(check.name, text) if text else check.name

    def mistakes(self, verdict: Verdict, found: tuple[MistakeFound, ...]) -> list[Found]:
        texts = []
        for mistake in found:
            title, explanation = self.words.mistake(verdict.exercise, mistake.name, self.lang)
            texts.append(Found(one_line(title), explanation, mistake.counterexample or ()))
        return texts

    def file(self, verdict: Verdict) -> str:
        return self.path(verdict.file)

    def path(self, file: str) -> str:
        """A file's name; of one that is too long, the end, which tells files apart."""
        name = one_line(file)
        if len(name) <= budgets.FILE_NAME:
            return name
        left = self.more("characters", len(name) - budgets.FILE_NAME)
        return f"{left} {name[-budgets.FILE_NAME :]}"

    def confined(self, verdict: Verdict) -> str:
        return CONFINED[self.lang][verdict.confinement] if verdict.confinement else ""

    def count(self, checks: tuple[CheckResult, ...]) -> str:
        """How many of the checks passed; empty where there are none."""
        if not checks:
            return ""
        passed = sum(check.status == "passed" for check in checks)
        key = "checks_one" if len(checks) == 1 else "checks_many"
        return self.say(key, passed=passed, total=len(checks))

    def why(self, verdict: Verdict) -> str:
        """Why there is no ordinary result, by the first check that was not run if need be."""
        if verdict.message or verdict.status in ("passed", "failed"):
            return self.message(verdict.message)
        skipped = (check.message for check in verdict.checks if check.status == "skipped")
        return self.message(next(skipped, None))

    def next(self, verdict: Verdict) -> tuple[str, list[str]]:
        """Advice in one phrase, and commands for it."""
        id = one_line(verdict.exercise)
        if verdict.status == "passed":
            return self._onwards(id)
        in_call = verdict.status == "crashed" and verdict.message is None
        key = "crashed_in_call" if in_call else verdict.status
        command = COMMANDS.get(key)
        return NEXT[self.lang].get(key, ""), [command.format(id=id)] if command else []

    def _onwards(self, id: str) -> tuple[str, list[str]]:
        """Where to go from an exercise that is solved."""
        if isinstance(self.words, Names):
            return "", []
        steps = [COMMANDS["solution"].format(id=id)]
        if self.words.after(id) is None:
            return self.say("explained"), steps
        return self.say("onwards"), [*steps, COMMANDS["next"]]

    def note(self, note: Note) -> str:
        """A note's kind and text, with both times and their ratio where they are known."""
        label = TEXT[self.lang].get(f"note_{note.kind}", note.kind)
        text = self.labelled(label, self.message(note.message))
        if note.seconds is None or not note.reference_seconds:
            return text
        times = self.say(
            "times",
            seconds=duration(note.seconds),
            reference=duration(note.reference_seconds),
            ratio=_two_digits(note.seconds / note.reference_seconds),
        )
        return f"{text} {times}" if self.lang == "en" else text + times

    def more(self, things: str, count: int) -> str:
        """How many lines, characters or entries are left out, in words."""
        return self.say(f"more_{_ONE[things] if count == 1 else things}", count=f"{count:,}")

    def left_out(self, value: Value) -> str:
        """What a value's text leaves out, in words; empty where it is whole."""
        if not value.more:
            return ""
        return self.more("characters" if value.kind == "scalar" else "entries", value.more)

    def how_many(self, pair: Pair, count: int, mark: str) -> str:
        """How many entries of two arrays differ, and the first of them. `pair.index` is known.

        `mark` is the sign beside such entries, where there is one.
        """
        expected, actual = map(one_line, pair.texts)
        return self.say(
            "differ_one" if count == 1 else "differ_many",
            count=count,
            mark=f" ({mark})" * bool(mark),
            total=prod(pair.expected.shape or ()),
            place=one_line(pair.place),
            expected=expected,
            actual=actual,
        )

    def off(self, pair: Pair) -> str:
        """How far two numbers are apart that nearly agree, and the tolerance; else nothing."""
        error = pair.error
        if error is None or pair.tolerance.rtol is None or not 0 < error < 1e-3:
            return ""
        return self.say("off", error=f"{error:.2g}", tolerance=f"{pair.tolerance.rtol:g}")


def duration(seconds: float) -> str:
    """A time to two digits, in the unit that suits it."""
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if seconds >= size:
            return f"{_two_digits(seconds / size)} {unit}"
    return f"{_two_digits(seconds / 1e-6)} µs"


def _two_digits(number: float) -> str:
    return f"{number:.0f}" if number >= 10 else f"{number:.2g}"
