"""lottery_ticket_round against PyTorch's global pruning and against exact arithmetic."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from grader.bank import open_bank
from grader.grading.trusted import load_module, load_reference

ITEM = open_bank(Path(__file__).parent.parent.parent).item("lottery_ticket_round")
SHARES = (0.0, 0.1, 0.25, 0.3, 0.5, 0.75, 0.9, 1.0)


@pytest.fixture(scope="module")
def one_round():
    return load_reference(ITEM).functions["lottery_ticket_round"]


def exact(w0, trained, mask, frac):
    """Survivors as fractions with their positions: no float takes part in the ranking."""
    alive = [
        (abs(Fraction(t)), number, i)
        for number, name in enumerate(w0)
        for i, (t, m) in enumerate(
            zip(*(part[name].ravel().tolist() for part in (trained, mask)), strict=True)
        )
        if m
    ]
    kept = {at[1:] for at in sorted(alive)[round(frac * len(alive)) :]}
    masks, rewound = {}, {}
    for number, (name, w) in enumerate(w0.items()):
        kind = w.dtype if w.dtype.kind == "f" else np.dtype(float)
        new = np.array([float((number, i) in kept) for i in range(w.size)]).reshape(w.shape)
        masks[name] = new.astype(kind)
        rewound[name] = np.where(new == 1, w, 0).astype(kind)
    return masks, rewound


def plain(answer):
    return [[(name, a.dtype, a.shape, a.tolist()) for name, a in part.items()] for part in answer]


def test_it_agrees_with_exact_arithmetic_where_ties_are_the_rule(one_round):
    rng = np.random.default_rng(0)
    kinds = ["float16", "float32", "float64", "int8", "int64"]
    for _ in range(1000):
        names = [str(n) for n in rng.permutation(["b", "a", "fc", "conv"])[: rng.integers(0, 5)]]
        dicts = [{}, {}, {}]
        for name in names:
            shape = tuple(rng.integers(0, 4, size=rng.integers(0, 4)))
            for part, low in zip(dicts, (-2, -2, 0), strict=True):
                a = np.asarray(rng.integers(low, 2, size=shape)).astype(rng.choice(kinds))
                part[name] = a.T.copy().T if rng.random() < 0.3 else a
        dicts[1:] = ({str(n): part[n] for n in rng.permutation(names)} for part in dicts[1:])
        frac = float(rng.choice(SHARES))
        assert plain(one_round(*dicts, frac)) == plain(exact(*dicts, frac))


@pytest.mark.parametrize("seed", range(5))
def test_rounds_agree_with_torch_where_nothing_ties(one_round, seed):
    """Global pruning of what is left, three times over, with new trained weights each round."""
    torch = pytest.importorskip("torch")
    from torch.nn.utils import prune

    rng = np.random.default_rng(seed)
    shapes = {f"l{i}": (int(n), int(m)) for i, (n, m) in enumerate(rng.integers(2, 8, (4, 2)))}
    for frac in SHARES:
        w0 = {name: rng.normal(size=s) for name, s in shapes.items()}
        mask = {name: np.ones(s) for name, s in shapes.items()}
        layers = {
            n: torch.nn.Linear(s[1], s[0], bias=False, dtype=torch.float64)
            for n, s in shapes.items()
        }
        parameters = [(layer, "weight") for layer in layers.values()]
        for _ in range(3):
            trained = {name: rng.normal(size=s) for name, s in shapes.items()}
            scores = {
                (layer, "weight"): torch.from_numpy(trained[name]) for name, layer in layers.items()
            }
            prune.global_unstructured(parameters, prune.L1Unstructured, scores, amount=frac)
            mask, rewound = one_round(w0, trained, mask, frac)
            for name, layer in layers.items():
                assert mask[name].tolist() == layer.weight_mask.tolist()
                assert np.array_equal(rewound[name], w0[name] * mask[name])


def test_what_is_left_of_28_weights(one_round):
    rng = np.random.default_rng(1)
    w0 = {"a": rng.normal(size=(4, 5)), "b": rng.normal(size=8)}
    mask = {name: np.ones(w.shape) for name, w in w0.items()}
    left = []
    for _ in range(3):
        trained = {name: rng.normal(size=w.shape) for name, w in w0.items()}
        old = mask
        mask, _ = one_round(w0, trained, mask, 0.2)
        assert all((mask[name] <= old[name]).all() for name in w0)
        left.append(int(sum(m.sum() for m in mask.values())))
    assert left == [22, 18, 14]


def test_only_the_order_of_trained_magnitudes_matters(one_round):
    rng = np.random.default_rng(2)
    w0 = {"a": rng.normal(size=(4, 5)), "b": rng.normal(size=9)}
    trained = {name: rng.normal(size=w.shape) for name, w in w0.items()}
    mask = {name: rng.integers(2, size=w.shape) for name, w in w0.items()}
    first = plain(one_round(w0, trained, mask, 0.5))
    for factor in (-1.0, 2.0**-40, -(2.0**40)):
        scaled = {name: factor * t for name, t in trained.items()}
        assert plain(one_round(w0, scaled, mask, 0.5)) == first


@pytest.mark.parametrize("frac", [0.0, 0.5, 1.0])
def test_results_have_memory_of_their_own(one_round, frac):
    given = [{"a": np.ones(4), "b": np.array(1.0)} for _ in range(3)]
    new = one_round(*given, frac)
    arrays = [a for part in new for a in part.values()]
    assert not any(np.shares_memory(a, b) for a in arrays for g in given for b in g.values())
    assert not any(np.shares_memory(new[0][name], new[1][name]) for name in "ab")


@pytest.mark.parametrize("seed", range(3))
def test_this_machines_unstable_sorts_err_on_several_cases(seed):
    cases = load_module(ITEM.files.checks, "checks_of_it").TIES.cases_for(seed)
    wrong = {"argsort": 0, "argpartition": 0}
    for case in cases:
        w0, trained, mask, frac = case.args
        alive = np.concatenate([mask[n].ravel() == 1 for n in w0])
        sizes = np.abs(np.concatenate([trained[n].ravel() for n in w0]))[alive]
        k = round(frac * sizes.size)
        if not k:
            continue
        right = set(np.argsort(sizes, kind="stable")[:k].tolist())
        wrong["argsort"] += set(np.argsort(sizes)[:k].tolist()) != right
        wrong["argpartition"] += set(np.argpartition(sizes, k - 1)[:k].tolist()) != right
    assert min(wrong.values()) >= 5
