"""The shape that a table of facts must have, said as a table of fields.

The loader stops at the first fault, the linter collects all; both read the same tables.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from grader.bank.suggest import nearest


class Field(NamedTuple):
    """One key of a table: what its value must be, in code and in words."""

    holds: Callable[[object], bool]
    rule: str
    required: bool = False


class Fault(NamedTuple):
    """A key that breaks its rule; `key` is dotted, and empty for the table as a whole."""

    key: str
    message: str
    help: str


def faults(
    data: Mapping[str, object], fields: Mapping[str, Field], at: str = ""
) -> Iterator[Fault]:
    """Every unknown, missing or wrong key of `data`. `at` is the table's own key, if any."""
    dot = f"{at}." if at else ""
    for key, value in data.items():
        field = fields.get(key)
        if field is None:
            help = nearest(str(key), fields) or f"The keys are {', '.join(fields)}."
            yield Fault(f"{dot}{key}", f"unknown key {dot}{key}", help)
        elif not field.holds(value):
            message = f"{dot}{key} is {_brief(value)}, but must be {field.rule}"
            yield Fault(f"{dot}{key}", message, f"Make {dot}{key} {field.rule}.")
    for key, field in fields.items():
        if field.required and key not in data:
            help = f"Add {dot}{key}: {field.rule}."
            yield Fault(at, f"{dot}{key} is missing", help)


def _brief(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and "\n" not in value


def is_number(value: object) -> bool:
    """A positive, finite number."""
    right = isinstance(value, int | float) and not isinstance(value, bool)
    return right and math.isfinite(value) and value > 0  # type: ignore[arg-type, operator]


def is_count(value: object) -> bool:
    return isinstance(value, int) and is_number(value)


def matches(pattern: str) -> Callable[[object], bool]:
    # Compiled when first used: most commands need few of these, and none at import.
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None


def one_of(*values: str) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and value in values


def list_of(holds: Callable[[object], bool], *, least: int = 0) -> Callable[[object], bool]:
    """A list whose entries hold, all different, with at least so many of them."""

    def check(value: object) -> bool:
        if not isinstance(value, list) or len(value) < least or not all(map(holds, value)):
            return False
        return all(entry not in value[:i] for i, entry in enumerate(value))

    return check


def is_table(value: object) -> bool:
    return isinstance(value, dict)
