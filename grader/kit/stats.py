"""Tests of random answers that a right one passes but for a stated, tiny probability."""

from __future__ import annotations

import math

FALSE_ALARM = 1e-9


def binomial_range(n: int, p: float, false_alarm: float = FALSE_ALARM) -> tuple[int, int]:
    """Counts (low, high) that a Binomial(n, p) leaves with probability at most `false_alarm`.

    By Chernoff's bound, P(X >= k) <= exp(-n KL(k/n || p)) for k/n >= p and likewise below, with
    half of `false_alarm` for each side. Exact for p = 0 and p = 1.
    """
    if p in (0.0, 1.0):
        return int(n * p), int(n * p)
    limit = math.log(2.0 / false_alarm) / n
    low = next((k for k in range(math.floor(n * p), -1, -1) if _kl(k / n, p) > limit), -1) + 1
    high = next((k for k in range(math.ceil(n * p), n + 1) if _kl(k / n, p) > limit), n + 1) - 1
    return low, high


def _kl(a: float, p: float) -> float:
    """Relative entropy of Bernoulli(a) from Bernoulli(p), in nats."""
    first = a * math.log(a / p) if a > 0 else 0.0
    second = (1 - a) * math.log((1 - a) / (1 - p)) if a < 1 else 0.0
    return first + second
