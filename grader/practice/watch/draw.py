"""What `grader watch` shows: a head of two lines, a body for each page, the keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from grader.bank.model import LEVEL_WORDS
from grader.grading.verdict import Verdict
from grader.language import translated
from grader.practice.bar import progress_bar
from grader.practice.frame import View
from grader.practice.plan import following
from grader.practice.watch.screen import Page, WatchScreen, Work
from grader.practice.watch.strings import HELP
from grader.prose.columns import (
    BOLD,
    CYAN,
    FAINT,
    GREEN,
    MAGENTA,
    RED,
    REVERSE,
    YELLOW,
    cut,
    pad,
    shortened,
    wrapped,
)
from grader.prose.width import width
from grader.report.strings import SIGNS
from grader.report.voice import Voice

_PATIENCE = 1.0  # seconds of a check after which the last verdict leaves the screen
_RUNS = ("failed", "not_attempted", "timed_out", "out_of_memory")
_INKS = {"✓": GREEN, "✗": RED, "○": BOLD, "!": MAGENTA}
Lines = list[str]


def view(screen: WatchScreen, columns: int) -> View:
    body, at, focus = _BODIES[screen.page](screen, columns)
    if screen.memory.problem:
        problem = translated(screen.memory.problem, screen.lang)
        warning = screen.say("not_kept", why=problem)
        body = [*screen.panels.sentence(warning, columns, BOLD, RED), "", *body]
    return View(
        head=(_title(screen, columns), *_place(screen, columns)),
        body=tuple(body),
        foot=tuple((key, screen.say(word)) for key, word in _foot(screen)),
        notice=screen.notice,
        page=str(screen.turn),
        at=at,
        focus=focus,
    )


# Head.


def _title(screen: WatchScreen, columns: int) -> str:
    """The exercise, and how far one is on the ladder."""
    pen, id = screen.panels.pen, screen.work.id
    bar = progress_bar(len(screen.solved), len(screen.bank.steps), pen)
    room = columns - bar.width if bar.width * 2 < columns else columns
    title = shortened(f" {id} · {screen.panels.title(id)}", room - 1)
    return pen(pad(title, room), BOLD) + (bar.text if room < columns else "")


def _place(screen: WatchScreen, columns: int) -> Lines:
    """The file and the line to look at, and what goes on."""
    work = screen.work
    path, state = screen.files.path(work.id), _state(screen, work)
    return screen.panels.place(path, work.line, state, columns, *_style(work))


def _state(screen: WatchScreen, work: Work) -> str:
    if work.untouched:
        return screen.say("waiting")
    if work.state == "checking":
        waited = int(screen.tools.clock() - work.since)
        return screen.say("checking_for", seconds=waited) if waited else screen.say("checking")
    if work.state == "checked" and work.verdict is not None:
        return Voice(screen.lang, screen.panels.words).status(work.verdict.status)
    return screen.say(work.state)


def _style(work: Work) -> tuple[str, ...]:
    if work.untouched:
        return (FAINT,)
    if work.state == "checked" and work.verdict is not None:
        return BOLD, _INKS[SIGNS[work.verdict.status]]
    return (BOLD, YELLOW) if work.state == "checking" else (FAINT,)


# Bodies: lines, the one to begin with, and the one to keep in sight.

Body = tuple[Lines, int, int | None]


def _main(screen: WatchScreen, columns: int) -> Body:
    """The verdict, or the task where there is none yet, and the hints that were asked for."""
    lines = [*_result(screen, columns)]
    at = 0
    opened = screen.work.hints if _hints_help(screen) else 0
    total = len(screen.panels.hints(screen.work.id)) if opened else 0
    for number in range(1, opened + 1):
        at = len(lines) + 1
        lines += ["", screen.panels.hint_heading(number, total, columns), ""]
        lines += screen.panels.hint(screen.work.id, number, columns)
    return lines, at if screen.at_hint else 0, None


def _hints_help(screen: WatchScreen) -> bool:
    """Hints tell how to solve it, not why a file can't be run; but the one asked for is shown."""
    work = screen.work
    if work.passed or work.state in ("gone", "unreadable"):
        return False
    runs = work.verdict is None or work.verdict.status in _RUNS
    return runs or screen.at_hint


def _result(screen: WatchScreen, columns: int) -> Lines:
    work, panels = screen.work, screen.panels
    path = screen.path_text(work.id)
    if work.state == "gone":
        return panels.sentence(screen.say("deleted", path=path), columns, YELLOW)
    if work.state == "unreadable":
        return panels.sentence(screen.say("cannot_read", path=path, why=work.why), columns, YELLOW)
    verdict = work.verdict
    if verdict is None or work.untouched or verdict.status == "not_attempted":
        return _beginning(screen, columns)
    if work.state == "checking" and screen.tools.clock() - work.since > _PATIENCE:
        return []
    lines = [*panels.report(verdict, columns)]
    if verdict.status != "passed":
        return lines
    return [*lines, *_printed(screen, verdict, columns), "", *_solved(screen, columns)]


def _beginning(screen: WatchScreen, columns: int) -> Lines:
    panels, verdict = screen.panels, screen.work.verdict
    begin = panels.sentence(screen.say("begin"), columns, FAINT)
    said_why = verdict is not None and not screen.work.untouched
    why = Voice(screen.lang, panels.words).why(verdict) if verdict and said_why else ""
    said = [*panels.sentence(why, columns, YELLOW), ""] if why else []
    return [*said, *_task(screen, columns)[0], "", *begin]


def _printed(screen: WatchScreen, verdict: Verdict, columns: int) -> Lines:
    """What a file that passes printed, which the report of one that fails has already."""
    output = verdict.output or next((c.output for c in verdict.checks if c.output), "")
    if not output.strip():
        return []
    rows = screen.panels.code(output, columns - 2)[:12]
    return [
        "",
        *screen.panels.sentence(screen.say("printed"), columns, FAINT),
        *(f"  {row}" for row in rows),
    ]


def _solved(screen: WatchScreen, columns: int) -> Lines:
    panels = screen.panels
    total, done = len(screen.bank.steps), len(screen.solved)
    next = following(screen.bank, screen.solved, screen.work.id)
    key = "solved_next" if next else "solved_all"
    said = screen.say(key, done=done, total=total, id=next)
    return [
        panels.heading(screen.say("solved"), columns),
        "",
        *panels.sentence(said, columns),
        *panels.sentence(screen.say("compare"), columns),
    ]


def _task(screen: WatchScreen, columns: int) -> Body:
    heading = screen.panels.heading(screen.say("task"), columns)
    return [heading, "", *screen.panels.section(screen.work.id, "task", columns)], 0, None


def _explanation(screen: WatchScreen, columns: int) -> Body:
    heading = screen.panels.heading(screen.say("explanation"), columns)
    return [heading, "", *screen.panels.section(screen.work.id, "explanation", columns)], 0, None


def _solution(screen: WatchScreen, columns: int) -> Body:
    from grader.practice.diff import beside

    own = screen.work.saved.source if screen.work.saved else b""
    return beside(screen.panels, screen.work.id, own, columns), 0, None


def _list(screen: WatchScreen, columns: int) -> Body:
    """The ladder, a sign before what is solved."""
    lines: Lines = []
    focus = place = 0
    for rung in screen.bank.ladder:
        title = cut(rung.title.in_(screen.lang), columns - 2)
        lines += [*([""] if lines else []), f" {screen.panels.pen(title, BOLD, CYAN)}"]
        for id in rung.exercises:
            if place == screen.chosen:
                focus = len(lines)
            lines.append(_row(screen, id, columns, chosen=place == screen.chosen))
            place += 1
    return lines, 0, focus


def _row(screen: WatchScreen, id: str, columns: int, *, chosen: bool) -> str:
    pen = screen.panels.pen
    sign = "✓" if id in screen.memory.solved else "•" if id == screen.work.id else " "
    widest = max(map(width, screen.bank.steps))
    words = LEVEL_WORDS[screen.lang]
    level = f"  {pad(words[screen.panels.item(id).level], max(map(width, words.values())))}"
    room = columns - 8 - width(level)
    text = pad(shortened(f"{pad(id, widest)}  {screen.panels.title(id)}", room), room) + level
    mark = pen("▸", BOLD) if chosen else " "
    return f" {mark} {pen(sign, GREEN)} {pen(text, REVERSE) if chosen else text}"


def _all(screen: WatchScreen, columns: int) -> Body:
    """Each file that was begun with its verdict, as it comes."""
    voice, pen = Voice(screen.lang, screen.panels.words), screen.panels.pen
    results = screen.round.results if screen.round else {}
    lines = [screen.panels.heading(screen.say("all"), columns), ""]
    widest = max(map(width, results), default=0)
    for id, verdict in results.items():
        said = voice.status(verdict.status) if verdict else screen.say("checking")
        style = _INKS[SIGNS[verdict.status]] if verdict else FAINT
        counted = voice.count(verdict.checks) if verdict else ""
        lines.append(f"  {pad(id, widest)}  {pen(pad(said, 16), style)}  {pen(counted, FAINT)}")
    if not results:
        lines += screen.panels.sentence(screen.say("none_begun"), columns)
    return lines, 0, None


def _help(screen: WatchScreen, columns: int) -> Body:
    rows = HELP[screen.lang]
    size = max(width(keys) for keys, _ in rows)
    lines = [screen.panels.heading(screen.say("keys"), columns), ""]
    for keys, told in rows:
        for i, line in enumerate(wrapped(told, max(columns - size - 6, 10))):
            shown = screen.panels.pen(pad("" if i else keys, size), BOLD)
            lines.append(f"  {shown}  {line}")
    return lines, 0, None


_BODIES: Mapping[Page, Callable[[WatchScreen, int], Body]] = {
    "main": _main,
    "task": _task,
    "solution": _solution,
    "explanation": _explanation,
    "list": _list,
    "all": _all,
    "help": _help,
}


# Foot.


def _foot(screen: WatchScreen) -> list[tuple[str, str]]:
    last = [("q", "quit"), ("?", "help")]
    if screen.page == "list":
        return [("enter", "choose"), ("↑↓", "move"), ("esc", "back"), *last]
    if screen.page != "main":
        return [("esc", "back"), ("n", "next"), ("l", "list_key"), ("o", "open_key"), *last]
    begun = screen.work.verdict is not None and not screen.work.untouched
    if not begun and screen.work.state not in ("gone", "unreadable"):  # the task is there already
        keys = [("h", "hint_key"), ("o", "open_key"), ("n", "next"), ("esc", "back")]
        more = [("s", "solution_word"), ("l", "list_key"), ("d", "drill_key")]
        return [*keys, *more, *last]
    if screen.work.passed:
        keys = [("n", "next"), ("s", "solution_word"), ("e", "explanation_key")]
        keys += [("esc", "back"), ("t", "task_key"), ("l", "list_key"), ("d", "drill_key")]
        return [*keys, *last]
    keys = [("h", "hint_key"), ("t", "task_key"), ("o", "open_key"), ("n", "next")]
    return [*keys, ("esc", "back"), ("s", "solution_word"), ("l", "list_key"), *last]
