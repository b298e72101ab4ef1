"""Which follow-up an interviewer asks: the one that leads back to what was missed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from grader.practice.review.text import Text

_COMMON = 2  # a word that so many of the page's key points have says nothing about one of them
_SHORT = 3  # letters: shorter words are mostly grammar


def chosen(text: Text, said: Collection[int]) -> int:
    """The number (from 1) of a page's follow-up; 0 where it has none.

    It is the one that shares most words and notation with the key points that were missed. Where
    none shares any, or nothing was missed, it is the first.
    """
    follow_ups = [f"{each.question} {each.answer}" for each in text.follow_ups]
    if not follow_ups:
        return 0
    missed = [point for i, point in enumerate(text.points) if i not in said]
    scores = shared(follow_ups, missed, text.points)
    return 1 + scores.index(max(scores))


def shared(follow_ups: Sequence[str], missed: Sequence[str], points: Sequence[str]) -> list[int]:
    """How many words of the missed points each follow-up has; common words don't count."""
    counts = [word for point in points for word in _words(point)]
    wanted = {word for point in missed for word in _words(point)}
    wanted = {word for word in wanted if counts.count(word) <= _COMMON}
    return [len(wanted & _words(text)) for text in follow_ups]


def _words(markdown: str) -> set[str]:
    from grader.bank.search import terms
    from grader.prose import to_terminal

    found = terms(to_terminal(markdown, width=1000))
    return {word for word in found if len(word) >= _SHORT or not word.isascii() or word.isdigit()}
