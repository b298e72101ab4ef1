"""Which known mistakes a wrong candidate shows, and in which check.

Every wrong call has faults (`faults.py`). A mistake is possible when each of its own faults is one
of the candidate's, in the same way, on every call that the checks made: where the candidate is
right, the mistake is right too. It is named for a check (`naming.py`) when it explains faults there
and the named mistakes together explain every fault of that kind, so that a wrong formula without
validation shows two mistakes and an unknown formula shows none. For bad input each mistake counts
by itself: accepting one kind says nothing of another. Mistakes that can't be told apart are not
named.

For functions that draw at random, an exercise's checks module has a table FINGERPRINT: names of
what can be observed of a subject, in the order in which one fault hides the next, and a function of
the subject for each. A mistake is named where its observations are the candidate's.
"""

from __future__ import annotations

import inspect
import itertools
import time
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import partial
from types import ModuleType
from typing import Any
from weakref import WeakKeyDictionary

from ..kit import Case, Local, Outcome, Subject, Table
from ..kit.record import Calls
from .calls import Call, CheckRecord, judged
from .faults import (
    ACCEPTS,
    CHANGES,
    VALUE,
    alike,
    faults,
    hidden,
    is_marginal,
    may_be_copied,
    nearly_alike,
)
from .fingerprint import Fingerprints, Prints
from .naming import Possible, by_check, example
from .trusted import Mistake

_FEW = 6  # wrong calls of a check that are looked at first
_SPARE = 2  # of them that may speak against a mistake
_MOST = 50  # wrong calls that are looked through for one to show
_AT_ONCE = 3, 32  # calls of a mistake between looks at whether it still fits: at first, at most
_SECONDS = 8.0  # of this thread's processor time; most submissions take a twentieth of it

Judged = tuple[Outcome, frozenset[str]]  # of a mistake: what it answers, and what is wrong there


@dataclass(frozen=True)
class Found:
    """A mistake, the check that shows it, and a call of that check on which it does."""

    mistake: Mistake
    check: str
    call: tuple[str, Case] | None = None


class TookLong(Exception):
    """There are mistakes that no call has ruled out or confirmed yet, and no time is left."""


class Diagnosis:
    """The mistakes of one exercise, ready to be compared with many candidates."""

    def __init__(self, mistakes: Sequence[Mistake], reference: Local, checks: ModuleType) -> None:
        self.mistakes = mistakes
        self.reference = reference
        table = getattr(checks, "FINGERPRINT", {})
        self._fingerprints = Fingerprints(table, mistakes, reference)
        self._checks = checks
        self.subjects = {m.name: m.subject(reference) for m in mistakes}
        # Kept for as long as the table lives, or the calls, where a check made them by itself.
        self._known: WeakKeyDictionary[Table | Calls, dict[Any, Judged]] = WeakKeyDictionary()

    def of(self, subject: Subject, checks: Sequence[CheckRecord]) -> list[Found]:
        """The mistakes that the subject, which has failed, shows.

        Where it takes too long to find out which they are, none is named: of two that look alike
        one may be unknown yet.
        """
        compared = bool(self._fingerprints.table)
        calls = list(judged(checks, self.reference, compared=compared))
        wrong = [c for c in calls if c.faults]
        try:
            possible = self._possible(checks, wrong, [c for c in calls if not c.faults])
        except TookLong:
            return []
        prints = Prints(self._fingerprints, subject)
        found = {m.name: self._by_prints(m, checks, wrong) for m in prints.named()}
        for check, named in by_check(possible, wrong):
            here = [c for c in wrong if c.check is check]
            for one in named:
                if one.mistake.name not in found and prints.allow(one.mistake):
                    call = example(one, here)
                    shown = (call.calls.function, call.case)
                    found[one.mistake.name] = Found(one.mistake, check.name, shown)
        return list(found.values())

    def _possible(
        self, checks: Sequence[CheckRecord], wrong: Sequence[Call], right: Sequence[Call]
    ) -> list[Possible]:
        """The mistakes that no call rules out.

        Nearly every mistake differs on one of a few wrong calls, or is right on them all. One that
        explains only a part of what another explains there isn't looked at further, nor one that
        differs in each failed check, for which it isn't named then.
        """
        first = _few(checks, wrong)
        seen = set(first)
        others = [*(c for c in wrong if c not in seen), *right]
        failed = {call.check for call in wrong}
        fits = partial(self._fits, failed, end=time.thread_time() + _SECONDS)
        started = [one for m in self.mistakes if fits(one := Possible(m), first, _SPARE)]
        begun = {one: frozenset(one.explains) for one in started}
        found: list[Possible] = []
        for one in sorted(started, key=lambda one: -len(one.explains)):
            bad_input = any(part == ACCEPTS for _, part in one.explains)
            less = not bad_input and any(begun[one] < begun[other] for other in found)
            if not less and fits(one, others):
                found.append(one)
        return found

    def _fits(
        self,
        failed: Set[CheckRecord],
        one: Possible,
        calls: Sequence[Call],
        spare: int = 0,
        *,
        end: float,
    ) -> bool:
        left = sum(len(call.faults) for call in calls)  # all that it may still explain
        for some in _growing(calls):
            if time.thread_time() > end:
                raise TookLong
            left -= sum(len(call.faults) for call in some)
            judged = zip(some, self._judged(one.mistake, some), strict=True)
            if not all(_weigh(call, one, *its) for call, its in judged):
                return False
            if one.differs(spare, left) or one.unlike_in >= failed:
                return False
        return bool(one.explains) and not one.differs(spare)

    def _judged(self, mistake: Mistake, calls: Sequence[Call]) -> list[Judged]:
        """A mistake's outcomes on some calls, and their faults."""
        unknown: dict[Calls, list[Call]] = {}
        for call in calls:
            if (mistake.name, call.index, call.terms) not in self._kept(call):
                unknown.setdefault(call.calls, []).append(call)
        subject = self.subjects[mistake.name]
        for of, some in unknown.items():
            known = subject.known(of.cases)
            if known is not None:
                outcomes = [known[call.index] for call in some]
            else:
                outcomes = subject.outcomes(of.function, [c.case for c in some], record=False)
            for call, outcome in zip(some, outcomes, strict=True):
                own = faults(call.case, outcome, call.expected, call.terms)
                self._kept(call)[mistake.name, call.index, call.terms] = outcome, own
        return [self._kept(call)[mistake.name, call.index, call.terms] for call in calls]

    def _kept(self, call: Call) -> dict[Any, Judged]:
        return self._known.setdefault(call.calls.table or call.calls, {})

    def _by_prints(
        self, mistake: Mistake, checks: Sequence[CheckRecord], wrong: Sequence[Call]
    ) -> Found:
        """With a call on which the mistake has a fault of the candidate's: the one that the check
        shows, or the first. Calls that a check judges by itself are not among them.
        """
        name = self._shows(mistake, checks)
        here = [call for call in wrong if call.check.name == name]
        here.sort(key=lambda call: call.case is not call.check.shown)
        for call in here[:_MOST]:
            ((_, own),) = self._judged(mistake, [call])
            if own & call.faults:
                return Found(mistake, name, (call.calls.function, call.case))
        return Found(mistake, name)

    def _shows(self, mistake: Mistake, checks: Sequence[CheckRecord]) -> str:
        """The first failed check that the mistake fails too, or else the last failed one."""
        failed = [check.name for check in checks if not check.passed]
        return next((n for n in failed[:-1] if self._fails(mistake, n)), failed[-1])

    def _fails(self, mistake: Mistake, name: str) -> bool:
        check = getattr(self._checks, name)
        given = {"candidate": mistake.subject(self.reference), "reference": self.reference}
        try:
            check(**{k: given[k] for k in inspect.signature(check).parameters})
        except AssertionError:
            return True
        return False


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


def _few(checks: Sequence[CheckRecord], wrong: Sequence[Call]) -> list[Call]:
    """A few wrong calls of each check, spread over all: one of each, then another of each."""
    few = []
    for check in checks:
        own = [c for c in wrong if c.check is check]
        number = min(_FEW, len(own))
        few.append([own[i * len(own) // number] for i in range(number)])
    return [c for row in itertools.zip_longest(*few) for c in row if c is not None]
