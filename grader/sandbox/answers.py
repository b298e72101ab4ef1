"""What a worker may answer, as frozen data. Every field's type is checked the moment it comes.

A worker's process runs a candidate's code, so anything may come. Whatever isn't of the form below
is a BadAnswer, which is the candidate's crash; nothing else is raised because of what came.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeVar

_TEXT_MAX, _NAME_MAX, _LINES_MAX = 500, 250, 1 << 20
_EXCEPTIONS = {
    name
    for name, kind in vars(builtins).items()
    if isinstance(kind, type) and issubclass(kind, BaseException)
}
T = TypeVar("T")


class BadAnswer(Exception):
    """What came wasn't an answer: forged or broken."""


class Ready(NamedTuple):
    """The worker can take a file."""


class Fault(NamedTuple):
    """The worker could not be confined: the machine's fault, not the candidate's."""

    reason: str


class Unfit(NamedTuple):
    """The bank's probes could not be loaded: the bank's fault, not the candidate's."""

    reason: str


class Parameters(NamedTuple):
    """Those of a `def` at a file's top level; `rest` is `*args`."""

    line: int
    names: tuple[str, ...]
    optional: int
    rest: bool
    keyword_only: int


class Parsed(NamedTuple):
    """What the file defines, and its uses of forbidden names, read before a line of it ran.

    A function is None where its parameters are unknown, and False where it is imported.
    """

    functions: Mapping[str, Parameters | bool | None]
    forbidden: tuple[tuple[str, int], ...]


class Returned(NamedTuple):
    """A value, and the arguments after the call; None where they are as they were."""

    value: Any
    args: list[Any] | None


class Raised(NamedTuple):
    """An exception. `bases` names those of Python's own that it is or derives from.

    `type` is a name of Python's own only where it is among the bases.
    """

    type: str
    bases: tuple[str, ...]
    message: str
    line: int | None
    column: int | None
    own: bool  # raised by the file's own code, not by a library that it called
    in_use: bool = False  # raised in a probe's call, with none of the file's code running


class Refused(NamedTuple):
    """A value that can't be plain data; the message names its type."""

    message: str


class Changed(NamedTuple):
    """Names of the global state that was changed."""

    names: tuple[str, ...]


Answer = Ready | Fault | Unfit | Parsed | Returned | Raised | Refused | Changed


def read(message: Any) -> Answer:
    """The answer that a decoded message holds.

    Raises:
        BadAnswer: where it isn't one.
    """
    if type(message) is list and message and type(message[0]) is str:
        return _short(message)
    fields = _Fields(message)
    kind = fields.text("kind", 20)
    if kind not in _READERS:
        raise BadAnswer("an answer of no known kind")
    return _READERS[kind](fields)


def _short(message: list[Any]) -> Returned | Raised:
    """What most calls give, without the names of its fields."""
    kind, *values = message
    if kind == "value" and len(values) == 1:
        return Returned(values[0], None)
    if kind == "raised" and len(values) == len(Raised._fields):
        return _raised(_Fields(dict(zip(Raised._fields, values, strict=True))))
    raise BadAnswer("a list that is no answer")


def expect(answer: Answer, *kinds: type[T]) -> T:
    """The answer, if it is of one of the kinds.

    Raises:
        BadAnswer: where it isn't.
    """
    if not isinstance(answer, kinds):
        raise BadAnswer(f"an answer of the kind {type(answer).__name__} that was not asked for")
    return answer


class _Fields:
    """Readers of a message's fields; each raises BadAnswer where the field is of another type."""

    def __init__(self, message: Any) -> None:
        if type(message) is not dict:
            raise BadAnswer("an answer that is not a dict")
        self.message = message

    def of(self, name: str, kind: type[T]) -> T:
        value = self.message.get(name)
        if type(value) is not kind:
            raise BadAnswer(f"its {name!r} is of another type")
        return value

    def text(self, name: str, limit: int = _TEXT_MAX) -> str:
        return self.of(name, str)[:limit]

    def texts(self, name: str, limit: int = _NAME_MAX) -> tuple[str, ...]:
        values = self.of(name, list)
        if not all(type(v) is str for v in values):
            raise BadAnswer(f"its {name!r} holds something else than text")
        return tuple(v[:limit] for v in values[:_NAME_MAX])

    def count(self, name: str) -> int:
        value = self.of(name, int)
        if not 0 <= value <= _LINES_MAX:
            raise BadAnswer(f"its {name!r} is out of range")
        return value

    def line(self, name: str) -> int | None:
        """A line or a column, from 1; None where there is none."""
        if self.message.get(name) is None:
            return None
        return self.count(name) or None


def _parsed(fields: _Fields) -> Parsed:
    functions = fields.of("functions", dict)
    if not all(type(name) is str for name in functions):
        raise BadAnswer("its 'functions' is of another type")
    forbidden = []
    for use in fields.of("forbidden", list):
        if type(use) is not list or [type(u) for u in use] != [str, int]:
            raise BadAnswer("its 'forbidden' is of another type")
        forbidden.append((use[0], use[1]))
    return Parsed({n: _defined(facts) for n, facts in functions.items()}, tuple(forbidden))


def _defined(facts: Any) -> Parameters | bool | None:
    return facts if facts is None or facts is False else _parameters(_Fields(facts))


def _parameters(fields: _Fields) -> Parameters:
    return Parameters(
        line=fields.count("line"),
        names=fields.texts("names"),
        optional=fields.count("optional"),
        rest=fields.of("rest", bool),
        keyword_only=fields.count("keyword_only"),
    )


def _returned(fields: _Fields) -> Returned:
    if "value" not in fields.message:
        raise BadAnswer("a value that is missing")
    args = fields.of("args", list) if "args" in fields.message else None
    return Returned(fields.message["value"], args)


def _raised(fields: _Fields) -> Raised:
    name, bases = fields.text("type", _NAME_MAX), fields.texts("bases")
    foreign = [base for base in bases if base not in _EXCEPTIONS]
    if foreign or "BaseException" not in bases or (name in _EXCEPTIONS and name not in bases):
        raise BadAnswer("an exception that is none of Python's")
    return Raised(
        type=name,
        bases=bases,
        message=fields.text("message"),
        line=fields.line("line"),
        column=fields.line("column"),
        own=fields.of("own", bool),
        in_use=fields.of("in_use", bool),
    )


_READERS: dict[str, Callable[[_Fields], Answer]] = {
    "ready": lambda fields: Ready(),
    "fault": lambda fields: Fault(fields.text("reason")),
    "unfit": lambda fields: Unfit(fields.text("reason")),
    "parsed": _parsed,
    "value": _returned,
    "raised": _raised,
    "refused": lambda fields: Refused(fields.text("message")),
    "changed": lambda fields: Changed(fields.texts("names")),
}
