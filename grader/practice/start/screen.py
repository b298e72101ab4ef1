"""The first screen of bare `grader`. What is chosen on it is done by the command."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from grader.bank.paths import shown
from grader.language import translated
from grader.practice.bar import progress_bar
from grader.practice.panels import Panels
from grader.practice.stage import Screen, Typing, View
from grader.practice.start.status import Status
from grader.practice.start.strings import HELP, STRINGS
from grader.prose.columns import BOLD, CYAN, FAINT, RED, REVERSE, pad, shortened, wrapped
from grader.prose.width import width
from grader.report.voice import Voice

DEFAULT = "practice"


@dataclass
class StartScreen(Screen):
    """`chosen` is what to do next, once it is done: make, watch, review, mock, debug, list,
    progress, browse or quit; at the start, what was chosen the last time, which is marked where
    `notice` says that it couldn't be done. `make` makes a folder of that name, and raises
    GraderError where it can't. `problem` is why the store can't be read.
    """

    panels: Panels
    status: Status
    make: Callable[[str], Path]
    chosen: str = ""
    notice: str = ""
    problem: str = ""
    row: int = 0
    made: Path | None = None
    asking: bool = field(init=False)
    helping: bool = False

    def __post_init__(self) -> None:
        self.lang = self.panels.lang
        self.asking = self.status.folder is None and not self.chosen
        choices = [choice for _, choice, _ in self.menu]
        refused = bool(self.notice) and self.chosen in choices
        self.row = choices.index(self.chosen) if refused else 0

    @property
    def leads_on(self) -> bool:
        return self.chosen != "quit"

    def say(self, key: str, **fields: object) -> str:
        return STRINGS[self.panels.lang][key].format(**fields)

    @property
    def menu(self) -> list[tuple[str, str, str]]:
        """Key, what it chooses, and its words."""
        id = self.status.standing.current
        first = ("watch", self.say("do_watch", id=id) if id else self.say("do_again"))
        if self.status.folder is None:
            first = ("make", self.say("do_make"))
        mock = self.say("do_mock_on" if self.status.open_mock else "do_mock")
        rows = [
            ("enter", *first),
            ("r", "review", self.say("do_review")),
            ("m", "mock", mock),
            ("d", "debug", self.say("do_debug")),
            ("l", "list", self.say("do_list")),
            ("p", "progress", self.say("do_progress")),
            ("b", "browse", self.say("do_browse")),
            ("q", "quit", self.say("do_quit")),
        ]
        without = ("debug", "list") if self.status.folder is None else ()
        return [row for row in rows if row[1] not in without]

    # ------------------------------------------------------------------------------------ keys

    def key(self, name: str) -> None:
        self.notice = ""
        moves = {"up": -1, "down": 1, "home": -99, "end": 99}
        if name == "quit":
            self._choose("quit")
        elif self.asking:
            self.asking = name != "escape"
        elif name == "?" or (self.helping and name in ("escape", "backspace")):
            self.helping = not self.helping
        elif name in moves:
            self.row = min(max(self.row + moves[name], 0), len(self.menu) - 1)
        elif name in ("enter", "space"):
            self._choose(self.menu[self.row][1])
        else:
            found = [choice for key, choice, _ in self.menu if key == name]
            if found:
                self._choose(found[0])

    def typed(self, text: str) -> None:
        """The folder's name. One that can't be made is said, and asked for again."""
        self.made = self.make(text.strip() or DEFAULT)
        self.chosen, self.done = "watch", True

    def _choose(self, choice: str) -> None:
        if choice == "make":
            self.asking = True
            return
        self.chosen, self.done = choice, True

    # ------------------------------------------------------------------------------------ view

    def view(self, width: int, height: int) -> View:
        if self.asking:
            return View(
                head=(self._title(width),),
                body=tuple(self._welcome(width)),
                foot=(("enter", self.say("make")), ("esc", self.say("later"))),
                typing=Typing(self.say("prompt"), DEFAULT),
                page="first",
            )
        if self.helping:
            return self._help(width)
        body, focus = self._menu(width)
        return View(
            head=(self._title(width),),
            body=tuple(body),
            foot=tuple(
                (key, self.say(word))
                for key, word in (
                    ("enter", "choose"),
                    ("↑↓", "move"),
                    ("q", "do_quit"),
                    ("?", "help"),
                )
            ),
            notice=self.notice,
            page="menu",
            focus=focus,
        )

    def _help(self, columns: int) -> View:
        """What each choice is; its key chooses it here, too."""
        lines = [""]
        for key, choice, words in self.menu:
            told = HELP[self.panels.lang][choice]
            lines.append(f"  {self.panels.pen(pad(key, 6), BOLD, CYAN)} {words}")
            lines += [f"         {line}" for line in wrapped(told, max(columns - 10, 10))]
        keys = (("esc", "back"), ("q", "do_quit"))
        foot = tuple((key, self.say(word)) for key, word in keys)
        return View((self._title(columns),), tuple(lines), foot, page="help")

    def _title(self, columns: int) -> str:
        pen, standing = self.panels.pen, self.status.standing
        bar = progress_bar(len(standing.solved), standing.total, pen)
        room = columns - bar.width if bar.width * 2 < columns else columns
        title = shortened(f" {self.panels.bank.title.in_(self.panels.lang)}", room - 1)
        return pen(pad(title, room), BOLD) + (bar.text if room < columns else "")

    def _welcome(self, columns: int) -> list[str]:
        bank, panels = self.panels.bank, self.panels
        counts = {"exercises": len(bank.steps), "questions": len(bank.topic_of)}
        parts = [
            panels.sentence(self.say("welcome", **counts), columns),
            panels.sentence(self.say("how"), columns),
            panels.sentence(self.say("folder"), columns),
            panels.sentence(self.say("not_now"), columns, FAINT),
        ]
        return ["", *(line for part in parts for line in [*part, ""])]

    def _menu(self, columns: int) -> tuple[list[str], int]:
        pen = self.panels.pen
        lines = [*self._unkept(columns), "", *self._facts(columns), ""]
        focus = len(lines) + self.row
        for number, (key, _, words) in enumerate(self.menu):
            text = f" {pad(key, 6)} {words} "
            chosen = number == self.row
            shown_key = pen(f" {pad(key, 6)} ", BOLD, CYAN)
            lines.append(f"  {pen(text, REVERSE)}" if chosen else f"  {shown_key}{words}")
        return lines, focus

    def _unkept(self, columns: int) -> list[str]:
        if not self.problem:
            return []
        why = translated(self.problem, self.panels.lang)
        return ["", *self.panels.sentence(self.say("not_kept", why=why), columns, BOLD, RED)]

    def _facts(self, columns: int) -> list[str]:
        """Where one is: a label, then what there is to say."""
        status, panels = self.status, self.panels
        facts = [("next", text) for text in self._next()]
        facts.append(("review", self._cards() or self.say("nothing_due")))
        if status.open_mock:
            facts.append(("mock", self.say("open_mock")))
        labels = [self.say(key) for key, _ in facts]
        room = max(map(width, labels))
        lines, before = [], ""
        for label, (_, text) in zip(labels, facts, strict=True):
            shown_label = panels.pen(pad("" if label == before else label, room), FAINT)
            lines.append(f"  {shown_label}  {shortened(text, columns - room - 5)}")
            before = label
        return lines

    def _cards(self) -> str:
        """The cards of today, as many as progress counts, and the new ones."""
        status = self.status
        counts = {"due": status.due, "soon": status.soon, "over": status.over, "new": status.new}
        told = [
            self.say(key, n=count, minutes=status.minutes) for key, count in counts.items() if count
        ]
        return self.say("comma").join(told)

    def _next(self) -> list[str]:
        standing, panels = self.status.standing, self.panels
        if standing.current is None:
            return [self.say("all_solved")]
        title = f"{standing.current} · {panels.title(standing.current)}"
        last = standing.last
        status = Voice(panels.lang, panels.words).status(last.status) if last else ""
        tried = self.say("begun", status=status) if last else self.say("fresh")
        return [title, " · ".join([tried, *self._where()])]

    def _where(self) -> list[str]:
        if self.status.folder is None:
            return []
        folder = shown(self.status.folder)
        return [self.say("here") if folder == "." else self.say("where", folder=folder)]
