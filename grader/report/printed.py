"""What a candidate printed, as reports that aren't a terminal show it."""

from __future__ import annotations

from grader.budgets import OUTPUT_PAGE
from grader.grading.verdict import CheckResult, Verdict
from grader.report.escape import visible
from grader.report.voice import Voice


def capped(printed: CheckResult | Verdict, voice: Voice) -> str:
    """The start of what was printed, and in words what is left out."""
    more = max(0, len(printed.output) - OUTPUT_PAGE) + printed.output_more
    left = f"\n{voice.more('characters', more)}" if more > 0 else ""
    return visible(printed.output[:OUTPUT_PAGE]) + left
