"""What the parts of an interview have in common: a clock, keys, a view, an answer so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from grader.practice.stage import Typing

if TYPE_CHECKING:
    from grader.bank.model import Lang
    from grader.practice.mock.interview import Given


# What every part ends its keys with, as (key, word of STRINGS).
LEAVING = (("esc", "leave"), ("?", "keys"), ("z", "language"))


class Stopwatch:
    """Seconds that ran, by a clock in milliseconds."""

    def __init__(self, now: Callable[[], int], seconds: float = 0.0) -> None:
        self._now = now
        self._before = seconds
        self._since: int | None = None

    @property
    def running(self) -> bool:
        return self._since is not None

    @property
    def seconds(self) -> float:
        ran = self._now() - self._since if self._since is not None else 0
        return self._before + max(ran, 0) / 1000

    def run(self, on: bool) -> None:
        """Start or stop it; what it is already doing goes on."""
        if on == self.running:
            return
        self._before = self.seconds
        self._since = self._now() if on else None


@dataclass(frozen=True)
class PartView:
    """A part's share of the screen; `keys` are pairs of a key and a word of STRINGS."""

    body: tuple[str, ...]
    keys: tuple[tuple[str, str], ...]
    page: str
    typing: Typing | None = None
    focus: int | None = None
    notice: str = ""


class Part(Protocol):
    """One entry of an interview in front of the candidate."""

    @property
    def over(self) -> bool: ...

    def given(self) -> Given:
        """The answer so far, to be stored."""
        ...

    def view(self, columns: int, height: int) -> PartView: ...

    def key(self, name: str) -> bool:
        """Take in a key; False where it means nothing here."""
        ...

    def typed(self, text: str) -> None: ...
    def drafted(self, text: str) -> None: ...
    def event(self, event: Any) -> None: ...

    def turn(self, lang: Lang) -> None:
        """Go on in another language."""
        ...

    def leave(self) -> None:
        """The candidate leaves the interview, or the part is over: nothing goes on."""
        ...
