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

from ..phrases import Phrase, filled

_NOTHING = object()


class CheckFailure(AssertionError):
    """What is wrong, with the values that show it (any of them may be absent).

    The message is a Phrase, or a text of an author's that reads the same in every language.

    Args:
        expected, actual: the two values, or the two parts of the answers that differ.
        counterexample: argument name -> value.
        line: the candidate's line to look at, from 1.
        where: the steps from the whole answer to the two parts, as Python writes each: "0", "'a'".
        whole: the whole answers, expected and actual, where `where` leads into them.
        rtol, atol: the tolerance that they were compared with; None where they had to be equal.
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
        where: tuple[str, ...] = (),
        whole: tuple[Any, Any] | None = None,
        rtol: float | None = None,
        atol: float | None = None,
    ) -> None:
        super().__init__(message)  # put into words where it is read
        self.message = filled(message)
        self.expected = expected
        self.actual = actual
        self.counterexample = counterexample
        self.line = line
        self.where = where
        self.whole = whole
        self.rtol = rtol
        self.atol = atol
        # The call that shows it, (function, case), where there is one: run again, it prints
        # what belongs to this failure alone.
        self.call: tuple[str, Any] | None = None


class CandidateRaised(CheckFailure):
    """The candidate raised instead of returning a value."""


class NotAttempted(CandidateRaised):
    """The candidate's function still raises NotImplementedError."""


class OutOfMemory(CandidateRaised):
    """The candidate ran out of the memory that the exercise allows."""


def fail(
    message: str | Phrase,
    *,
    expected: Any = _NOTHING,
    actual: Any = _NOTHING,
    counterexample: Mapping[str, Any] | None = None,
    line: int | None = None,
    rtol: float | None = None,
    atol: float | None = None,
    **fields: Any,
) -> NoReturn:
    """Raise CheckFailure; `fields` fill the places of a message in both languages.

    ::

        fail(say("{n} entries are dropped", "丢弃了 {n} 个元素"), n=3, counterexample=inputs)

    Raises:
        ValueError: if a place of the message is not filled, or a plain text is given fields.
    """
    raise CheckFailure(
        filled(message, **fields),
        expected=expected,
        actual=actual,
        counterexample=counterexample,
        line=line,
        rtol=rtol,
        atol=atol,
    )
