"""Shrinking a counterexample with Hypothesis. Imported after a failure only: it costs 0.3 s."""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable
from random import Random
from typing import Any

from hypothesis import HealthCheck, Phase, find, settings
from hypothesis.errors import HypothesisWarning, NoSuchExample

from .failures import CheckFailure
from .table import Table

# A count, not a clock, decides how far it goes, so that the same file gets the same report.
_EXAMPLES, _CALLS = 200, 600
_SECONDS = 5.0  # past that the whole attempt is given up, and the case of the table stands


def smallest(
    table: Table, failing: Callable[[tuple[Any, ...]], CheckFailure | None]
) -> CheckFailure | None:
    """The failure on the smallest arguments found, or None."""
    assert table.strategy is not None
    calls = 0
    end = time.perf_counter() + _SECONDS
    given_up = False

    def condition(args: tuple[Any, ...]) -> bool:
        nonlocal calls, given_up
        calls += 1
        given_up = given_up or time.perf_counter() > end
        if given_up or calls > _CALLS:
            return False
        try:
            return failing(args) is not None
        except Exception:  # it crashes or hangs on a smaller input, which is another failure
            given_up = True
            return False

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", HypothesisWarning)
            args = find(
                table.strategy(),
                condition,
                random=Random(0),
                settings=settings(
                    max_examples=_EXAMPLES,
                    database=None,
                    deadline=None,
                    phases=(Phase.generate, Phase.shrink),
                    suppress_health_check=list(HealthCheck),
                ),
            )
    except NoSuchExample:
        return None
    return None if given_up else failing(args)
