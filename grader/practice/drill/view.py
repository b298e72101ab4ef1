"""What `grader debug` shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from grader.bank.paths import shown
from grader.language import translated
from grader.practice.diff import compared
from grader.practice.drill.mark import unmarked
from grader.practice.drill.screen import DrillScreen, Phase
from grader.practice.drill.strings import HELP
from grader.practice.frame import Typing, View
from grader.practice.keys import key_lines
from grader.practice.watch.files import said_of
from grader.practice.watch.poll import Gone
from grader.prose.columns import BOLD, FAINT, GREEN, RED, YELLOW, ends, shortened
from grader.prose.width import width

Lines = list[str]


def view(screen: DrillScreen, columns: int) -> View:
    body = _PAGES.get(screen.page, _BODIES[screen.phase])(screen, columns)
    if screen.problem:
        said = screen.say("not_kept", why=translated(screen.problem, screen.lang))
        body = [*screen.panels.sentence(said, columns, BOLD, RED), "", *body]
    typing = Typing(screen.say("say")) if screen.phase == "say" else None
    return View(
        head=(_title(screen, columns), *_place(screen, columns)),
        body=tuple(body),
        foot=tuple((key, screen.say(word)) for key, word in _foot(screen)),
        typing=typing,
        notice=screen.notice,
        page=f"{screen.page} {screen.phase} {screen.turn}",
    )


# Head.


def _title(screen: DrillScreen, columns: int) -> str:
    pen, case = screen.panels.pen, screen.case
    count = screen.say("done", done=screen.repaired, total=case.total) + " "
    text = f" {screen.say('title')} · {case.drill.item} · {screen.panels.title(case.drill.item)}"
    left, right = ends(shortened(text, columns - width(count) - 1), count, columns)
    return pen(left, BOLD) + pen(right, FAINT)


def _place(screen: DrillScreen, columns: int) -> Lines:
    key, *styles = _state(screen)
    path, state = screen.case.path, screen.say(key)
    return screen.panels.place(path, _line(screen), state, columns, *styles)


def _line(screen: DrillScreen) -> int:
    checks = screen.verdict.checks if screen.verdict else ()
    return next((check.line for check in checks if check.line), 1)


def _state(screen: DrillScreen) -> tuple[str, ...]:
    if screen.phase == "over" and screen.outcome == "given up":
        return "given_up", FAINT
    if screen.phase != "repair":
        return "repaired", BOLD, GREEN
    if screen.checking:
        return "checking", BOLD, YELLOW
    if screen.lost is not None:
        return ("gone" if isinstance(screen.lost, Gone) else "unreadable"), FAINT
    return ("wrong", BOLD, RED) if screen.verdict else ("looking", FAINT)


# Bodies.


def _repair(screen: DrillScreen, columns: int) -> Lines:
    panels, path = screen.panels, shown(screen.case.path)
    if isinstance(screen.lost, Gone):
        return panels.sentence(screen.say("deleted", path=path), columns, YELLOW)
    if screen.lost is not None:
        why = said_of(screen.lost.why, screen.lang)
        return panels.sentence(screen.say("cannot_read", path=path, why=why), columns, YELLOW)
    if screen.verdict is not None:
        return panels.report(screen.verdict, columns)
    resumed = panels.sentence(screen.say("resumed"), columns, YELLOW)
    return [
        *([*resumed, ""] if screen.case.resumed else []),
        *panels.sentence(screen.say("begin"), columns),
        "",
        *panels.sentence(screen.say("begin_check"), columns, FAINT),
    ]


def _say(screen: DrillScreen, columns: int) -> Lines:
    return _own_repair(screen, columns)


def _compare(screen: DrillScreen, columns: int) -> Lines:
    panels = screen.panels
    said = screen.words or screen.say("nothing_said")
    return [
        panels.heading(screen.say("you_said"), columns),
        "",
        *panels.sentence(said, columns),
        "",
        *_cause(screen, columns),
        "",
        *panels.sentence(screen.say("compare"), columns, BOLD),
    ]


def _over(screen: DrillScreen, columns: int) -> Lines:
    shown = _right_repair if screen.outcome == "given up" else _own_repair
    over = screen.panels.sentence(screen.say("over"), columns, FAINT)
    return [*_cause(screen, columns), "", *shown(screen, columns), "", *over]


def _cause(screen: DrillScreen, columns: int) -> Lines:
    """The mistake in the bank's words."""
    drill, panels = screen.case.drill, screen.panels
    title, explanation = panels.words.mistake(drill.item, drill.mistake, screen.lang)
    return [
        panels.heading(screen.say("was_wrong"), columns),
        "",
        *panels.sentence(title, columns, BOLD),
        *panels.markdown(explanation, columns),
    ]


def _own_repair(screen: DrillScreen, columns: int) -> Lines:
    own = unmarked(screen.saved.source) if screen.saved else ""
    return _diff(screen, "your_repair", own, columns)


def _right_repair(screen: DrillScreen, columns: int) -> Lines:
    return _diff(screen, "the_repair", screen.case.right, columns)


def _diff(screen: DrillScreen, title: str, repaired: str, columns: int) -> Lines:
    panels = screen.panels
    broken = unmarked(screen.case.broken.encode())
    return [
        panels.heading(screen.say(title), columns),
        "",
        *panels.sentence(screen.say("diff"), columns, FAINT),
        "",
        *compared(broken, repaired, columns, panels),
    ]


def _task(screen: DrillScreen, columns: int) -> Lines:
    id, panels = screen.case.drill.item, screen.panels
    return [
        panels.heading(screen.say("task"), columns),
        "",
        *panels.section(id, "task", columns),
    ]


def _help(screen: DrillScreen, columns: int) -> Lines:
    heading = screen.panels.heading(screen.say("all_keys"), columns)
    return [heading, "", *key_lines(HELP[screen.lang], columns, screen.panels.pen)]


_PAGES: Mapping[str, Callable[[DrillScreen, int], Lines]] = {"task": _task, "help": _help}
_BODIES: Mapping[Phase, Callable[[DrillScreen, int], Lines]] = {
    "repair": _repair,
    "say": _say,
    "compare": _compare,
    "over": _over,
}


# Foot.


def _foot(screen: DrillScreen) -> list[tuple[str, str]]:
    if screen.page != "main":
        return [("esc", "back"), ("q", "quit")]
    skip = [("n", "skip")] if screen.phase == "repair" and screen.may_skip else []
    return [*skip, *_FEET[screen.phase]]


_END = [("esc", "leave"), ("?", "keys"), ("q", "quit")]
_FEET: Mapping[Phase, list[tuple[str, str]]] = {
    "repair": [
        ("c", "check"),
        ("t", "task_key"),
        ("o", "open"),
        ("g", "give_up"),
        *_END,
    ],
    "say": [("enter", "done_typing"), ("esc", "say_nothing"), ("ctrl-c", "quit")],
    "compare": [("y", "yes"), ("n", "no"), *_END],
    "over": [("enter", "again"), *_END],
}
