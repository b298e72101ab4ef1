"""Which of the mistakes that may be a candidate's are named, and for which check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .calls import Call, CheckRecord
from .faults import PARTS, VALUE
from .trusted import Mistake

Fault = tuple[int, str]  # the number of a call, and the part of its answer that is wrong
_MOST = 0.1  # of what a mistake explains, that it may meet in another way
_SEVERAL = 3  # mistakes that accept one kind of bad input each
_NEARLY = 0.7  # of the bad input that is accepted, for one mistake to say it all


class Possible:
    """A mistake that may be the candidate's, and what speaks for and against it."""

    def __init__(self, mistake: Mistake) -> None:
        self.mistake = mistake
        self.explains: set[Fault] = set()
        self.solid: set[Fault] = set()  # of them, those on plain arrays
        self.exact: set[Fault] = set()  # bad input that is answered with the same value
        self.unlike: list[Call] = []  # on which both are wrong, each in its own way
        self.unlike_in: set[CheckRecord] = set()  # the checks of these calls
        self.refused: list[Call] = []  # bad input that only the mistake accepts
        self.careful: list[Call] = []  # other dtypes and empty arrays that only it can't handle

    def differs(self, spare: int, left: int = 0) -> bool:
        """Whether it differs too often, by more than `spare` calls, from what it explains, even if
        it explains the `left` faults that it hasn't met yet.

        A mistake may meet a narrow dtype or an empty array in another way than the candidate does,
        and a file that checks nothing refuses some bad input by accident.
        """
        much = _MOST * (len(self.explains) + left) + spare
        # What it explains of those very arrays says nothing for how it meets them elsewhere.
        plain = _MOST * (len(self.solid) + left) + spare
        careless = len(self.refused) > 2 * much or len(self.careful) > 2 * plain
        return len(self.unlike) > much or careless


def by_check(
    possible: Sequence[Possible], wrong: Sequence[Call]
) -> Iterator[tuple[CheckRecord, list[Possible]]]:
    """The mistakes that each check shows, the earlier checks first.

    Where one check's answers have an unknown fault, that fault may look like a known one in the
    checks that follow: there nothing of that part is named, and after an unknown wrong value only
    what becomes of bad input.
    """
    unknown = set[str]()  # parts of which an unknown fault was met
    for check in dict.fromkeys(c.check for c in wrong):
        here = [c for c in wrong if c.check is check]
        fit = [p for p in possible if check not in p.unlike_in]
        named = _of_bad_input(fit, here, unknown)
        for part in () if VALUE in unknown else [p for p in PARTS if p not in unknown]:
            faults = {(c.number, part) for c in here if not c.case.raises and part in c.faults}
            more, rest = _cover(fit, faults.difference(*(p.explains for p in named)))
            named += [] if rest else more
            unknown |= {part} if rest else set()
        yield check, sorted(named, key=lambda p: not _explains_shown(p, here))


def _of_bad_input(
    possible: Sequence[Possible], here: Sequence[Call], unknown: set[str]
) -> list[Possible]:
    """Each counts by itself, but one that is accepted but for accidents says it more shortly.

    Who always raises for an unknown reason does so on bad input too.
    """
    bad = [c for c in here if c.case.raises]
    faults = {(c.number, part) for c in bad for part in c.faults if part not in unknown}
    named, rest = _cover_apart([p for p in possible if not p.refused], faults)
    if rest or len(named) > _SEVERAL:
        shorter, left = _cover_apart(possible, faults)
        if shorter and len(shorter[0].explains & faults) > _NEARLY * len(faults):
            return shorter[:1]
        if len(left) < len(rest) or len(shorter) < len(named):
            return shorter
    return named


def _cover_apart(
    possible: Sequence[Possible], faults: set[Fault]
) -> tuple[list[Possible], set[Fault]]:
    """`_cover` without mistakes that the other named ones explain for the most part: who accepts
    NaN and negative numbers everywhere doesn't accept them because of an early return.
    """
    fit = list(possible)
    while True:
        named, rest = _cover(fit, faults)
        for one in named:
            own = one.explains & faults
            others = set[Fault]().union(*(p.explains for p in named if p is not one))
            if 2 * len(own - others) <= len(own):
                fit.remove(one)
                break
        else:
            return named, rest


def _cover(possible: Sequence[Possible], faults: set[Fault]) -> tuple[list[Possible], set[Fault]]:
    """Few mistakes that explain as many of the faults as they can, and the unexplained rest."""
    found, left, unexplained = [], set(faults), set[Fault]()

    def rank(one: Possible) -> tuple[int, int, int]:
        return len(one.explains & left), len(one.exact & left), len(one.explains)

    while left and (most := max(map(rank, possible), default=(0, 0, 0)))[0]:
        best, *others = (p for p in possible if rank(p) == most)
        if any(p.explains & left == best.explains & left for p in others):
            unexplained |= best.explains & left
        else:
            found.append(best)
        left -= best.explains
    return found, unexplained | left


def _explains_shown(one: Possible, here: Sequence[Call]) -> bool:
    return example(one, here).case is here[0].check.shown


def example(one: Possible, here: Sequence[Call]) -> Call:
    """A call that the mistake explains: the one that the check shows, if it does, or the first."""
    explained = [c for c in here if any((c.number, part) in one.explains for part in c.faults)]
    return next((c for c in explained if c.case is c.check.shown), explained[0])
