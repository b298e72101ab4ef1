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
from ..kit.compare import identical
from ..kit.record import Calls
from .calls import Call, CheckRecord, judged
from .faults import faults
from .fingerprint import Fingerprints, Prints
from .naming import by_check, example
from .search import Judged, Search, TookLong
from .trusted import Mistake

_MOST = 50  # wrong calls that are looked through for one to show


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
            right = [c for c in calls if not c.faults]
            possible = Search(self.mistakes, self._judged, wrong, right).run()
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
                own = self._faults(call, outcome)
                self._kept(call)[mistake.name, call.index, call.terms] = outcome, own
        return [self._kept(call)[mistake.name, call.index, call.terms] for call in calls]

    @staticmethod
    def _faults(call: Call, outcome: Outcome) -> frozenset[str]:
        """An outcome's own. To see that it is the candidate's takes less than to judge it anew."""
        actual = call.actual
        if (
            actual is not None
            and outcome.kind == actual.kind == "value"
            and outcome.changed == actual.changed
            and identical(outcome.value, actual.value)
        ):
            return call.faults
        return faults(call.case, outcome, call.expected, call.terms)

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
