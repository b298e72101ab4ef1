"""How a check says that a candidate is wrong: an exception whose fields people read.

::

    CheckFailure                 the candidate's answer is wrong
    └── CandidateRaised          it raised instead of answering
        ├── NotAttempted         it raised NotImplementedError
        └── OutOfMemory          it raised MemoryError
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn

from .phrases import Phrase

_NOTHING = object()


class CheckFailure(AssertionError):
    """What is wrong, with the values that show it (any of them may be absent).

    The message is an author's own sentence, or a Phrase, which is put into the report's language.
    """

    NOTHING = _NOTHING

    def __init__(
        self,
        message: str | Phrase,
        *,
        expected: Any = _NOTHING,
        actual: Any = _NOTHING,
        counterexample: Mapping[str, Any] | None = None,
        line: int | None = None,
    ) -> None:
        super().__init__(str(message))
        self.message = message
        self.expected = expected
        self.actual = actual
        self.counterexample = counterexample
        self.line = line
        # The call that shows it, (function, case), where there is one: run again, it prints
        # what belongs to this failure alone.
        self.call: tuple[str, Any] | None = None


class CandidateRaised(CheckFailure):
    """The candidate raised where a value is due."""


class NotAttempted(CandidateRaised):
    """The candidate's function still raises NotImplementedError."""


class OutOfMemory(CandidateRaised):
    """The candidate ran out of the memory that the exercise allows."""


def fail(message: str | Phrase, **fields: Any) -> NoReturn:
    """Raise `CheckFailure(message, **fields)`."""
    raise CheckFailure(message, **fields)
