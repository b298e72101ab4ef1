"""A screen on a stage without a terminal: keys go in, lines come out."""

from __future__ import annotations

from typing import Self

from grader.practice.stage import Stage


class Staged:
    """What derives from this sets `stage`, and `size` where it is another.

    `slowly` says whether the screen is drawn before each key, as for somebody who looks at it.
    """

    stage: Stage
    size = 80, 24
    slowly = False

    def press(self, *keys: str) -> Self:
        for key in keys:
            if self.slowly:
                self.stage.frame(*self.size)
            self.stage.press(key)
        return self

    def write(self, text: str) -> Self:
        """Type a text."""
        return self.press(*("space" if char == " " else char for char in text))

    @property
    def lines(self) -> tuple[str, ...]:
        return self.stage.frame(*self.size).lines

    @property
    def shown(self) -> str:
        return "\n".join(self.lines)
