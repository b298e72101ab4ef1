"""One cut to 10 % of the features against several, each followed by a refit, in least squares.

Setup: 1,000 samples, 100 features in 20 groups with correlation rho inside a group, Gaussian true
weights ("sparse": all but ten are zero; "alike": random signs, sizes from 1 to 1.1), noise of
standard deviation 1. The features of smallest |w| go and the rest is refitted by
least squares. Quoted is the unexplained share of the variance on the same data, in per cent, for
one cut and for ten (equal shares of the survivors), one value a design. The chance level is the
mean of ten random choices.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.kit import Figure

FEATURES, KEPT = 100, 10


class Fit:
    """A least-squares problem by its moments."""

    def __init__(self, seed: int, rho: float, kind: str = "normal") -> None:
        rng = np.random.default_rng(seed)
        common = rng.normal(size=(1000, 20))[:, np.arange(FEATURES) % 20]
        x = rho**0.5 * common + (1 - rho) ** 0.5 * rng.normal(size=(1000, FEATURES))
        w = rng.normal(size=FEATURES)
        if kind == "sparse":
            w[rng.permutation(FEATURES)[KEPT:]] = 0
        elif kind == "alike":
            w = np.sign(w) * rng.uniform(1, 1.1, FEATURES)
        y = x @ w + rng.normal(size=1000)
        self.gram, self.cross, self.power = x.T @ x, x.T @ y, float(y @ y)
        self.rng = rng

    def weights(self, keep: np.ndarray) -> np.ndarray:
        """The least-squares weights of the kept features."""
        w: np.ndarray = np.linalg.solve(self.gram[np.ix_(keep, keep)], self.cross[keep])
        return w

    def left(self, keep: np.ndarray) -> float:
        """The unexplained share of the variance."""
        return 1 - float(self.weights(keep) @ self.cross[keep]) / self.power

    def pruned(self, rounds: int) -> float:
        """The unexplained share after magnitude pruning in the given number of rounds."""
        keep = np.arange(FEATURES)
        for i in range(1, rounds + 1):
            count = round(FEATURES * (KEPT / FEATURES) ** (i / rounds))
            keep = keep[np.argsort(-abs(self.weights(keep)), kind="stable")[:count]]
        return self.left(keep)

    def by_chance(self) -> float:
        """The unexplained share of random features, the mean of ten choices."""
        choice = self.rng.choice
        return float(np.mean([self.left(choice(FEATURES, KEPT, False)) for _ in range(10)]))


def figures(quick: bool) -> Iterator[Figure]:
    """The unexplained share in per cent, over designs."""
    seeds = range(5 if quick else 20)
    table = {
        (0.0, "normal"): ("45 to 67", "44 to 64", "84 to 92"),
        (0.9, "normal"): ("15 to 76", "12 to 30", "53 to 72"),
        (0.0, "alike"): ("83 to 91", "75 to 81", "88 to 90"),
        (0.9, "sparse"): ("5 to 32", "5 to 28", "54 to 81"),
    }
    for (rho, kind), quoted in table.items():
        fits = [Fit(s, rho, kind) for s in seeds]
        yield Figure(f"rho {rho}, {kind}, one cut", quoted[0], [100 * f.pruned(1) for f in fits])
        yield Figure(f"rho {rho}, {kind}, ten cuts", quoted[1], [100 * f.pruned(10) for f in fits])
        yield Figure(f"rho {rho}, {kind}, chance", quoted[2], [100 * f.by_chance() for f in fits])
