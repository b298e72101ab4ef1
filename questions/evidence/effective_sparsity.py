"""How many kept weights lie on a path from input to output in LeNet-300-100.

Setup: the matrices 300x784, 100x300 and 10x100 without biases, 266,200 weights. Random masks keep
the same share of every layer; SynFlow masks come from He initialisation (input of ones, exponential
schedule, one global ranking), in one round or in 100. Random masks are drawn for 300 units in the
second hidden layer too. Quoted is the number of weights kept that lie
on a path of kept weights from an input to an output, one value a mask.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.kit import Figure

SHAPES = ((300, 784), (100, 300), (10, 100))
WIDER = ((300, 784), (300, 300), (10, 300))
TOTAL = sum(a * b for a, b in SHAPES)
ENDS = np.cumsum([a * b for a, b in SHAPES])[:-1]

Arrays = list[np.ndarray]


def split(flat: np.ndarray) -> Arrays:
    """The three matrices of a flat array."""
    return [p.reshape(s) for p, s in zip(np.split(flat, ENDS), SHAPES, strict=True)]


def live(masks: Arrays) -> int:
    """The number of kept weights that are reached from an input and reach an output."""
    reached = [np.ones(784, dtype=bool)]
    for m in masks:
        reached.append((m & reached[-1]).any(axis=1))
    leads = [np.ones(10, dtype=bool)]
    for m in reversed(masks):
        leads.insert(0, (m & leads[0][:, None]).any(axis=0))
    found = zip(masks, reached, leads[1:], strict=False)
    return sum(int((m & a & b[:, None]).sum()) for m, a, b in found)


def random_masks(seed: int, density: float, shapes: tuple[tuple[int, int], ...] = SHAPES) -> Arrays:
    """Masks that keep the same share of every layer."""
    rng = np.random.default_rng(seed)
    masks = []
    for rows, columns in shapes:
        flat = np.zeros(rows * columns, dtype=bool)
        flat[rng.choice(flat.size, round(density * flat.size), replace=False)] = True
        masks.append(flat.reshape(rows, columns))
    return masks


def synflow_scores(weights: Arrays) -> Arrays:
    """|w| dR/d|w| for every weight."""
    ahead = [np.ones(784)]
    for w in weights:
        ahead.append(w @ ahead[-1])
    back = [np.ones(10)]
    for w in reversed(weights):
        back.insert(0, w.T @ back[0])
    return [w * np.outer(b, a) for w, a, b in zip(weights, ahead, back[1:], strict=False)]


def synflow_masks(seed: int, density: float, rounds: int) -> Arrays:
    """Masks after the given number of rounds of SynFlow."""
    rng = np.random.default_rng(seed)
    weights = [abs(rng.normal(size=s)) * (2 / s[1]) ** 0.5 for s in SHAPES]
    kept = np.ones(TOTAL, dtype=bool)
    for i in range(1, rounds + 1):
        masked = [w * m for w, m in zip(weights, split(kept), strict=True)]
        score = np.concatenate([s.ravel() for s in synflow_scores(masked)])
        count = round(density ** (i / rounds) * TOTAL)
        top = np.argpartition(np.where(kept, -score, 1.0), count - 1)[:count]
        kept = np.zeros(TOTAL, dtype=bool)
        kept[top] = True
    return split(kept)


def figures(quick: bool) -> Iterator[Figure]:
    """Weights on a path, over masks."""
    seeds = range(3 if quick else 30)
    table = {0.1: "25,401 to 25,691", 0.02: "1,306 to 1,820", 0.01: "133 to 381"}
    for density, quoted in table.items():
        found = [live(random_masks(s, density)) for s in seeds]
        yield Figure(f"random, density {density}", quoted, found)
    found = [live(random_masks(s, 0.1, WIDER)) for s in seeds]
    yield Figure("random, density 0.1, 300 units in place of 100", "29,307 to 30,015", found)
    none = [live(random_masks(s, 0.001)) == 0 for s in range(100 if quick else 600)]
    share = [100 * float(np.mean(none))]
    yield Figure("random, density 0.001: masks without a path, %", "84", share, 12 if quick else 2)
    few = range(1 if quick else 3)
    for rounds, quoted in ((1, "0"), (100, "2,660 to 2,662")):
        found = [live(synflow_masks(s, 0.01, rounds)) for s in few]
        yield Figure(f"SynFlow, {rounds} rounds, density 0.01", quoted, found)
