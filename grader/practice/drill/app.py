"""`grader debug` on a terminal: file, judge and screen joined."""

from __future__ import annotations

from collections.abc import Callable

from grader.bank import Bank
from grader.bank.model import Lang
from grader.grading.verdict import Verdict
from grader.judge import Judge
from grader.practice import opening
from grader.practice.attempts import record
from grader.practice.drill.draw import repaired
from grader.practice.drill.file import broken_files, right_file
from grader.practice.drill.hand_out import HandedOut, finish
from grader.practice.drill.screen import Case, DrillScreen, Outcome, Tools
from grader.practice.memory import why_not
from grader.practice.panels import Panels
from grader.practice.stage import Stage
from grader.practice.store import Store
from grader.practice.watch.app import polling
from grader.practice.watch.checker import Checker
from grader.practice.watch.poll import Poller


def case_of(bank: Bank, store: Store, handed: HandedOut) -> Case:
    """The drill with its texts. Runs the bank's code."""
    drill = handed.drill
    item = bank.item(drill.item)
    names = [*broken_files(item)]
    source = store.source(drill.source) or b""
    return Case(
        drill=drill,
        path=handed.path,
        broken=source.decode("utf-8", "replace"),
        right=right_file(item),
        done=repaired(store, bank, names, drill.item),
        total=len(names),
        resumed=handed.resumed,
    )


def debug(
    bank: Bank, store: Store, handed: HandedOut, *, lang: Lang, colour: bool, edit: str | None
) -> DrillScreen:
    """Show one drill until it ends or is left; its screen, as it was left."""
    case = case_of(bank, store, handed)
    stage: Stage

    def open_() -> Callable[[], object]:
        return opening.on_screen(case.path, 1, edit)

    def recorded(verdict: Verdict, source: bytes) -> str:
        return why_not(lambda: record(store, bank, verdict, source, case.drill.uid))

    def finished(outcome: Outcome, words: str, agreed: bool) -> str:
        return why_not(lambda: finish(store, case.drill, outcome, words, agreed))

    with Judge(bank.root, 1) as judge:  # it warms up while the candidate reads
        poller = Poller(lambda id: case.path, (case.drill.item,))
        checker = Checker(judge, lambda heard: stage.post(heard))
        tools = Tools(checker, open_, recorded, finished)
        panels = Panels(bank, lang, colour=colour)
        screen = DrillScreen(case, panels, tools, poller.take_up(case.drill.item), lang=lang)
        stage = Stage(screen, colour=colour)
        with polling(poller, stage):
            stage.run()
    return screen
