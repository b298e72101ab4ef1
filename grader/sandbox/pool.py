"""The zygotes of a run: one for each set of libraries, started when first asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable

from ..errors import CommandError
from ..language import said
from .launch import LEVELS, VARIABLE, Level, Zygote


class Zygotes:
    """Use as a context manager; `warn` gets a text where the sandbox is weaker than it could be.

    `started` are zygotes that run already. They are this pool's then.
    """

    def __init__(
        self, warn: Callable[[str], None] = lambda text: None, started: Iterable[Zygote] = ()
    ) -> None:
        self.level = forced_level()
        self._warn = warn
        self._warned = False
        self._running: dict[str, Zygote] = {zygote.needs[-1]: zygote for zygote in started}

    def start(self, needs: str) -> Zygote:
        """Start the zygote for "numpy" or "torch" in the background."""
        if needs not in self._running:
            libraries = tuple(dict.fromkeys(("numpy", needs)))
            self._running[needs] = Zygote(libraries, self.level or "full")
        return self._running[needs]

    def ready(self, needs: str) -> Zygote:
        """The zygote, once it can fork workers.

        Raises:
            SandboxFault: if it can't be started at all.
        """
        zygote = self.start(needs)
        level, refused = zygote.ready()
        if not self._warned and (self.level or level != "full"):
            self._warned = True
            why = "; ".join(refused)
            if self.level == level:
                why = said("{variable} asks for it", variable=VARIABLE)
            why = why or said("there is nothing stricter on {platform}", platform=sys.platform)
            self._warn(said("the sandbox runs at level {level!r}: {why}", level=level, why=why))
        return zygote

    def __enter__(self) -> Zygotes:
        return self

    def __exit__(self, *_: object) -> None:
        for zygote in self._running.values():
            zygote.close()
        self._running.clear()


def forced_level() -> Level | None:
    """The level that the environment asks for."""
    level = os.environ.get(VARIABLE)
    if level is None:
        return None
    if level not in LEVELS:
        message = said("{variable} is {value!r}", variable=VARIABLE, value=level)
        raise CommandError(message, help=said("It is one of {values}.", values=LEVELS))
    return level
