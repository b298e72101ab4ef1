"""How many exact zeros a lasso gets from subgradient steps and from proximal steps.

Setup: 100 samples of 50 standard normal features, 5 of which have the weight 1 or -1 in the target,
plus normal noise of standard deviation 1. The loss is half the mean square, the penalty 0.1 times
the L1 norm. Both methods take 5,000 full-gradient steps of size 1/L from normal weights of standard
deviation 0.1. The reference is the proximal method run twice as long. A zero is an entry that equals
0.0. The subgradient method runs again with the step divided by the square root of its number.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.kit import Figure

SAMPLES, FEATURES, STEPS, LAM = 100, 50, 5000, 0.1


class Lasso:
    """One random problem: half the mean square of y - Xw, plus LAM times the L1 norm of w."""

    def __init__(self, seed: int) -> None:
        rng = np.random.default_rng(seed)
        x = rng.normal(size=(SAMPLES, FEATURES))
        truth = np.zeros(FEATURES)
        truth[:5] = rng.choice([-1.0, 1.0], size=5)
        y = x @ truth + rng.normal(size=SAMPLES)
        self.gram, self.corr, self.energy = x.T @ x / SAMPLES, x.T @ y / SAMPLES, y @ y / SAMPLES
        self.step = 1 / float(np.linalg.eigvalsh(self.gram)[-1])
        self.start = 0.1 * rng.normal(size=FEATURES)

    def objective(self, w: np.ndarray) -> float:
        """Loss plus penalty."""
        loss = 0.5 * (w @ self.gram @ w - 2 * self.corr @ w + self.energy)
        return float(loss + LAM * abs(w).sum())

    def subgradient(self, *, decay: bool) -> np.ndarray:
        """The last iterate of subgradient descent."""
        w = self.start
        for k in range(1, STEPS + 1):
            step = self.step / np.sqrt(k) if decay else self.step
            w = w - step * (self.gram @ w - self.corr + LAM * np.sign(w))
        return w

    def proximal(self, steps: int) -> np.ndarray:
        """The last iterate of ISTA."""
        w = self.start
        for _ in range(steps):
            u = w - self.step * (self.gram @ w - self.corr)
            w = np.sign(u) * np.maximum(abs(u) - self.step * LAM, 0)
        return w


def figures(quick: bool) -> Iterator[Figure]:
    """Exact zeros and excess objectives over seeds."""
    problems = [Lasso(seed) for seed in range(2 if quick else 20)]
    fixed = [p.subgradient(decay=False) for p in problems]
    decayed = [p.subgradient(decay=True) for p in problems]
    proximal = [p.proximal(STEPS) for p in problems]
    best = [p.proximal(2 * STEPS) for p in problems]

    def excess(found: list[np.ndarray]) -> list[float]:
        triples = zip(problems, found, best, strict=True)
        return [100 * (p.objective(w) / p.objective(b) - 1) for p, w, b in triples]

    zeros = [float((w == 0).sum()) for w in (*fixed, *decayed)]
    yield Figure("zeros by subgradient, both steps", "0 exact zeros", zeros, tolerance=0.5)
    zeros = [float((w == 0).sum()) for w in proximal]
    yield Figure("zeros by the proximal method", "27 to 37", zeros, tolerance=0.5)
    missed = [float(((w == 0) != (b == 0)).sum()) for w, b in zip(proximal, best, strict=True)]
    yield Figure("zeros unlike the reference's", "0", missed, tolerance=0.5)
    yield Figure("excess of the objective, fixed step, %", "5.7 to 12.1 %", excess(fixed))
    yield Figure("excess of the objective, decayed step, %", "0.04 to 0.09 %", excess(decayed))
