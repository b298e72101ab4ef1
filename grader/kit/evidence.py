"""What an evidence script is made of: the figures that a page quotes, and what was measured.

A script `questions/evidence/<id>.py` defines `figures(quick)`, which runs the experiment and yields
one Figure for each number of ours on the page::

    from grader.kit import Figure

    def figures(quick):
        seeds = range(3 if quick else 20)
        overlap = [top_decile_overlap(seed) for seed in seeds]
        yield Figure("overlap of the top tenth, 20 seeds", "0.31 to 0.58", overlap)

`grader evidence` compares each figure with its measurements and with both pages.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from typing import NamedTuple

_NUMBER = re.compile(r"[-\N{MINUS SIGN}]?\d[\d,]*(?:\.\d+)?")


class Figure(NamedTuple):
    """One quoted figure and its measurements.

    Args:
        what: what was measured, and on what, in a few words.
        quoted: the figure word for word as it appears on the English page. One number is compared
            with the median of `measured`, two numbers with its smallest and its largest value.
        measured: the values, usually one a seed, in the unit of the page.
        tolerance: how far a value may lie from the quoted number; by default one unit of the
            number's last digit.
    """

    what: str
    quoted: str
    measured: Sequence[float]
    tolerance: float | None = None

    @property
    def numbers(self) -> list[str]:
        """The numbers of `quoted`, as they are written."""
        return _NUMBER.findall(self.quoted)

    def differences(self, *, quick: bool = False) -> list[str]:
        """What disagrees, in words; empty where the measurements bear the quote out.

        With `quick` there were few seeds: a range must hold what was measured, and a single number
        must lie within it.
        """
        values = [float(v) for v in self.measured]
        if len(self.numbers) not in (1, 2) or not values:
            return [f"expected one or two numbers and some values, got {self.quoted!r}, {values}"]
        limits = [_value(n) for n in self.numbers]
        slack = max(self.tolerance or _unit(n) for n in self.numbers) * (1 + 1e-9)
        low, high = min(values), max(values)
        if len(limits) == 1 and quick:
            held = low - slack <= limits[0] <= high + slack
        elif len(limits) == 1:
            held = abs(statistics.median(values) - limits[0]) <= slack
        elif quick:
            held = limits[0] - slack <= low and high <= limits[1] + slack
        else:
            held = abs(low - limits[0]) <= slack and abs(high - limits[1]) <= slack
        return [] if held else [f"quoted {self.quoted}, measured {self.summary}"]

    @property
    def summary(self) -> str:
        """Smallest, median and largest of the measurements."""
        values = [float(v) for v in self.measured]
        low, mid, high = min(values), statistics.median(values), max(values)
        if low == high:
            return f"{low:.4g}"
        return f"{low:.4g} to {high:.4g}, median {mid:.4g}, {len(values)} values"


def _value(number: str) -> float:
    return float(number.replace(",", "").replace("\N{MINUS SIGN}", "-"))


def _unit(number: str) -> float:
    return float(10.0 ** -len(number.partition(".")[2]))
