"""The review on the screen: a question, what was said of it, a rating, the next one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.bank.model import LEVEL_WORDS
from grader.errors import GraderError
from grader.practice.frame import kept
from grader.practice.keys import key_lines
from grader.practice.review.asked import MARGIN, Asked, title
from grader.practice.review.cards import Card, Key
from grader.practice.review.memory import RATINGS
from grader.practice.review.rating import proposed
from grader.practice.review.strings import HELP, STRINGS, duration
from grader.practice.review.summary import summary
from grader.practice.review.text import text_of
from grader.practice.rows import Flag, Review
from grader.practice.stage import Screen, View, told
from grader.prose.columns import BOLD, CYAN, FAINT, GREEN, RED, YELLOW, Pen, ends, pad, wrapped
from grader.prose.width import width

if TYPE_CHECKING:
    from grader.bank.model import Lang
    from grader.practice.review.session import Sitting

_FLAGS = {"s": "suspended", "b": "buried"}  # keys, and the word for what was done
_FLAG_WORDS = {"s": "suspend", "b": "bury"}
_COLOURS = dict(zip(RATINGS, (RED, YELLOW, GREEN, CYAN), strict=True))


@dataclass
class Choice:
    """The ratings, one of them under the mark."""

    proposed: int
    mark: int
    outlook: dict[int, int]


class ReviewScreen(Screen):
    """Asks one card after the other. `sitting` stores what happens. `up` is set by esc at the end.

    Keys that change a card's schedule work only where the screen shows them: somebody who believes
    to be typing presses others.
    """

    up = False

    def __init__(self, sitting: Sitting, lang: Lang, *, colour: bool) -> None:
        self.done = False
        self.sitting = sitting
        langs = sitting.bank.languages
        self.lang = lang if lang in langs else langs[0]
        self.pen = Pen(colour)
        self.notice = ""
        self.card: Card | None = None
        self.asked: Asked | None = None
        self.choice: Choice | None = None
        self.help = False
        self._columns = 80
        self._since = 0
        self._summary: list[str] = []
        self._next()

    # What happens.

    def _next(self) -> None:
        """To the first card whose page can be read; of those before it one is said to be wrong."""
        for card in (*self.sitting.queue.cards, None):
            try:
                self._ask(card)
                return
            except GraderError as error:
                self.notice = told(error, self.lang)

    def _ask(self, card: Card | None) -> None:
        """Raises GraderError where its page can't be read; all is then as it was."""
        asked = None
        if card is not None:
            text = text_of(self.sitting.bank, card.key, self.lang)
            asked = Asked(text, self.sitting.draft(card))
        self.card, self.asked, self.choice = card, asked, None
        self._since = self.sitting.now()
        self._undoable = self.sitting.undoable
        self._sum_up()

    def _sum_up(self) -> None:
        self._summary = summary(self.sitting, self.lang) if self.card is None else []

    def key(self, name: str) -> None:
        self.notice = ""
        if name == "quit":
            self._end()
        elif self.help:
            self._helping(name)
        elif self.choice is not None:
            self._rating(self.choice, name)
        elif self.asked is not None and self.asked.key(name):
            return
        else:
            self._command(name)

    def _end(self, *, up: bool = False) -> None:
        self.leave()
        self.done, self.up = True, up

    def _helping(self, name: str) -> None:
        if name in (*_FLAGS, "?", "escape", "enter", "space", "backspace"):
            self.help = False
        if name in _FLAGS and self.card is not None:
            self._flag(name, self.card.key)

    def _command(self, name: str) -> None:
        asked, card = self.asked, self.card
        typing = asked is not None and asked.phase == "type"
        if typing or (asked is not None and asked.over):
            return
        if name == "escape":
            self._end(up=True)
        elif name == "?":
            self.help = True
        elif name == "u":
            self._undo()
        elif name == "z":
            self._turn()
        elif asked is None or card is None:
            if name in ("enter", "space"):
                self._end(up=True)
        elif name in _FLAGS and name in self._shown_keys(asked):
            self._flag(name, card.key)
        elif name == "enter":
            rating = proposed(len(asked.said), asked.points)
            self.choice = Choice(rating, rating, self.sitting.outlook(card))

    def _shown_keys(self, asked: Asked) -> set[str]:
        """The keys in the last line of the screen, as wide as it was last seen."""
        return {key for key, _ in kept(self._foot(*self._keys(asked)), self._columns)}

    def _flag(self, name: str, key: Key) -> None:
        """Don't ask the card until it is restored, or not today."""
        change = self.sitting.suspend if name == "s" else self.sitting.bury
        change(key)
        self._told(_FLAGS[name], key)

    def _told(self, word: str, key: Key) -> None:
        self._next()
        self.notice = self.notice or STRINGS[self.lang][word].format(id=key.item)

    def _rating(self, choice: Choice, name: str) -> None:
        if name in ("up", "down"):
            choice.mark = min(max(choice.mark + (1 if name == "down" else -1), 1), 4)
        elif name == "enter":
            self._rate(choice.mark)
        elif name in map(str, RATINGS):
            self._rate(int(name))
        elif name in ("escape", "backspace"):
            self.choice = None

    def _rate(self, rating: int) -> None:
        asked, card = self.asked, self.card
        assert asked is not None
        assert card is not None
        self.sitting.rate(
            card,
            rating,
            said=asked.said,
            points=asked.points,
            note=asked.note,
            seconds=(self.sitting.now() - self._since) / 1000,
        )
        self._next()

    def _undo(self) -> None:
        row = self.sitting.undo()
        words = STRINGS[self.lang]
        if row is None:
            self.notice = words["nothing_to_undo"]
            return
        key = Key(row.item, row.part)
        try:
            self._ask(self.sitting.deck.cards.get(key, Card(key)))
        except GraderError:  # its page has lost it, or can't be read now
            self._next()
        else:
            assert self.asked is not None
            if isinstance(row, Review):
                self.asked.note, self.asked.said, self.asked.phase = row.note, {*row.said}, "tick"
        word = "restored" if isinstance(row, Flag) else "undone"
        self.notice = words[word].format(id=row.item)

    def _turn(self) -> None:
        langs = self.sitting.bank.languages
        if len(langs) < 2:
            self.notice = STRINGS[self.lang]["only"]
            return
        self.lang = langs[(langs.index(self.lang) + 1) % len(langs)]
        self._sum_up()
        if self.asked and self.card:
            self.asked.text = text_of(self.sitting.bank, self.card.key, self.lang)

    def typed(self, text: str) -> None:
        if self.asked and self.card:
            self.asked.typed(text)
            self.sitting.keep_draft(self.card.key, self.asked.note)

    def drafted(self, text: str) -> None:
        if self.asked and self.card:
            self.asked.note = text
            self.sitting.keep_draft(self.card.key, text, pausing=True)

    def leave(self) -> None:
        """Store what was typed for a card that isn't rated."""
        if self.asked and self.card and self.asked.note:
            self.sitting.keep_draft(self.card.key, self.asked.note)

    def event(self, event: object) -> None:
        """Nothing is posted here."""

    def tick(self) -> None:
        """Nothing here changes by itself."""

    # What is seen.

    def view(self, width: int, height: int) -> View:
        self._columns = width
        head = self._head(width)
        if self.help:
            return self._helped(head, width)
        if self.asked is None:
            room = max(width - 2 * MARGIN, 10)
            lines = [row for line in self._summary for row in wrapped(line, room) or [""]]
            body = tuple(f"{' ' * MARGIN}{line}" if line else "" for line in lines)
            keys = (*self._undo_key, ("z", "language"), ("esc", "back"), ("q", "quit"))
            return View(head, body, self._foot(*keys), notice=self.notice)
        if self.choice is not None:
            body = self._choices(self.asked, self.choice, width)
            keys = (("enter", "rate"), ("1-4", "overrule"), ("esc", "back"), ("q", "quit"))
            return View(head, body, self._foot(*keys), page="choice", focus=2 + self.choice.mark)
        shown = self.asked.view(width, height, self.pen)
        return View(
            head=head,
            body=shown.body,
            foot=self._foot(*self._keys(self.asked)),
            typing=shown.typing,
            notice=self.notice,
            page=shown.page,
            focus=shown.focus,
        )

    def _helped(self, head: tuple[str, ...], columns: int) -> View:
        name = title(STRINGS[self.lang]["all_keys"], max(columns - 2 * MARGIN, 10), self.pen)
        body = (" " * MARGIN + name, "", *key_lines(HELP[self.lang], columns, self.pen))
        flags = [(key, _FLAG_WORDS[key]) for key in _FLAGS if self.card is not None]
        return View(head, body, self._foot(*flags, ("esc", "back"), ("q", "quit")), page="help")

    def _head(self, columns: int) -> tuple[str, ...]:
        words, queue, pen = STRINGS[self.lang], self.sitting.queue, self.pen
        counts = {"due": queue.due, "steps": (*queue.steps, *queue.soon), "new": queue.new}
        told = [words[name].format(n=len(cards)) for name, cards in counts.items() if cards]
        left = " · ".join([f" {words['review']}", *told])
        done = words["done"].format(n=len(self.sitting.done)) + " "
        left, right = ends(left, done if self.sitting.done else "", columns)
        lines = [pen(left, BOLD) + pen(right, FAINT)]
        if self.asked:
            text = self.asked.text
            facts = [text.topic, LEVEL_WORDS[self.lang][text.item.level], text.key.item]
            if number := text.key.follow_up:
                facts.append(words["follow_up"].format(n=number))
            about, _ = ends(f" {' · '.join(facts)}", "", columns)
            lines.append(pen(about.rstrip(), FAINT))
        return tuple(lines)

    @property
    def _undo_key(self) -> tuple[tuple[str, str], ...]:
        return (("u", "undo"),) if self._undoable else ()

    def _keys(self, asked: Asked) -> list[tuple[str, str]]:
        if asked.over:
            return [("esc", "back"), ("↑↓", "scroll"), ("q", "quit")]
        if asked.phase == "type":
            finish = "done_typing" if asked.revealed else "reveal"
            return [("ctrl-s", finish), ("esc", "back"), ("ctrl-c", "quit")]
        end = [("?", "keys"), ("esc", "leave")]
        flags = ((key, _FLAG_WORDS[key]) for key in _FLAGS)
        rest = [*self._undo_key, *flags, ("z", "language")]
        if asked.phase == "ask":
            return [("space", "reveal"), ("t", "type"), *end, *rest, ("q", "quit")]
        more = [("f", "more")] if asked.text.follow_ups and not asked.text.key.follow_up else []
        numbers = f"1-{asked.points}" if asked.points > 1 else "1"
        rate = ("enter", f"rate_{proposed(len(asked.said), asked.points)}")
        keys = [(numbers, "tick"), rate, ("t", "type"), *end, ("e", "answer")]
        return [*keys, *more, *rest, ("q", "quit")]

    def _foot(self, *keys: tuple[str, str]) -> tuple[tuple[str, str], ...]:
        return tuple((key, STRINGS[self.lang][word]) for key, word in keys)

    def _amount(self, asked: Asked) -> str:
        words, said = STRINGS[self.lang], len(asked.said)
        rating = proposed(said, asked.points)
        name = self.pen(words[f"rating_{rating}"], BOLD, _COLOURS[rating])
        return words["said"].format(said=said, points=asked.points, rating=name)

    def _choices(self, asked: Asked, choice: Choice, columns: int) -> tuple[str, ...]:
        words, pen = STRINGS[self.lang], self.pen
        names = {rating: words[f"rating_{rating}"] for rating in RATINGS}
        times = {
            rating: words["again_in"].format(time=duration(self.lang, ms))
            for rating, ms in choice.outlook.items()
        }
        size, room = max(map(width, names.values())), max(map(width, times.values()))
        head = title(words["ratings"], max(columns - 2 * MARGIN, 10), pen)
        lines = [head, self._amount(asked), ""]
        for rating, name in names.items():
            mark = pen("▸", CYAN) if rating == choice.mark else " "
            bold = (BOLD,) if rating == choice.mark else ()
            line = f"{mark} {pen(str(rating), BOLD, CYAN)} "
            line += f"{pen(pad(name, size), *bold, _COLOURS[rating])}  {pad(times[rating], room)}"
            if rating == choice.proposed and columns > 2 * MARGIN + 26 + size + room:
                line += f"  {pen(words['proposed'], FAINT)}"
            lines.append(line)
        return tuple(" " * MARGIN + line if line else "" for line in lines)
