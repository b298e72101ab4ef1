"""Reading a bank in the terminal, full screen.

`browse(bank, lang, colour=)` runs until the reader quits. All but `app` is pure: `state.State` is
what is on the screen, `keys.pressed` gives the next one, `draw.screen` its lines.

Arrows inside: app -> keys, draw -> actions, lists -> typeset -> state -> shelf. `strings`
imports none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.browse.app import browse

__all__ = ["browse"]


def __getattr__(name: str) -> Any:
    if name == "browse":
        from grader.browse.app import browse

        return browse
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
