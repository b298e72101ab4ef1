"""Attempts: files that were graded are remembered, with what was wrong with them."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from grader.bank.paths import item_files
from grader.practice.drill.mark import drill_of
from grader.practice.row import Attempt

if TYPE_CHECKING:
    from grader.bank import Bank
    from grader.grading.verdict import Verdict
    from grader.practice.store import Store


def record(
    store: Store, bank: Bank, verdict: Verdict, source: bytes, within: str = ""
) -> Attempt | None:
    """Write down a verdict on `source` and return the row.

    A verdict that is the grader's own fault is no attempt: nothing is written, and None returned.

    Args:
        within: the uid of the drill or the interview that the file is part of. A drill's file
            names its drill itself.
    """
    if verdict.status == "broken":
        return None
    text = sha256(source).hexdigest()
    attempt = Attempt(
        bank=bank.id,
        item=verdict.exercise,
        status=verdict.status,
        score=verdict.score,
        seconds=verdict.seconds,
        checks={check.name: check.status for check in verdict.checks},
        mistakes=tuple(found.name for found in verdict.mistakes),
        item_hash=item_hash(bank, verdict.exercise),
        source=text,
        within=within or drill_of(source),
    )
    store.add(attempt, sources={text: source})
    return attempt


def item_hash(bank: Bank, id: str) -> str:
    """Of what decides an exercise's verdict: its stub, reference, checks and probes."""
    files = item_files(bank.root, bank.topic_of[id], id)
    hash = sha256()
    for file in (files.stub, files.reference, files.checks, files.probes):
        try:
            content = file.read_bytes()
        except FileNotFoundError:  # few exercises have probes
            content = b""
        hash.update(b"%d\n" % len(content) + content)
    return hash.hexdigest()
