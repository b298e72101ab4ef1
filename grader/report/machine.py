"""Verdicts as JSON: the stable form that `verdict.schema.json` describes, with words for people."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from grader.grading.record import message_json, to_json
from grader.grading.verdict import SCHEMA, Verdict
from grader.phrases import Phrase
from grader.report.escape import visible
from grader.report.voice import Names, Voice, Words

if TYPE_CHECKING:
    from grader.bank.model import Lang
    from grader.grading.not_graded import NotGraded


def json_report(
    verdicts: tuple[Verdict, ...],
    *,
    lang: Lang = "en",
    words: Words | None = None,
    not_graded: Sequence[NotGraded] = (),
) -> str:
    """One strict JSON object, keys in a fixed order, ending with a line break.

    The same verdicts give the same bytes. Numbers that JSON can't write are the texts "nan",
    "inf" and "-inf". Words in `lang` stand beside messages and names; readers ignore them.
    """
    voice = Voice(lang, words or Names())
    found = [_verdict(verdict, voice) for verdict in verdicts]
    left = [
        {"file": file.shown, "reason": _said(message_json(file.reason), file.reason, voice)}
        for file in not_graded
    ]
    report = {"schema": SCHEMA, "lang": lang, "verdicts": found, "not_graded": left}
    return _dump(_safe(report), "") + "\n"


def _verdict(verdict: Verdict, voice: Voice) -> dict[str, Any]:
    data = to_json(verdict)
    del data["source"]
    checks = zip(data["checks"], verdict.checks, strict=True)
    notes = zip(data["notes"], verdict.notes, strict=True)
    mistakes = zip(data["mistakes"], voice.mistakes(verdict, verdict.mistakes), strict=True)
    confined = data["confinement"]
    return {
        "exercise": data.pop("exercise"),
        "title": voice.title(verdict),
        **data,
        "message": _said(data["message"], verdict.message, voice),
        "checks": [
            {
                "name": written.pop("name"),
                "title": voice.check(verdict, check),
                **written,
                "message": _said(written["message"], check.message, voice),
                "seconds": round(check.seconds, 6),
            }
            for written, check in checks
        ],
        "mistakes": [
            {**written, "title": found.title, "explanation": found.explanation}
            for written, found in mistakes
        ],
        "notes": [
            {
                "kind": note.kind,
                "message": _said(written["message"], note.message, voice),
                "seconds": _rounded(note.seconds),
                "reference_seconds": _rounded(note.reference_seconds),
            }
            for written, note in notes
        ],
        "confinement": confined and {**confined, "text": voice.confined(verdict)},
        "seconds": round(verdict.seconds, 6),
    }


def _said(data: dict[str, Any] | None, message: Phrase | None, voice: Voice) -> Any:
    return data and {**data, "text": voice.message(message)}


def _rounded(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 6)


def _safe(node: Any) -> Any:
    """The same tree with visible text, lists for tuples, and texts for what JSON can't write."""
    if isinstance(node, str):
        return visible(node)
    if isinstance(node, dict):
        return {visible(key): _safe(value) for key, value in node.items()}
    if isinstance(node, (list, tuple)):
        return [_safe(value) for value in node]
    if isinstance(node, float) and not math.isfinite(node):
        return str(node)
    return node


def _dump(node: Any, pad: str) -> str:
    """Indented JSON in which lists of numbers stay on one line: arrays would fill pages."""
    deeper = pad + "  "
    if isinstance(node, dict) and node:
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
