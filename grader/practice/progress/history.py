"""One exercise's history: attempts, hints and fresh starts, oldest first."""

from __future__ import annotations

from datetime import datetime

from grader.bank import Bank
from grader.bank.model import Lang
from grader.practice.attempts import item_hash
from grader.practice.progress.strings import Say
from grader.practice.rows import Attempt, Reset, Reveal
from grader.practice.store import Store
from grader.prose.columns import BOLD, FAINT, GREEN, RED, Pen, wrapped
from grader.report.escape import one_line
from grader.report.strings import SIGNS, STATUS
from grader.report.voice import Words

_INK = {"passed": GREEN, "not_attempted": FAINT}
_LEAST = 40


def terminal_history(
    bank: Bank, store: Store, id: str, words: Words, *, lang: Lang, width: int, colour: bool
) -> str:
    """The history in lines of at most `width` columns (40 at least)."""
    say, pen, width = Say(lang), Pen(colour), max(width, _LEAST)
    title = one_line(words.title(id, lang))
    lines = [pen(line, BOLD) for line in wrapped(say("history", exercise=id, title=title), width)]
    entries: list[Attempt | Reveal | Reset] = [
        *store.rows(Attempt, bank=bank.id, item=id),
        *store.rows(Reveal, bank=bank.id, item=id),
        *store.rows(Reset, bank=bank.id, item=id),
    ]
    if not entries:
        return "\n".join([*lines, "", *wrapped(say("no_attempt", id=id), width)]) + "\n"
    now, day = item_hash(bank, id), ""
    for row in sorted(entries, key=lambda row: row.at):
        at = datetime.fromtimestamp(row.at / 1000)
        if day != (day := say.date(at.date())):
            lines += ["", pen(day, FAINT)]
        head, more = _said(row, id, now, words, say)
        style = _INK.get(row.status, RED) if isinstance(row, Attempt) else FAINT
        lines.append(f"  {at:%H:%M}  {pen(head, style)}")
        lines += [f"         {line}" for text in more for line in wrapped(text, width - 9)]
    return "\n".join(lines) + "\n"


def _said(
    row: Attempt | Reveal | Reset, id: str, now: str, words: Words, say: Say
) -> tuple[str, list[str]]:
    """An entry's line, and what is below it."""
    if isinstance(row, Reset):
        return say("reset"), []
    if isinstance(row, Reveal):
        return say("hint_step", n=row.step) if row.what == "hint" else say("solution"), []
    status = one_line(STATUS[say.lang].get(row.status, row.status))
    head = f"{SIGNS.get(row.status, '?')} {status}"
    missed = [name for name, status in row.checks.items() if status in ("failed", "errored")]
    more = []
    if row.status not in ("passed", "not_attempted") and row.checks:
        passed = sum(status == "passed" for status in row.checks.values())
        head += f"  {say('checks', n=passed, all=len(row.checks))}"
    more += [one_line(words.check(id, name, say.lang)) for name in missed]
    titles = (one_line(words.mistake(id, name, say.lang)[0]) for name in row.mistakes)
    more += [f"{say('mistake')}{say('colon')}{title}" for title in titles]
    more += [say("within")] if row.within else []
    more += [say("changed")] if row.item_hash != now and row.status == "passed" else []
    return head, more
