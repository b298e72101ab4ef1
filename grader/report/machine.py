"""Verdicts as JSON: the stable form that `verdict.schema.json` describes."""

from __future__ import annotations

import json
import math
from typing import Any

from grader.grading.verdict import SCHEMA, CheckResult, Note, Value, Verdict
from grader.report.escape import visible


def json_report(verdicts: tuple[Verdict, ...]) -> str:
    """One strict JSON object, keys in a fixed order, ending with a line break.

    The same verdicts give the same bytes. Numbers that JSON can't write are the texts "nan",
    "inf" and "-inf".
    """
    document = {"schema": SCHEMA, "verdicts": [_verdict(verdict) for verdict in verdicts]}
    return _dump(_safe(document), "") + "\n"


def _verdict(verdict: Verdict) -> dict[str, Any]:
    confinement = verdict.confinement
    return {
        "exercise": verdict.exercise,
        "title": verdict.title,
        "file": verdict.file,
        "status": verdict.status,
        "score": verdict.score,
        "message": verdict.message,
        "line": verdict.line,
        "output": verdict.output,
        "checks": [_check(check) for check in verdict.checks],
        "mistakes": [
            {"name": found.name, "title": found.title, "explanation": found.explanation}
            for found in verdict.mistakes
        ],
        "notes": [_note(note) for note in verdict.notes],
        "confinement": confinement and {"level": confinement.level, "text": confinement.text},
        "seconds": round(verdict.seconds, 6),
        "grader_version": verdict.grader_version,
        "lang": verdict.lang,
    }


def _note(note: Note) -> dict[str, Any]:
    times = (note.seconds, note.reference_seconds)
    seconds, reference = (None if time is None else round(time, 6) for time in times)
    return {
        "kind": note.kind,
        "text": note.text,
        "seconds": seconds,
        "reference_seconds": reference,
    }


def _check(check: CheckResult) -> dict[str, Any]:
    arguments = check.counterexample
    return {
        "name": check.name,
        "title": check.title,
        "status": check.status,
        "points": check.points,
        "message": check.message,
        "expected": _value(check.expected),
        "actual": _value(check.actual),
        "counterexample": None
        if arguments is None
        else [{"name": name, "value": _value(value)} for name, value in arguments],
        "line": check.line,
        "output": check.output,
        "seconds": round(check.seconds, 6),
    }


def _value(value: Value | None) -> dict[str, Any] | None:
    """A value with the keys of its kind and no others."""
    if value is None:
        return None
    head: dict[str, Any] = {"text": value.text, "kind": value.kind}
    if value.kind == "array":
        return head | {"dtype": value.dtype, "shape": value.shape, "data": value.data}
    if value.kind == "scalar":
        return head
    items = None if value.items is None else [_value(item) for item in value.items]
    keys = {"keys": value.keys} if value.kind == "dict" else {}
    return head | keys | {"items": items}


def _safe(node: Any) -> Any:
    """The same tree with visible text, lists for tuples, and texts for what JSON can't write."""
    if isinstance(node, str):
        return visible(node)
    if isinstance(node, dict):
        return {key: _safe(value) for key, value in node.items()}
    if isinstance(node, (list, tuple)):
        return [_safe(value) for value in node]
    if isinstance(node, float) and not math.isfinite(node):
        return str(node)
    return node


def _dump(node: Any, pad: str) -> str:
    """Indented JSON in which lists of numbers stay on one line: arrays would fill pages."""
    deeper = pad + "  "
    if isinstance(node, dict):
        rows = [f"{_flat(key)}: {_dump(value, deeper)}" for key, value in node.items()]
        return _bracket("{", rows, "}", pad)
    if isinstance(node, list) and any(isinstance(item, dict) for item in node):
        return _bracket("[", [_dump(item, deeper) for item in node], "]", pad)
    return _flat(node)


def _bracket(start: str, rows: list[str], end: str, pad: str) -> str:
    body = ",\n".join(f"{pad}  {row}" for row in rows)
    return f"{start}\n{body}\n{pad}{end}"


def _flat(node: Any) -> str:
    return json.dumps(node, ensure_ascii=False, allow_nan=False)
