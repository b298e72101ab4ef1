"""Files that were not graded, for every report: which, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from grader.grading.not_graded import NotGraded
from grader.report.escape import one_line
from grader.report.voice import Voice


def rows(files: Sequence[NotGraded], voice: Voice) -> list[tuple[str, str]]:
    """The name and the reason of each, in visible characters; the name is empty for a count."""
    return [(voice.path(file.shown), one_line(voice.message(file.reason))) for file in files]


def lines(files: Sequence[NotGraded], voice: Voice, most: int | None = None) -> Iterator[str]:
    """A heading and one line a file, `most` files at most; nothing if there is none."""
    if not files:
        return
    yield voice.say("not graded")
    for name, reason in rows(files[:most], voice):
        yield "  " + (voice.labelled(name, reason) if name else reason)
    if most is not None and len(files) > most:
        yield "  " + voice.say("not graded more", count=len(files) - most)
