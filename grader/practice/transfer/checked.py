"""A row that came from elsewhere, looked at value by value before it may be one of ours."""

from __future__ import annotations

import json
import re
import typing
from collections.abc import Callable
from dataclasses import MISSING, fields, replace
from functools import partial
from typing import Any, Literal

from grader.grading.verdict import Status
from grader.language import said
from grader.practice.mock.kinds import KINDS
from grader.practice.row import Row
from grader.practice.rows import Answer, Session

_END = 4_102_444_800_000  # 2100-01-01, in milliseconds
_UID = re.compile(r"[0-9a-f]{16}")
_PART = re.compile(r"|follow_up:[1-9][0-9]{0,2}")
_WITHIN = 1 << 53  # whole numbers that every reader of JSON has


class Wrong(ValueError):
    """What is wrong with a value. `name` is the column, `expected` says what belongs there."""

    def __init__(self, name: str, expected: str) -> None:
        super().__init__(f"{name}: expected {expected}")
        self.name = name
        self.expected = expected


def checked(kind: type[Row], given: Any) -> Row:
    """The row. Raises Wrong."""
    if not isinstance(given, dict):
        raise Wrong("row", said("an object"))
    known = {field.name: field for field in fields(kind)}
    for name in given:
        if name not in known:
            raise Wrong(str(name), said("a column of this table"))
    types = typing.get_type_hints(kind)
    for name, field in known.items():
        if name not in given and (name in ("uid", "at") or field.default is MISSING):
            raise Wrong(name, said("a value"))
    row = kind(**{name: _value(name, types[name], value) for name, value in given.items()})
    if isinstance(row, Session) and row.kind == "mock" and not _is_plan(row.plan):
        raise Wrong("plan", said("what an interview is made of"))
    return _without_path(row) if isinstance(row, Answer) else row


def _is_plan(plan: dict[str, Any]) -> bool:
    entries = plan.get("entries")
    return (
        _is(int, plan.get("minutes")) and isinstance(entries, list) and all(map(_is_entry, entries))
    )


def _is_entry(entry: Any) -> bool:
    kinds = (str, str, int)
    return (
        isinstance(entry, list)
        and len(entry) == 3
        and all(map(_is, kinds, entry))
        and entry[0] in KINDS
    )


def _is_answer(data: dict[str, Any]) -> bool:
    """Whether what an interview's screen reads of it is what that has written."""
    return all(name not in data or is_one(data[name]) for name, is_one in _ANSWER.items())


def _without_path(answer: Answer) -> Answer:
    """The file was another machine's: here a new one is handed out."""
    return replace(answer, data={k: v for k, v in answer.data.items() if k != "path"})


def _is(type_: type, value: Any) -> bool:
    return isinstance(value, type_) and (type_ is bool or not isinstance(value, bool))


def _texts(value: Any) -> bool:
    found = [*value, *value.values()] if isinstance(value, dict) else value
    return isinstance(found, list) and all(_is(str, each) for each in found)


# What an answer's `data` may hold -> whether a value is one.
_ANSWER: dict[str, Callable[[Any], bool]] = {
    **{name: partial(_is, bool) for name in ("done", "revealed", "agreed")},
    **{name: partial(_is, bool) for name in ("follow_up_revealed", "follow_up_said")},
    **{name: partial(_is, str) for name in ("path", "drill", "mistake", "checked", "attempt")},
    "follow_up_note": partial(_is, str),
    "follow_up": lambda number: _is(int, number) and number >= 0,
    "phase": lambda phase: phase in ("work", "say", "verdict"),
    "status": lambda status: status in typing.get_args(Status),
    "score": lambda score: _is(int, score) or _is(float, score),
    "checks": lambda checks: isinstance(checks, dict) and _texts(checks),
    "mistakes": lambda names: isinstance(names, list) and _texts(names),
}


def _value(name: str, type_: Any, value: Any) -> Any:
    value = _typed(name, type_, value)
    rule = _RULES.get(name)
    if rule and not rule[0](value):
        raise Wrong(name, rule[1])
    return value


_RULES: dict[str, tuple[Any, str]] = {
    "uid": (_UID.fullmatch, said("16 hexadecimal digits")),
    "at": (lambda at: 0 <= at < _END, said("milliseconds since 1970, before 2100")),
    "until": (lambda at: 0 <= at < _END, said("milliseconds since 1970, before 2100")),
    "part": (_PART.fullmatch, said("nothing, or follow_up: and a number")),
    "data": (_is_answer, said("what an interview keeps of an answer")),
    "item": (lambda id: 0 < len(id) <= 200 and id.isprintable(), said("the id of an item")),
    "status": (lambda status: status in typing.get_args(Status), said("a verdict's status")),
    "rating": (lambda rating: 1 <= rating <= 4, said("1, 2, 3 or 4")),
    "seconds": (lambda seconds: seconds >= 0, said("a number from 0 up")),
    "points": (lambda points: points >= 0, said("a number from 0 up")),
    "step": (lambda step: step >= 0, said("a number from 0 up")),
}


def _typed(name: str, type_: Any, value: Any) -> Any:
    origin, arguments = typing.get_origin(type_), typing.get_args(type_)
    if origin is Literal:
        return _one_of(name, arguments, value)
    if origin is tuple:
        if not isinstance(value, list):
            raise Wrong(name, said("a list"))
        return tuple(_typed(name, arguments[0], one) for one in value)
    if origin is dict:
        if not isinstance(value, dict):
            raise Wrong(name, said("an object"))
        return {_text(name, key): _typed(name, arguments[1], one) for key, one in value.items()}
    if type_ is str:
        return _text(name, value)
    if type_ in (int, float):
        return _number(name, type_, value)
    return _json(name, value)


def _one_of(name: str, values: tuple[Any, ...], value: Any) -> Any:
    if not isinstance(value, str) or value not in values:
        raise Wrong(name, said("one of {names}", names=values))
    return value


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise Wrong(name, said("a text"))
    try:
        value.encode()
    except UnicodeEncodeError:  # half of a pair of surrogates
        raise Wrong(name, said("a text in Unicode")) from None
    return value


def _number(name: str, type_: type[int] | type[float], value: Any) -> Any:
    numbers = int if type_ is int else (int, float)
    if isinstance(value, bool) or not isinstance(value, numbers):
        raise Wrong(name, said("a whole number") if type_ is int else said("a number"))
    if not abs(value) < _WITHIN:
        raise Wrong(name, said("a number of at most 15 digits"))
    return type_(value)


def _json(name: str, value: Any) -> Any:
    try:
        _text(name, json.dumps(value, ensure_ascii=False, allow_nan=False))
    except (ValueError, RecursionError):
        raise Wrong(name, said("plain JSON")) from None
    return value
