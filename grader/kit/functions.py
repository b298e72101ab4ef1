"""What a check sees of a subject: the exercise's functions as attributes, whatever their names."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, TypeVar

from .subject import Subject

S = TypeVar("S", bound=Subject)


class Functions:
    """`candidate.l1_loss(ws, 0.1)` calls the function of that name, be it `time` or `close`.

    Other names are the subject's: `outcomes`, `outcome`, `seed`. Where an exercise has a function
    of such a name, `subject_of(candidate).outcomes(...)` is the subject's.
    """

    __slots__ = ("_names", "_subject")

    def __init__(self, subject: Subject, names: Collection[str]) -> None:
        self._subject = subject
        self._names = frozenset(names)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self._call(name) if name in self._names else getattr(self._subject, name)

    def _call(self, function: str) -> Callable[..., Any]:
        def call(*args: Any, repeat: int = 1) -> Any:
            outcome = self._subject.outcome(function, *args, repeat=repeat)
            return self._subject._value(function, outcome)

        return call


def subject_of(candidate: S | Functions) -> S:
    """The subject itself, which the kit's own functions talk to."""
    return candidate._subject if isinstance(candidate, Functions) else candidate  # type: ignore[return-value]
