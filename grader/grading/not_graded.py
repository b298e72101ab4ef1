"""A file that was looked at and not graded, and why."""

from __future__ import annotations

from typing import Any, NamedTuple

from ..phrases import Phrase, phrase

_KEY = "left out: "


class NotGraded(NamedTuple):
    """A file or folder, as its name was found (empty for a count of further ones)."""

    file: str
    reason: Phrase

    @classmethod
    def because(cls, file: str, reason: str, **fields: Any) -> NotGraded:
        """`reason` is the part of a phrase's key after "left out: "."""
        return cls(file, phrase(f"{_KEY}{reason}", **fields))

    @property
    def key(self) -> str:
        """The reason, as `because` takes it."""
        return self.reason.key.removeprefix(_KEY)

    @property
    def shown(self) -> str:
        """The name as text; bytes of it that are not text are escaped."""
        return self.file.encode("utf-8", "backslashreplace").decode()
