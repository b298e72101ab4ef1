"""A question of an interview: answered, revealed, ticked; then the follow-up that it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.practice.mock.follow_up import chosen
from grader.practice.mock.interview import Given
from grader.practice.mock.part import LEAVING, Part, PartView, Stopwatch
from grader.practice.review.asked import Asked
from grader.practice.review.cards import Key, follow_up
from grader.practice.review.text import text_of

if TYPE_CHECKING:
    from grader.bank import Bank
    from grader.bank.model import Lang
    from grader.prose.columns import Pen


class QuestionPart(Part):
    """The clock runs while one answers, and stops while one reads and ticks."""

    def __init__(
        self, bank: Bank, item: str, given: Given, lang: Lang, pen: Pen, watch: Stopwatch
    ) -> None:
        self.bank, self.lang, self.pen, self.watch = bank, lang, pen, watch
        data = given.data
        self._over = given.done
        self.main = Asked(text_of(bank, Key(item), lang), given.note, {*given.said})
        self.main.phase = "tick" if data.get("revealed") else "ask"
        self.second: Asked | None = None
        number = data.get("follow_up", 0)
        if 0 < number <= len(self.main.text.follow_ups):  # the page may have lost it since
            said = {0} if data.get("follow_up_said") else set()
            note = data.get("follow_up_note", "")
            self.second = Asked(text_of(bank, follow_up(item, number), lang), note, said)
            self.second.phase = "tick" if data.get("follow_up_revealed") else "ask"
        self._time()

    @property
    def over(self) -> bool:
        return self._over

    @property
    def asked(self) -> Asked:
        return self.second or self.main

    @property
    def _closed(self) -> tuple[str, ...]:
        """f would show which follow-up comes, and what is typed beside the answer is no answer."""
        return ("f", "t") if self.asked.revealed else ("f",)

    def _time(self) -> None:
        self.watch.run(not self._over and not self.asked.revealed)

    def given(self) -> Given:
        second = self.second
        data: dict[str, Any] = {"done": self._over, "revealed": self.main.revealed}
        if second:
            data["follow_up"] = second.text.key.follow_up
            data["follow_up_revealed"] = second.revealed
            data["follow_up_said"] = bool(second.said)
            data["follow_up_note"] = second.note
        return Given(
            seconds=round(self.watch.seconds, 1),
            said=tuple(sorted(self.main.said)),
            points=self.main.points,
            note=self.main.note,
            data=data,
        )

    def key(self, name: str) -> bool:
        asked = self.asked
        if name == "enter" and asked.revealed and not asked.over:
            self._on()
        elif name in self._closed or not asked.key(name):
            return False
        self._time()
        return True

    def _on(self) -> None:
        number = 0 if self.second else chosen(self.main.text, self.main.said)
        if number:
            key = follow_up(self.main.text.key.item, number)
            self.second = Asked(text_of(self.bank, key, self.lang))
        else:
            self._over = True

    def typed(self, text: str) -> None:
        self.asked.typed(text)
        self._time()

    def drafted(self, text: str) -> None:
        self.asked.note = text

    def event(self, event: Any) -> None:
        """Nothing is posted to a question."""

    def turn(self, lang: Lang) -> None:
        self.lang = lang
        for asked in filter(None, (self.main, self.second)):
            asked.text = text_of(self.bank, asked.text.key, lang)

    def leave(self) -> None:
        self.watch.run(False)

    def view(self, columns: int, height: int) -> PartView:
        asked = self.asked
        shown = asked.view(columns, height, self.pen)
        keys: tuple[tuple[str, str], ...]
        if asked.over:
            keys = (("esc", "back"), ("↑↓", "scroll"))
        elif asked.phase == "type":
            keys = (("ctrl-s", "reveal"), ("esc", "back"))
        elif asked.phase == "ask":
            keys = (("space", "reveal"), ("t", "type"), *LEAVING)
        else:
            numbers = f"1-{asked.points}" if asked.points > 1 else "1"
            keys = ((numbers, "tick"), ("enter", "on"), ("e", "answer"), *LEAVING)
        return PartView(shown.body, keys, shown.page, shown.typing, shown.focus)
