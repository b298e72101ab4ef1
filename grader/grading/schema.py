"""Holds data to a JSON Schema, as far as `verdict.schema.json` uses that language.

Known are `type`, `const`, `enum`, `minimum`, `maximum`, `maxLength`, `required`, `properties`,
`additionalProperties`, `items`, `oneOf` and `$ref` into `$defs`. A schema with any other word is
refused, so that no rule is passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

_SILENT = {"$schema", "$id", "$defs", "title", "description"}
_TYPES: Mapping[str, Callable[[Any], bool]] = {
    "object": lambda data: isinstance(data, dict),
    "array": lambda data: isinstance(data, list),
    "string": lambda data: isinstance(data, str),
    "boolean": lambda data: isinstance(data, bool),
    "null": lambda data: data is None,
    "number": lambda data: isinstance(data, int | float) and not isinstance(data, bool),
    "integer": lambda data: isinstance(data, int) and not isinstance(data, bool),
}


class Violation(Exception):
    """What a rule refuses: `place` is the way to it, such as `.checks[0].name`."""

    def __init__(self, place: str, rule: str) -> None:
        super().__init__(f"{place}: {rule}")
        self.place = place
        self.rule = rule


class Schema:
    """One schema, read from JSON."""

    def __init__(self, root: Mapping[str, Any]) -> None:
        self.root = root

    def validate(self, data: Any, definition: str | None = None) -> None:
        """Raise Violation where the data breaks a rule of the schema, or of one of its `$defs`."""
        self._node(data, self.root["$defs"][definition] if definition else self.root, "")

    def _node(self, data: Any, rules: Mapping[str, Any], place: str) -> None:
        for word, wanted in rules.items():
            if word not in _SILENT:
                _RULES[word](self, data, wanted, place, rules)

    def ref(self, data: Any, wanted: str, place: str, _: Any) -> None:
        self._node(data, self.root["$defs"][wanted.removeprefix("#/$defs/")], place)

    def type(self, data: Any, wanted: Any, place: str, _: Any) -> None:
        names = [wanted] if isinstance(wanted, str) else wanted
        if not any(_TYPES[name](data) for name in names):
            raise Violation(place, f"expected {' or '.join(names)}, got {_kind(data)}")

    def const(self, data: Any, wanted: Any, place: str, _: Any) -> None:
        self.enum(data, [wanted], place, _)

    def enum(self, data: Any, wanted: Any, place: str, _: Any) -> None:
        if not any(type(data) is type(one) and data == one for one in wanted):
            allowed = ", ".join(map(repr, wanted))
            raise Violation(place, f"expected one of {allowed}, got {repr(data)[:80]}")

    def minimum(self, data: Any, wanted: Any, place: str, _: Any) -> None:
        if _TYPES["number"](data) and not data >= wanted:
            raise Violation(place, f"must be at least {wanted}")

    def maximum(self, data: Any, wanted: Any, place: str, _: Any) -> None:
        if _TYPES["number"](data) and not data <= wanted:
            raise Violation(place, f"must be at most {wanted}")

    def max_length(self, data: Any, wanted: Any, place: str, _: Any) -> None:
        if isinstance(data, str) and len(data) > wanted:
            raise Violation(place, f"must have at most {wanted:,} characters, has {len(data):,}")

    def required(self, data: Any, wanted: Any, place: str, _: Any) -> None:
        missing = [key for key in wanted if key not in data] if isinstance(data, dict) else []
        if missing:
            raise Violation(place, f"lacks {', '.join(missing)}")

    def properties(self, data: Any, wanted: Any, place: str, _: Any) -> None:
        for key, rules in wanted.items() if isinstance(data, dict) else ():
            if key in data:
                self._node(data[key], rules, f"{place}.{key}")

    def additional(self, data: Any, wanted: Any, place: str, rules: Any) -> None:
        others = set(data) - set(rules.get("properties", ())) if isinstance(data, dict) else ()
        for key in sorted(others):
            if wanted is False:
                raise Violation(place, f"has an unknown key {key[:80]!r}")
            self._node(data[key], wanted, f"{place}.{key[:80]}")

    def items(self, data: Any, wanted: Any, place: str, _: Any) -> None:
        for index, item in enumerate(data) if isinstance(data, list) else ():
            self._node(item, wanted, f"{place}[{index}]")

    def one_of(self, data: Any, wanted: Any, place: str, _: Any) -> None:
        """The alternatives of our schema exclude one another: the first that fits is the one."""
        found: list[Violation] = []
        for rules in wanted:
            try:
                return self._node(data, rules, place)
            except Violation as violation:
                found.append(violation)
        # What was meant is of the right kind and got furthest.
        raise max(reversed(found), key=lambda v: (v.place != f"{place}.kind", len(v.place)))


_RULES: Mapping[str, Callable[..., None]] = {
    "$ref": Schema.ref,
    "type": Schema.type,
    "const": Schema.const,
    "enum": Schema.enum,
    "minimum": Schema.minimum,
    "maximum": Schema.maximum,
    "maxLength": Schema.max_length,
    "required": Schema.required,
    "properties": Schema.properties,
    "additionalProperties": Schema.additional,
    "items": Schema.items,
    "oneOf": Schema.one_of,
}


def _kind(data: Any) -> str:
    return next((name for name, fits in _TYPES.items() if fits(data)), type(data).__name__)
