"""How many exact zeros a lasso gets from subgradient steps and from proximal steps.

Setup: 100 samples of 50 standard normal features, 5 of which have the weight 1 or -1 in the
target, plus normal noise of standard deviation 1. The loss is half the mean square, the penalty
0.1 times the L1 norm. Both methods take 5,000 full-gradient steps of size 1/L from normal weights
of standard deviation 0.1. The reference is the proximal method run twice as long. A zero is an
entry that equals 0.0. The subgradient method runs again with the step divided by the square root
of its number. The problems of all seeds run side by side: arrays are (seeds, features). The band is
the 95 % quantile of |w| over the second half of 20,000 steps of size 0.01 and over the weights
that are zero at the minimiser; 3 seeds, penalties 0.05 and 0.4, with the full gradient or with
batches of 10.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.kit import Figure

SAMPLES, FEATURES, STEPS, LAM = 100, 50, 5000, 0.1

BANDS = {
    (0.05, SAMPLES): "0.0007 to 0.0008",
    (0.4, SAMPLES): "0.005",
    (0.05, 10): "0.019 to 0.026",
    (0.4, 10): "0.012 to 0.016",
}


class Problems:
    """One random problem for each seed: half the mean square, plus LAM times the L1 norm."""

    def __init__(self, seeds: range) -> None:
        self.gram = np.empty((len(seeds), FEATURES, FEATURES))
        self.corr, self.start = np.empty((2, len(seeds), FEATURES))
        self.energy = np.empty(len(seeds))
        self.x = np.empty((len(seeds), SAMPLES, FEATURES))
        self.y = np.empty((len(seeds), SAMPLES))
        for i, seed in enumerate(seeds):
            rng = np.random.default_rng(seed)
            x = rng.normal(size=(SAMPLES, FEATURES))
            truth = np.zeros(FEATURES)
            truth[:5] = rng.choice([-1.0, 1.0], size=5)
            y = x @ truth + rng.normal(size=SAMPLES)
            self.x[i], self.y[i] = x, y
            self.gram[i], self.corr[i] = x.T @ x / SAMPLES, x.T @ y / SAMPLES
            self.energy[i] = y @ y / SAMPLES
            self.start[i] = 0.1 * rng.normal(size=FEATURES)
        self.step = 1 / np.linalg.eigvalsh(self.gram)[:, -1:]

    def product(self, w: np.ndarray) -> np.ndarray:
        """The Gram matrices times the weights."""
        return np.asarray(np.matmul(self.gram, w[..., None])[..., 0])

    def objective(self, w: np.ndarray) -> np.ndarray:
        """Loss plus penalty."""
        square = (w * (self.product(w) - 2 * self.corr)).sum(axis=1) + self.energy
        return np.asarray(0.5 * square + LAM * abs(w).sum(axis=1))

    def subgradient(self, *, decay: bool) -> np.ndarray:
        """The last iterates of subgradient descent."""
        w = self.start
        for k in range(1, STEPS + 1):
            step = self.step / np.sqrt(k) if decay else self.step
            w = w - step * (self.product(w) - self.corr + LAM * np.sign(w))
        return w

    def proximal(self, steps: int) -> np.ndarray:
        """The last iterates of ISTA."""
        w = self.start
        for _ in range(steps):
            u = w - self.step * (self.product(w) - self.corr)
            w = np.sign(u) * np.maximum(abs(u) - self.step * LAM, 0)
        return w


def minimiser(problems: Problems, lam: float) -> np.ndarray:
    """The proximal method's limit at penalty lam."""
    w = problems.start
    for _ in range(STEPS):
        u = w - problems.step * (problems.product(w) - problems.corr)
        w = np.sign(u) * np.maximum(abs(u) - problems.step * lam, 0)
    return w


def band(problems: Problems, lam: float, batch: int, steps: int) -> list[float]:
    """The band of subgradient steps of size 0.01, for each problem."""
    zero = minimiser(problems, lam) == 0
    rng = np.random.default_rng(0)
    seen = []
    w = problems.start
    for k in range(steps):
        if batch == SAMPLES:
            g = problems.product(w) - problems.corr
        else:
            rows = rng.integers(SAMPLES, size=batch)
            x, y = problems.x[:, rows], problems.y[:, rows]
            error = np.matmul(x, w[..., None])[..., 0] - y
            g = np.matmul(error[:, None, :], x)[:, 0] / batch
        w = w - 0.01 * (g + lam * np.sign(w))
        if k >= steps // 2 and k % 10 == 0:
            seen.append(abs(w))
    found = np.array(seen)
    return [float(np.quantile(found[:, i][:, z], 0.95)) for i, z in enumerate(zero)]


def figures(quick: bool) -> Iterator[Figure]:
    """Exact zeros and excess objectives over seeds."""
    problems = Problems(range(2 if quick else 20))
    fixed, decayed = problems.subgradient(decay=False), problems.subgradient(decay=True)
    proximal, best = problems.proximal(STEPS), problems.proximal(2 * STEPS)

    def excess(w: np.ndarray) -> list[float]:
        return list(100 * (problems.objective(w) / problems.objective(best) - 1))

    zeros = [*(fixed == 0).sum(axis=1), *(decayed == 0).sum(axis=1)]
    yield Figure("zeros by subgradient, both steps", "0 exact zeros", zeros, tolerance=0.5)
    zeros = [*(proximal == 0).sum(axis=1)]
    yield Figure("zeros by the proximal method", "27 to 37", zeros, tolerance=0.5)
    missed = [*((proximal == 0) != (best == 0)).sum(axis=1)]
    yield Figure("zeros unlike the reference's", "0", missed, tolerance=0.5)
    yield Figure("excess of the objective, fixed step, %", "5.7 to 12.1%", excess(fixed))
    yield Figure("excess of the objective, decayed step, %", "0.04 to 0.09%", excess(decayed))
    few = Problems(range(1 if quick else 3))
    for (lam, batch), quoted in BANDS.items():
        found = band(few, lam, batch, 20_000)
        yield Figure(f"band at penalty {lam}, batches of {batch}", quoted, found, 0.002)
