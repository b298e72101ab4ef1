"""`grader watch` on a terminal: files, judge and screen joined."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from grader.bank import Bank, Item
from grader.bank.model import Lang
from grader.judge import Judge
from grader.practice import opening
from grader.practice.memory import Memory
from grader.practice.stage import Stage
from grader.practice.watch.checker import Checker
from grader.practice.watch.files import Files
from grader.practice.watch.poll import Poller
from grader.practice.watch.screen import Tools, WatchScreen


def watch(
    bank: Bank,
    memory: Memory,
    files: Files,
    *,
    lang: Lang,
    colour: bool,
    edit: str | None = None,
    drill: Callable[[str], Callable[[], bool]] | None = None,
    choose: bool = False,
) -> bool:
    """Watch the files until the user quits; whether that was by esc.

    The bank's code is run: the caller trusts it. A `drill` gives whether it was left by esc; else
    the user has quit.

    With `choose` the list of exercises is shown first.
    """
    id = files.first or memory.current or bank.steps[0]
    bank.item(id)  # one that isn't there is an error before the screen is taken
    with Judge(bank.root, 1) as judge:  # it warms up while the screen is made
        folders = (files.where, files.folder) if files.folder else (files.where,)
        poller = Poller(files.path, bank.steps, lambda id: _bank_files(bank, id), folders)
        stage: Stage

        def open_(id: str, line: int) -> Callable[[], object]:
            return opening.on_screen(files.path(id), line, edit)

        def reset(id: str) -> Path | None:
            from grader.bank import workspace

            assert files.folder is not None
            return workspace.reset(bank, files.folder, id, lang)[1]

        def drilled(id: str) -> Callable[[], object]:
            assert drill is not None
            run = drill(id)

            def outside() -> None:
                screen.done = not run()

            return outside

        checker = Checker(judge, lambda heard: stage.post(heard))
        screen = WatchScreen(
            bank,
            files,
            memory,
            poller,
            checker,
            Tools(reset, open_, drilled if drill else None),
            lang=lang,
            colour=colour,
        )
        stage = Stage(screen, colour=colour)
        screen.take_up(id)
        if choose:
            screen.begin_with_list()
        with polling(poller, stage):
            stage.run()
    return screen.up


@contextlib.contextmanager
def polling(poller: Poller, stage: Stage) -> Iterator[None]:
    """The stage gets what the poller sees."""
    stop = threading.Event()
    thread = threading.Thread(target=poller.run, args=(stage.post, stop), daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _bank_files(bank: Bank, id: str) -> list[Path]:
    """The files that a verdict or a page on the screen depends on."""
    item: Item = bank.item(id)
    files = item.files
    return [
        files.page,
        files.page_zh,
        files.reference,
        files.checks,
        files.mistakes,
        files.probes,
    ]
