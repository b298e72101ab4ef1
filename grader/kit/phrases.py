"""Messages of the kit: see `grader.phrases`, which rooms without the kit read too."""

from ..phrases import HINTS, PHRASES, Phrase, cut, filled, in_words, phrase, say

__all__ = ["HINTS", "PHRASES", "Phrase", "cut", "filled", "in_words", "phrase", "say"]
