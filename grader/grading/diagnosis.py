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
from collections.abc import Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any
from weakref import WeakKeyDictionary

from ..kit import Case, Local, Outcome, Subject, Table
from .calls import Call, CheckRecord, judged
from .faults import ACCEPTS, VALUE, alike, faults, hidden, is_narrow
from .fingerprint import Fingerprints, Prints
from .naming import Possible, by_check, example
from .trusted import Mistake

_FEW = 6  # wrong calls of a check that are looked at first
_SPARE = 2  # of them that may speak against a mistake


@dataclass(frozen=True)
class Found:
    """A mistake, the check that shows it, and a call of that check on which it does."""

    mistake: Mistake
    check: str
    call: tuple[str, Case] | None = None


class Diagnosis:
    """The mistakes of one exercise, ready to be compared with many candidates."""

    def __init__(self, mistakes: Sequence[Mistake], reference: Local, checks: ModuleType) -> None:
        self.mistakes = mistakes
        self.reference = reference
        table = getattr(checks, "FINGERPRINT", {})
        self._fingerprints = Fingerprints(table, mistakes, reference)
        self._checks = checks
        self.subjects = {m.name: m.subject(reference) for m in mistakes}
        self._known: WeakKeyDictionary[Table, dict[Any, tuple[Outcome, frozenset[str]]]]
        self._known = WeakKeyDictionary()

    def of(self, subject: Subject, checks: Sequence[CheckRecord]) -> list[Found]:
        """The mistakes that the subject, which has failed, shows."""
        compared = bool(self._fingerprints.table)
        calls = list(judged(checks, self.reference, compared=compared))
        wrong = [c for c in calls if c.faults]
        possible = self._possible(checks, wrong, [c for c in calls if not c.faults])
        prints = Prints(self._fingerprints, subject)
        found = {m.name: Found(m, self._shows(m, checks)) for m in prints.named()}
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
        explains only a part of what another explains there isn't looked at further.
        """
        first = _few(checks, wrong)
        seen = set(first)
        others = [*(c for c in wrong if c not in seen), *right]
        started = [one for m in self.mistakes if self._fits(one := Possible(m), first, _SPARE)]
        begun = {one: frozenset(one.explains) for one in started}
        found: list[Possible] = []
        for one in sorted(started, key=lambda one: -len(one.explains)):
            bad_input = any(part == ACCEPTS for _, part in one.explains)
            less = not bad_input and any(begun[one] < begun[other] for other in found)
            if not less and self._fits(one, others):
                found.append(one)
        return found

    def _fits(self, one: Possible, calls: Sequence[Call], spare: int = 0) -> bool:
        return all(self._weigh(call, one) for call in calls) and not one.ruled_out(spare)

    def _weigh(self, call: Call, one: Possible) -> bool:
        """Add what a call says about a mistake; whether it still may be the candidate's."""
        outcome, own = self._outcome(one.mistake, call)
        for part in own:
            if part not in call.faults:
                if not call.faults and call.case.raises is not None:
                    one.refused.append(call)
                elif not call.faults and is_narrow(call.case.args):
                    one.careful.append(call)
                elif not hidden(part, call.faults):
                    return False
                continue
            assert call.actual is not None
            if alike(part, call.case, call.actual, outcome, call.terms):
                one.explains.add((call.number, part))
            elif call.case.raises is None:
                one.unlike.append(call)
            if part == ACCEPTS and alike(VALUE, call.case, call.actual, outcome, call.terms):
                one.exact.add((call.number, part))
        return True

    def _outcome(self, mistake: Mistake, call: Call) -> tuple[Outcome, frozenset[str]]:
        """A mistake's outcome and faults on a call, kept for as long as the call's table lives."""
        table = call.calls.table
        kept = self._known.setdefault(table, {}) if table is not None else {}
        key = (mistake.name, call.index, call.terms)
        if key not in kept:
            subject = self.subjects[mistake.name]
            known = subject.known(call.calls.cases)
            if known is not None:
                outcome = known[call.index]
            else:
                (outcome,) = subject.outcomes(call.calls.function, [call.case], record=False)
            kept[key] = outcome, faults(call.case, outcome, call.expected, call.terms)
        return kept[key]

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


def _few(checks: Sequence[CheckRecord], wrong: Sequence[Call]) -> list[Call]:
    """A few wrong calls of each check, spread over all."""
    few: list[Call] = []
    for check in checks:
        own = [c for c in wrong if c.check is check]
        few += own[:: max(1, len(own) // _FEW)]
    return few
