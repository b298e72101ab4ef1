"""The search for the mistakes that may be a candidate's: those that no call rules out.

Most mistakes are told from a candidate by one wrong call: they are right there, or wrong in another
way. A mistake is named for a check only where the named ones explain every fault of one part, so
all mistakes answer the first fault that nothing explains yet, and those that explain it answer the
other calls. Where none does, the rest of that part is unknown, and needn't be looked at.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator, Sequence

from ..kit import Outcome
from .calls import Call, CheckRecord
from .faults import (
    ACCEPTS,
    CHANGES,
    PARTS,
    VALUE,
    alike,
    hidden,
    is_marginal,
    may_be_copied,
    nearly_alike,
)
from .naming import Fault, Possible
from .trusted import Mistake

_FEW = 6  # wrong calls of a check that are looked at first
_SPARE = 2  # of them that may speak against a mistake
_AT_ONCE = 3, 32  # calls of a mistake between looks at whether it still fits: at first, at most
_SECONDS = 8.0  # of this thread's processor time; most submissions take a twentieth of it

Judged = tuple[Outcome, frozenset[str]]  # of a mistake: what it answers, and what is wrong there
Judge = Callable[[Mistake, Sequence[Call]], Sequence[Judged]]


class TookLong(Exception):
    """There are mistakes that no call has ruled out or confirmed yet, and no time is left."""


class Search:
    """One candidate's. `judge` gives a mistake's outcomes on some calls, and their faults."""

    def __init__(
        self,
        mistakes: Sequence[Mistake],
        judge: Judge,
        wrong: Sequence[Call],
        right: Sequence[Call],
    ) -> None:
        self.found: list[Possible] = []
        self._judge = judge
        self._waiting = list(mistakes)  # may still fit, and explain nothing that was asked
        self._end = time.thread_time() + _SECONDS
        self._wrong = wrong
        self._failed = list(dict.fromkeys(call.check for call in wrong))
        self._first = _spread([[c for c in wrong if c.check is check] for check in self._failed])
        first = set(self._first)
        self._others = [*(c for c in wrong if c not in first), *right]
        self._begun: dict[Possible, frozenset[Fault]] = {}  # what they explain of the first calls

    def run(self) -> list[Possible]:
        """The mistakes that can be named: no call rules them out.

        Raises:
            TookLong: where it can't be known in time which they are.
        """
        unknown = set[str]()  # parts of which an unknown fault was met, as in `by_check`
        for check in self._failed:
            here = [call for call in self._wrong if call.check is check]
            bad = [c for c in here if c.case.raises and c.faults - unknown]
            for call in _spread([bad]):
                if not self._one_explains(bad, unknown):
                    self._ask(call)
            for part in PARTS:
                if not unknown & {VALUE, part}:
                    good = [c for c in here if not c.case.raises and part in c.faults]
                    if not self._explained(good, part):
                        unknown.add(part)
        return self.found

    def _one_explains(self, bad: Sequence[Call], unknown: set[str]) -> bool:
        """Whether one mistake explains all that becomes of bad input."""
        faults = {(call.number, part) for call in bad for part in call.faults - unknown}
        fit = (p for p in self.found if not p.refused and bad[0].check not in p.unlike_in)
        return any(p.explains >= faults for p in fit)

    def _explained(self, calls: Sequence[Call], part: str) -> bool:
        """Whether mistakes explain a fault of these calls of one check; they are looked for."""
        for call in calls:
            if not self._is_explained(call, part):
                self._ask(call)
                if not self._is_explained(call, part):
                    return False
        return True

    def _is_explained(self, call: Call, part: str) -> bool:
        fit = (p for p in self.found if call.check not in p.unlike_in)
        return any((call.number, part) in p.explains for p in fit)

    def _ask(self, call: Call) -> None:
        """Let every mistake answer a call; look for those that explain it among all calls."""
        explain: list[Mistake] = []
        waiting: list[Mistake] = []
        for mistake in self._waiting:
            self._demand_time()
            ((outcome, own),) = self._judge(mistake, [call])
            one = Possible(mistake)
            if _weigh(call, one, outcome, own):
                (explain if one.explains else waiting).append(mistake)
        self._waiting = waiting
        self._look_at(explain)

    def _look_at(self, mistakes: Sequence[Mistake]) -> None:
        """Find those that no call rules out.

        Nearly every other one differs on one of a few wrong calls. One that explains only a part of
        what another explains there isn't looked at further, nor one that differs in each failed
        check, for which it isn't named then.
        """
        started = [one for m in mistakes if self._fits(one := Possible(m), self._first, _SPARE)]
        self._begun |= {one: frozenset(one.explains) for one in started}
        for one in sorted(started, key=lambda one: -len(one.explains)):
            bad_input = any(part == ACCEPTS for _, part in one.explains)
            begun = self._begun
            less = not bad_input and any(begun[one] < begun[other] for other in self.found)
            if not less and self._fits(one, self._others):
                self.found.append(one)

    def _fits(self, one: Possible, calls: Sequence[Call], spare: int = 0) -> bool:
        left = sum(len(call.faults) for call in calls)  # all that it may still explain
        failed = set[CheckRecord](self._failed)
        for some in _growing(calls):
            self._demand_time()
            left -= sum(len(call.faults) for call in some)
            judged = zip(some, self._judge(one.mistake, some), strict=True)
            if not all(_weigh(call, one, *its) for call, its in judged):
                return False
            if one.differs(spare, left) or one.unlike_in >= failed:
                return False
        return bool(one.explains) and not one.differs(spare)

    def _demand_time(self) -> None:
        if time.thread_time() > self._end:
            raise TookLong


def _weigh(call: Call, one: Possible, outcome: Outcome, own: frozenset[str]) -> bool:
    """Add what a call says about a mistake; whether it still may be the candidate's."""
    for part in own:
        if part not in call.faults:
            if not _excused(call, part, one) and not hidden(part, call.faults):
                return False
            continue
        assert call.actual is not None
        if alike(part, call.case, call.actual, outcome, call.terms) or (
            part == VALUE
            and nearly_alike(call.case, call.actual, outcome, call.expected, call.terms)
        ):
            one.explains.add((call.number, part))
            if not is_marginal(call.case.args):
                one.solid.add((call.number, part))
        elif call.case.raises is None:
            one.unlike.append(call)
            one.unlike_in.add(call.check)
        if part == ACCEPTS and alike(VALUE, call.case, call.actual, outcome, call.terms):
            one.exact.add((call.number, part))
    return True


def _excused(call: Call, part: str, one: Possible) -> bool:
    """Whether a mistake may have a fault there where the candidate is right; it counts them."""
    if call.faults:
        return False
    if call.case.raises is not None:
        one.refused.append(call)
    elif part == CHANGES:  # a copy may be changed
        return may_be_copied(call.case.args)
    elif is_marginal(call.case.args):
        one.careful.append(call)
    else:
        return False
    return True


def _growing(calls: Sequence[Call]) -> Iterator[Sequence[Call]]:
    """The calls in parts: most mistakes are ruled out by the first two or three."""
    start, (size, most) = 0, _AT_ONCE
    while start < len(calls):
        yield calls[start : start + size]
        start += size
        size = min(start, most)


def _spread(groups: Sequence[Sequence[Call]]) -> list[Call]:
    """A few calls of each group, spread over all of it: one of each, then another of each."""
    few = []
    for group in groups:
        number = min(_FEW, len(group))
        few.append([group[i * len(group) // number] for i in range(number)])
    return [c for row in itertools.zip_longest(*few) for c in row if c is not None]
