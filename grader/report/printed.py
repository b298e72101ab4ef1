"""What a candidate printed, as reports that aren't a terminal show it."""

from __future__ import annotations

from grader.budgets import OUTPUT_PAGE
from grader.report.escape import visible
from grader.report.voice import Voice


def capped(output: str, voice: Voice) -> str:
    """The start of an output, and in words what is left out."""
    more = len(output) - OUTPUT_PAGE
    left = f"\n{voice.more('characters', more)}" if more > 0 else ""
    return visible(output[:OUTPUT_PAGE]) + left
