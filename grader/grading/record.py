"""Verdicts as JSON data and back: `to_json`, `verdict_from_json`, `verdicts_from_json`.

`verdict.schema.json` describes the form. The reader holds every verdict to that same file before it
makes one, so that it refuses what the schema refuses.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ..errors import GraderError
from ..phrases import Field, Phrase
from .schema import Schema, Violation
from .verdict import CheckResult, MistakeFound, Note, Value, Verdict


class BadRecord(GraderError):
    """JSON that is not a verdict: `place` is the way to what is wrong."""


def to_json(verdict: Verdict) -> dict[str, Any]:
    """The verdict as data that JSON can write, keys in a fixed order, without any words."""
    return {
        "exercise": verdict.exercise,
        "file": verdict.file,
        "status": verdict.status,
        "score": verdict.score,
        "message": message_json(verdict.message),
        "line": verdict.line,
        "column": verdict.column,
        "output": verdict.output,
        **({"output_more": verdict.output_more} if verdict.output_more else {}),
        "checks": [_check(check) for check in verdict.checks],
        "mistakes": [_mistake(found) for found in verdict.mistakes],
        "notes": [_note(note) for note in verdict.notes],
        "confinement": verdict.confinement and {"level": verdict.confinement},
        "seconds": verdict.seconds,
        "grader_version": verdict.grader_version,
        "source": verdict.source,
    }


def verdict_from_json(data: str | Mapping[str, Any]) -> Verdict:
    """One verdict from what `to_json` gave, or from an entry of a report's `verdicts`.

    Raises:
        BadRecord: if the schema refuses it, with the place and the rule.
    """
    loaded = _loaded(data)
    _demand(loaded, "verdict", "verdict")
    return _verdict_of(loaded)


def verdicts_from_json(text: str | Mapping[str, Any]) -> tuple[Verdict, ...]:
    """The verdicts of a whole JSON report.

    Raises:
        BadRecord: if the schema refuses it, with the place and the rule.
    """
    data = _loaded(text)
    _demand(data, None, "report")
    return tuple(map(_verdict_of, data["verdicts"]))


# ------------------------------------------------------------------------------------ writing


def _check(check: CheckResult) -> dict[str, Any]:
    arguments, whole = check.counterexample, check.whole
    return {
        "name": check.name,
        "status": check.status,
        "points": check.points,
        "message": message_json(check.message),
        "expected": _value(check.expected),
        "actual": _value(check.actual),
        "where": list(check.where),
        "whole": whole and {"expected": _value(whole[0]), "actual": _value(whole[1])},
        "rtol": check.rtol,
        "atol": check.atol,
        "counterexample": _arguments(arguments),
        **({"how": check.how} if check.how else {}),
        "line": check.line,
        "output": check.output,
        **({"output_more": check.output_more} if check.output_more else {}),
        "seconds": check.seconds,
    }


def _arguments(arguments: tuple[tuple[str, Value], ...] | None) -> list[dict[str, Any]] | None:
    if arguments is None:
        return None
    return [{"name": name, "value": _value(value)} for name, value in arguments]


def _mistake(found: MistakeFound) -> dict[str, Any]:
    example = _arguments(found.counterexample)
    more = {} if example is None else {"counterexample": example}
    return {"name": found.name, "check": found.check, **more}


def _note(note: Note) -> dict[str, Any]:
    return {
        "kind": note.kind,
        "message": message_json(note.message),
        "seconds": note.seconds,
        "reference_seconds": note.reference_seconds,
    }


def message_json(message: Phrase | None) -> dict[str, Any] | None:
    """A message as a key and fields."""
    if message is None:
        return None
    return {"key": message.key, "fields": {name: _field(f) for name, f in message.fields}}


def _field(field: Field) -> Any:
    if isinstance(field, Phrase):
        return message_json(field)
    return [_field(item) for item in field] if isinstance(field, tuple) else field


def _value(value: Value | None) -> dict[str, Any] | None:
    """A value with the keys of its kind and no others."""
    if value is None:
        return None
    head: dict[str, Any] = {"text": value.text, "kind": value.kind, "more": value.more}
    if value.kind == "array":
        return head | {
            "dtype": value.dtype,
            "shape": _list(value.shape),
            "layout": value.layout,
            "data": _entries(value.data),
            "sketch": value.sketch and [list(row) for row in value.sketch],
        }
    if value.kind == "scalar":
        return head
    items = None if value.items is None else [_value(item) for item in value.items]
    keys = {"keys": _list(value.keys)} if value.kind == "dict" else {}
    return head | keys | {"items": items}


def _list(items: tuple[Any, ...] | None) -> list[Any] | None:
    return None if items is None else list(items)


def _entries(data: Any) -> Any:
    if isinstance(data, list | tuple):
        return [_entries(item) for item in data]
    return str(data) if isinstance(data, float) and not math.isfinite(data) else data


# ------------------------------------------------------------------------------------ reading


def _loaded(data: str | Mapping[str, Any]) -> Any:
    if not isinstance(data, str):
        return data
    try:
        return json.loads(data, parse_constant=_no_constant)
    except ValueError as error:  # a JSONDecodeError, or a number of more digits than Python reads
        raise BadRecord(f"not JSON: {error}", help="Give what `--json` wrote.") from None
    except RecursionError:
        raise BadRecord("nested too deeply", help="Give what `--json` wrote.") from None


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


@cache
def _schema() -> Schema:
    return Schema(json.loads(Path(__file__).with_name("verdict.schema.json").read_text("utf-8")))


def _demand(data: Any, definition: str | None, name: str) -> None:
    try:
        _schema().validate(data, definition)
    except Violation as error:
        raise BadRecord(error.rule, place=f"{name}{error.place}") from None
    except RecursionError:
        raise BadRecord("nested too deeply", place=name) from None


def _verdict_of(data: Mapping[str, Any]) -> Verdict:
    plain = (
        "exercise", "file", "status", "score", "line", "column", "output", "seconds",
        "grader_version",
    )  # fmt: skip
    confinement = data["confinement"]
    return Verdict(
        **{key: data[key] for key in plain},
        checks=tuple(map(_check_of, data["checks"])),
        mistakes=tuple(
            MistakeFound(m["name"], m["check"], _arguments_of(m.get("counterexample")))
            for m in data["mistakes"]
        ),
        notes=tuple(map(_note_of, data["notes"])),
        confinement=confinement and confinement["level"],
        message=_message_of(data["message"]),
        output_more=data.get("output_more", 0),
        source=data.get("source"),
    )


def _check_of(data: Mapping[str, Any]) -> CheckResult:
    plain = ("name", "status", "points", "rtol", "atol", "line", "output", "seconds")
    whole = data["whole"]
    return CheckResult(
        **{key: data[key] for key in plain},
        message=_message_of(data["message"]),
        expected=_optional(data["expected"]),
        actual=_optional(data["actual"]),
        where=tuple(data["where"]),
        whole=whole and (_value_of(whole["expected"]), _value_of(whole["actual"])),
        counterexample=_arguments_of(data["counterexample"]),
        how=data.get("how", ""),
        output_more=data.get("output_more", 0),
    )


def _arguments_of(data: Any) -> tuple[tuple[str, Value], ...] | None:
    return None if data is None else tuple((a["name"], _value_of(a["value"])) for a in data)


def _note_of(data: Mapping[str, Any]) -> Note:
    message = _message_of(data["message"])
    assert message is not None
    return Note(data["kind"], message, data["seconds"], data["reference_seconds"])


def _message_of(data: Mapping[str, Any] | None) -> Phrase | None:
    if data is None:
        return None
    return Phrase(data["key"], tuple((name, _field_of(f)) for name, f in data["fields"].items()))


def _field_of(data: Any) -> Field:
    if isinstance(data, Mapping):
        return _message_of(data)
    return tuple(map(_field_of, data)) if isinstance(data, list) else data


def _optional(data: Mapping[str, Any] | None) -> Value | None:
    return None if data is None else _value_of(data)


def _value_of(data: Mapping[str, Any]) -> Value:
    facts = {key: data.get(key) for key in ("dtype", "layout", "data")}
    return Value(
        data["text"],
        data["kind"],
        more=data["more"],
        shape=_tuple(data.get("shape")),
        sketch=_tuple(data.get("sketch"), tuple),
        items=_tuple(data.get("items"), _value_of),
        keys=_tuple(data.get("keys")),
        **facts,
    )


def _tuple(items: Any, each: Any = lambda item: item) -> Any:
    return None if items is None else tuple(map(each, items))
