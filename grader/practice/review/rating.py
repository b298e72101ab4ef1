"""From what one said to a rating.

The rating follows the share of key points that were said without help. Who says few of them doesn't
know the answer: under 40% is `again`, since a page has three to six points and two of five are a
beginning. From 70% on an interviewer would be content, which is what FSRS means by `good`; between
them lies `hard`. `easy` moves a card far away, so it takes every point, and three of them at least.
The candidate has the last word: a rating is proposed and can be overruled.
"""

from __future__ import annotations

from grader.practice.review.memory import AGAIN, EASY, GOOD, HARD

_HARD, _GOOD = 40, 70  # per cent of the points
_FEW = 3  # with fewer points than this, all of them are no sign that it was easy


def proposed(said: int, points: int) -> int:
    """The rating for so many of so many points."""
    if not points or 100 * said < _HARD * points:
        return AGAIN
    if 100 * said < _GOOD * points:
        return HARD
    return EASY if said == points and points >= _FEW else GOOD
