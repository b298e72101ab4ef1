"""Scores against the change of the loss when one weight is removed, and when half go together.

Setup: ten classes with three Gaussian clusters each in 48 dimensions and 16 further inputs that are
always zero, 500 training and 500 held-out examples, a 64-16-10 ReLU network with biases, 20 epochs
of Adam (step 1e-2, batches of 50), double precision. The inputs have mean zero, or (positive) they
are 0.4 + 0.3 times these, clipped to [0, 1]. A weight is dead if its removal changes no example's
loss. rho is Spearman's correlation with |change| on the training examples, over the live weights
unless said otherwise. The joint loss is the training loss after the half of the live weights with
the lowest scores is set to zero at once; a constant prediction has 2.3. The second derivative h is
exact: with one hidden ReLU layer it equals the Gauss-Newton diagonal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from grader.kit import Figure

INPUTS, HIDDEN, CLASSES = 64, 16, 10
Array = NDArray[np.float64]

QUOTED: dict[str, dict[tuple[str, str], str]] = {
    "zero mean": {
        ("net", "loss"): "0.01 to 0.02",
        ("random", "rho"): "-0.05 to 0.03",
        ("|w|", "rho"): "0.93 to 0.94",
        ("|g w|", "rho"): "0.84 to 0.87",
        ("mean (g_n w)^2", "rho"): "0.94 to 0.96",
        ("h w^2 / 2", "rho"): "0.97",
        ("both terms", "rho"): "0.99",
        ("random", "joint"): "1.5 to 2.2",
        ("|w|", "joint"): "0.07 to 0.11",
        ("|g w|", "joint"): "0.11 to 0.23",
        ("mean (g_n w)^2", "joint"): "0.09 to 0.12",
        ("h w^2 / 2", "joint"): "0.06 to 0.09",
        ("both terms", "joint"): "0.06 to 0.09",
        ("oracle", "joint"): "0.06 to 0.08",
        ("|g|", "rho"): "0.51 to 0.57",
        ("|g|", "with dead"): "0.76 to 0.79",
        ("held out", "rho"): "0.70 to 0.71",
    },
    "positive": {
        ("net", "loss"): "0.2 to 0.4",
        ("random", "rho"): "-0.03 to 0.03",
        ("|w|", "rho"): "0.73 to 0.86",
        ("|g w|", "rho"): "0.67 to 0.81",
        ("mean (g_n w)^2", "rho"): "0.76 to 0.92",
        ("h w^2 / 2", "rho"): "0.76 to 0.93",
        ("both terms", "rho"): "0.99 to 1.00",
        ("random", "joint"): "2.0 to 2.4",
        ("|w|", "joint"): "0.3 to 0.8",
        ("|g w|", "joint"): "1.4 to 2.6",
        ("mean (g_n w)^2", "joint"): "0.4 to 0.6",
        ("h w^2 / 2", "joint"): "0.3 to 0.6",
        ("both terms", "joint"): "1.9 to 5.9",
        ("oracle", "joint"): "1.7 to 5.4",
        ("oracle", "sum"): "0.03 to 0.18",
        ("oracle", "together"): "1.5 to 5.3",
        ("rescored", "joint"): "1.4 to 3.1",
        ("rescored 30 times", "joint"): "0.4 to 0.6",
        ("signed oracle", "joint"): "1.7 to 6.2",
    },
}


LATE = {"net": "0.0006 to 0.002", "|w|": "0.05 to 0.85", "oracle": "0.16 to 1.12"}


class Net:
    """The weights and what is derived from them on one set of examples."""

    def __init__(self, params: list[Array], x: Array, y: NDArray[np.int64]) -> None:
        self.w1, self.b1, self.w2, self.b2 = params
        self.x, self.y, self.rows = x, y, np.arange(len(y))
        self.a = x @ self.w1 + self.b1
        self.h = np.maximum(self.a, 0)
        self.z = self.h @ self.w2 + self.b2
        e = np.exp(self.z - self.z.max(axis=1, keepdims=True))
        self.p = e / e.sum(axis=1, keepdims=True)
        self.delta = self.p.copy()
        self.delta[self.rows, y] -= 1
        self.delta_h = (self.delta @ self.w2.T) * (self.a > 0)

    @property
    def weights(self) -> Array:
        """All weights in one vector, without biases."""
        return np.concatenate([self.w1.ravel(), self.w2.ravel()])

    def masked(self, keep: Array) -> Net:
        """The net with the weights multiplied by `keep`."""
        w1, w2 = np.split(self.weights * keep, [self.w1.size])
        parts = [w1.reshape(self.w1.shape), self.b1, w2.reshape(self.w2.shape), self.b2]
        return Net(parts, self.x, self.y)

    def losses(self, z: Array) -> Array:
        """The loss of every example for given logits."""
        top: Array = z.max(axis=1)
        total: Array = np.exp(z - top[:, None]).sum(axis=1)
        found: Array = np.log(total) + top - z[self.rows, self.y]
        return found

    @property
    def loss(self) -> float:
        """The mean loss."""
        return float(self.losses(self.z).mean())

    def oracle(self) -> tuple[Array, NDArray[np.bool_]]:
        """Change of the mean loss when each weight is removed alone, and whether it is live."""
        base = self.losses(self.z)
        changes, live = [], []
        for i, j in np.ndindex(self.w1.shape):
            h = np.maximum(self.a[:, j] - self.x[:, i] * self.w1[i, j], 0) - self.h[:, j]
            moved = np.flatnonzero(h)
            change = np.zeros(len(base))
            if moved.size:
                z = self.z + h[:, None] * self.w2[j]
                change = self.losses(z) - base
            changes.append(change.mean())
            live.append(bool(change.any()))
        for j, c in np.ndindex(self.w2.shape):
            z = self.z.copy()
            z[:, c] -= self.h[:, j] * self.w2[j, c]
            change = self.losses(z) - base
            changes.append(change.mean())
            live.append(bool(change.any()))
        return np.array(changes), np.array(live)

    def mean_over_examples(self, power: int) -> Array:
        """The mean over the examples of g_n (power 1) or of its square (power 2)."""
        n = len(self.y)
        parts = (
            (self.x**power).T @ self.delta_h**power / n,
            (self.h**power).T @ self.delta**power / n,
        )
        return np.concatenate([part.ravel() for part in parts])

    def curvature(self) -> Array:
        """The diagonal of the Hessian."""
        n = len(self.y)
        centred = self.p @ (self.w2**2).T - (self.p @ self.w2.T) ** 2
        first = (self.x**2).T @ (centred * (self.a > 0)) / n
        second = (self.h**2).T @ (self.p * (1 - self.p)) / n
        return np.concatenate([first.ravel(), second.ravel()])


def source(rng: np.random.Generator, kind: str) -> Callable[[], tuple[Array, NDArray[np.int64]]]:
    """A function that draws 500 examples; the last 16 inputs are zero."""
    centres = rng.normal(size=(CLASSES, 3, 48)) * 0.8

    def draw() -> tuple[Array, NDArray[np.int64]]:
        y = rng.integers(CLASSES, size=500)
        x = np.zeros((500, INPUTS))
        x[:, :48] = centres[y, rng.integers(3, size=500)] + 0.8 * rng.normal(size=(500, 48))
        if kind == "positive":
            x[:, :48] = np.clip(0.4 + 0.3 * x[:, :48], 0, 1)
        return x, y

    return draw


def trained(
    rng: np.random.Generator, x: Array, y: NDArray[np.int64], epochs: int = 20
) -> list[Array]:
    """The weights and biases after some epochs of Adam."""
    params = [
        rng.normal(size=(INPUTS, HIDDEN)) * (2 / INPUTS) ** 0.5,
        np.zeros(HIDDEN),
        rng.normal(size=(HIDDEN, CLASSES)) * (1 / HIDDEN) ** 0.5,
        np.zeros(CLASSES),
    ]
    first = [np.zeros_like(p) for p in params]
    second = [np.zeros_like(p) for p in params]
    batches = [rows for _ in range(epochs) for rows in np.split(rng.permutation(len(y)), 10)]
    for step, rows in enumerate(batches, 1):
        net = Net(params, x[rows], y[rows])
        grads = [
            net.x.T @ net.delta_h,
            net.delta_h.sum(axis=0),
            net.h.T @ net.delta,
            net.delta.sum(axis=0),
        ]
        for i, g in enumerate(grads):
            g = g / len(rows)
            first[i] = 0.9 * first[i] + 0.1 * g
            second[i] = 0.999 * second[i] + 0.001 * g**2
            m, v = first[i] / (1 - 0.9**step), second[i] / (1 - 0.999**step)
            params[i] = params[i] - 1e-2 * m / (np.sqrt(v) + 1e-8)
    return params


def ranks(values: Array) -> Array:
    """Ranks, averaged over ties."""
    _, where, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return (ends - (counts - 1) / 2)[where]


def spearman(a: Array, b: Array) -> float:
    """Spearman's rank correlation."""
    return float(np.corrcoef(ranks(a), ranks(b))[0, 1])


def without_lowest(net: Net, score: Array, live: NDArray[np.bool_], k: int) -> Array:
    """A mask without the k live weights of lowest score."""
    candidates = np.flatnonzero(live)
    keep = np.ones(len(score))
    keep[candidates[np.argsort(score[candidates], kind="stable")[:k]]] = 0
    return keep


def measured(seed: int, kind: str) -> dict[tuple[str, str], float]:
    """Everything that is quoted, for one seed."""
    rng = np.random.default_rng(seed)
    draw = source(rng, kind)
    x, y = draw()
    params = trained(rng, x, y)
    net, held_out = Net(params, x, y), Net(params, *draw())
    change, live = net.oracle()
    w, g, h = net.weights, net.mean_over_examples(1), net.curvature()
    table = {
        "random": rng.random(w.size),
        "|g|": abs(g),
        "|w|": abs(w),
        "|g w|": abs(g * w),
        "mean (g_n w)^2": net.mean_over_examples(2) * w**2,
        "h w^2 / 2": h * w**2 / 2,
        "both terms": abs(-g * w + h * w**2 / 2),
        "oracle": abs(change),
        "signed oracle": change,
    }
    k = int(live.sum()) // 2
    found = {("net", "loss"): net.loss, ("net", "dead"): float((~live).sum())}
    for name, score in table.items():
        found[name, "rho"] = spearman(score[live], abs(change[live]))
        found[name, "with dead"] = spearman(score, abs(change))
        keep = without_lowest(net, score, live, k)
        found[name, "joint"] = net.masked(keep).loss
        if name == "oracle":
            found["oracle", "sum"] = float(change[keep == 0].sum())
            found["oracle", "together"] = net.masked(keep).loss - net.loss
    if kind == "zero mean":
        found["held out", "rho"] = spearman(abs(held_out.oracle()[0][live]), abs(change[live]))
        return found
    for name, rounds in (("rescored", 5), ("rescored 30 times", 30)):
        keep = np.ones(w.size)
        for done in range(rounds):
            now, _ = net.masked(keep).oracle()
            step = k * (done + 1) // rounds - k * done // rounds
            keep *= without_lowest(net, abs(now), live & (keep == 1), step)
        found[name, "joint"] = net.masked(keep).loss
    return found


def longer(seed: int) -> dict[str, float]:
    """The loss of the positive net after 300 epochs, and without the half of two rankings."""
    rng = np.random.default_rng(seed)
    x, y = source(rng, "positive")()
    net = Net(trained(rng, x, y, 300), x, y)
    change, live = net.oracle()
    k = int(live.sum()) // 2
    rankings = {"|w|": abs(net.weights), "oracle": abs(change)}
    left = {n: net.masked(without_lowest(net, s, live, k)).loss for n, s in rankings.items()}
    return {"net": net.loss, **left}


def figures(quick: bool) -> Iterator[Figure]:
    """Correlations and joint losses for both kinds of inputs, over seeds."""
    for kind, table in QUOTED.items():
        found = [measured(seed, kind) for seed in range(1 if quick else 5)]
        for key, quoted in table.items():
            what = ", ".join((kind, *key))
            yield Figure(what, quoted, [m[key] for m in found])
    late = [longer(seed) for seed in range(1 if quick else 5)]
    for name, quoted in LATE.items():
        yield Figure(f"positive, loss after 300 epochs: {name}", quoted, [m[name] for m in late])
