"""What each key does on the screen of `grader watch`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from grader.practice.watch.screen import Page, WatchScreen

Action = Callable[[WatchScreen], None]


def press(screen: WatchScreen, name: str) -> None:
    """A key that means nothing only ends what was noticed or asked."""
    asked, screen.asked, screen.notice = screen.asked, "", ""
    actions = _LIST if screen.page == "list" else _KEYS
    action = actions.get(name)
    if action is None:
        return
    if name in _ASKING and asked != name and _ASKING[name][0](screen):
        file = screen.files.path(screen.work.id).name
        screen.asked, screen.notice = name, screen.say(_ASKING[name][1], file=file)
        return
    action(screen)


def _quit(screen: WatchScreen) -> None:
    screen.checks.leave()
    screen.done = True


def _up(screen: WatchScreen) -> None:
    """Back to the exercise; from it, and from a list that was there first, to what is above."""
    if screen.page == "main" or screen.choosing:
        screen.checks.leave()
        screen.go_up()
    else:
        screen.show("main")


def _toggle(page: Page) -> Action:
    """To a page, or from it back to the main one."""
    return lambda screen: screen.show("main" if screen.page == page else page)


def _next(screen: WatchScreen) -> None:
    id = screen.memory.next(screen.work.id)
    if id is None:
        screen.notice = screen.say("nothing_left")
    elif id == screen.work.id:
        screen.notice = screen.say("only_one")
    else:
        screen.take_up(id)


def _hint(screen: WatchScreen) -> None:
    """One more than were ever shown, below those before it."""
    id = screen.work.id
    total = len(screen.panels.hints(id))
    if not total:
        screen.notice = screen.say("no_hints")
        return
    step = screen.memory.hints(id) + 1
    if step > total:
        screen.notice = screen.say("no_more_hints") if screen.work.hints == total else ""
    else:
        screen.memory.hint(id, step)
    screen.open_hints(min(step, total))


def _solution(screen: WatchScreen) -> None:
    if screen.page != "solution" and not solved(screen):
        screen.memory.solution(screen.work.id)
    _toggle("solution")(screen)


def _list(screen: WatchScreen) -> None:
    steps = screen.bank.steps
    screen.chosen = steps.index(screen.work.id) if screen.work.id in steps else 0
    screen.show("list")


def _move(number: int) -> Action:
    def move(screen: WatchScreen) -> None:
        screen.chosen = min(max(screen.chosen + number, 0), len(screen.bank.steps) - 1)

    return move


def _choose(screen: WatchScreen) -> None:
    screen.take_up(screen.bank.steps[screen.chosen])


def _reset(screen: WatchScreen) -> None:
    """The save that this is will be seen like any other."""
    if screen.files.folder is None:
        screen.notice = screen.say("no_folder")
        return
    id = screen.work.id
    kept = screen.tools.reset(id)
    screen.memory.reset(id)
    screen.take_up(id)
    file, name = screen.files.path(id).name, kept.name if kept else ""
    screen.notice = screen.say("was_reset_kept" if kept else "was_reset", file=file, kept=name)


def _drill(screen: WatchScreen) -> None:
    if screen.tools.drill is None:
        screen.notice = screen.say("no_drills")
    else:
        screen.outside = screen.tools.drill(screen.work.id)


def _open(screen: WatchScreen) -> None:
    screen.outside = screen.tools.open(screen.work.id, screen.work.line)


def solved(screen: WatchScreen) -> bool:
    return screen.work.passed or screen.work.id in screen.memory.solved


def _hidden(page: Page) -> Callable[[WatchScreen], bool]:
    return lambda screen: screen.page != page and not solved(screen)


# Keys that are pressed twice: when, and what is asked.
_ASKING: Mapping[str, tuple[Callable[[WatchScreen], bool], str]] = {
    "s": (_hidden("solution"), "ask_solution"),
    "e": (_hidden("explanation"), "ask_explanation"),
    "d": (lambda screen: screen.tools.drill is not None and not solved(screen), "ask_drill"),
    "r": (lambda screen: screen.files.folder is not None, "ask_reset"),
}
_KEYS: Mapping[str, Action] = {
    "n": _next,
    "h": _hint,
    "s": _solution,
    "e": _toggle("explanation"),
    "t": _toggle("task"),
    "l": _list,
    "c": WatchScreen.check_all,
    "r": _reset,
    "d": _drill,
    "o": _open,
    "?": _toggle("help"),
    "quit": _quit,
    "escape": _up,
    "backspace": lambda screen: screen.show("main"),
}
_LIST: Mapping[str, Action] = {
    "up": _move(-1),
    "down": _move(1),
    "pageup": _move(-10),
    "pagedown": _move(10),
    "home": _move(-1000),
    "end": _move(1000),
    "enter": _choose,
    "space": _choose,
    "l": _toggle("list"),
    "?": _toggle("help"),
    "quit": _quit,
    "escape": _up,
    "backspace": lambda screen: screen.show("main"),
}
