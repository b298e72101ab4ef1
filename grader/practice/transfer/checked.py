"""A row that came from elsewhere, looked at value by value before it may be one of ours."""

from __future__ import annotations

import json
import re
import typing
from dataclasses import MISSING, fields
from typing import Any, Literal

from grader.grading.verdict import Status
from grader.language import said
from grader.practice.row import Row

_END = 4_102_444_800_000  # 2100-01-01, in milliseconds
_UID = re.compile(r"[0-9a-f]{16}")
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
    return kind(**{name: _value(name, types[name], value) for name, value in given.items()})


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
