"""prune_remaining against PyTorch's container of masks and against exact arithmetic."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from grader.bank import open_bank
from grader.grading.trusted import load_module, load_reference

ITEM = open_bank(Path(__file__).parent.parent.parent).item("prune_remaining")
SHARES = (0.0, 0.1, 0.25, 0.3, 0.5, 0.75, 0.9, 1.0)


@pytest.fixture(scope="module")
def pruned():
    return load_reference(ITEM).functions["prune_remaining"]


def exact(w, mask, frac):
    """The survivors as fractions, sorted with their positions."""
    old = [int(m) for m in mask.ravel().tolist()]
    entries = [abs(Fraction(x)) for x in w.ravel().tolist()]
    order = sorted((entries[i], i) for i in range(len(old)) if old[i])
    gone = {i for _, i in order[: round(frac * len(order))]}
    flat = [float(m and i not in gone) for i, m in enumerate(old)]
    return np.array(flat, w.dtype if w.dtype.kind == "f" else float).reshape(w.shape)


def test_it_agrees_with_exact_arithmetic_where_ties_are_the_rule(pruned):
    rng = np.random.default_rng(0)
    for _ in range(3000):
        shape = tuple(rng.integers(0, 6, size=rng.integers(0, 4)))
        w = np.asarray(rng.integers(-2, 3, size=shape))
        w = w.astype(rng.choice(["float16", "float32", "float64", "int8", "int64"]))
        mask = np.asarray(rng.integers(2, size=shape))
        mask = mask.astype(rng.choice(["bool", "int64", "float32", "float64"]))
        w, mask = (w.T, mask.T) if rng.random() < 0.3 else (w, mask)
        frac = float(rng.choice(SHARES))
        found, wanted = pruned(w, mask, frac), exact(w, mask, frac)
        assert (found.dtype, found.tolist()) == (wanted.dtype, wanted.tolist())


@pytest.mark.parametrize("seed", range(20))
def test_three_steps_agree_with_three_calls_of_torch(pruned, seed):
    torch = pytest.importorskip("torch")
    from torch.nn.utils import prune

    rng = np.random.default_rng(seed)
    w = rng.normal(size=(10, 10))
    layer = torch.nn.Linear(10, 10, bias=False, dtype=torch.float64)
    layer.weight.data = torch.from_numpy(w.copy())
    mask, left = np.ones((10, 10)), []
    for _ in range(3):
        prune.l1_unstructured(layer, "weight", amount=0.2)
        mask = pruned(w, mask, 0.2)
        assert mask.tolist() == layer.weight_mask.tolist()
        left.append(int(mask.sum()))
    assert left == [80, 64, 51]


def test_masks_are_nested_and_the_counts_are_those_of_the_survivors(pruned):
    rng = np.random.default_rng(1)
    for _ in range(300):
        w = np.round(rng.normal(size=rng.integers(0, 30)), 1)
        old, frac = rng.integers(2, size=w.size), float(rng.random())
        new = pruned(w, old, frac)
        survivors = int(old.sum())
        assert (new <= old).all()
        assert new.sum() == survivors - round(frac * survivors)
        gone = np.abs(w[(old == 1) & (new == 0)]).max(initial=0.0)
        assert gone <= np.abs(w[new == 1]).min(initial=np.inf)


def test_what_is_stored_at_pruned_entries_plays_no_part(pruned):
    rng = np.random.default_rng(2)
    w, mask = rng.normal(size=(6, 7)), rng.integers(2, size=(6, 7))
    first = pruned(w, mask, 0.4).tolist()
    for other in (0.0, 1e-9, 1e9):
        assert pruned(np.where(mask == 1, w, other), mask, 0.4).tolist() == first


@pytest.mark.parametrize("frac", [0.0, 0.5])
def test_the_new_mask_has_memory_of_its_own(pruned, frac):
    w, mask = np.ones((2, 3)), np.ones((2, 3))
    new = pruned(w, mask, frac)
    assert not np.shares_memory(new, mask)
    assert not np.shares_memory(new, w)


@pytest.mark.parametrize("seed", range(5))
def test_this_machines_unstable_sorts_err_on_several_cases(seed):
    cases = load_module(ITEM.files.checks, "checks_of_it").TIES.cases_for(seed)
    wrong = {"argsort": 0, "argpartition": 0}
    for case in cases:
        w, mask, frac = case.args
        sizes = np.abs(w[mask == 1])
        k = round(frac * sizes.size)
        right = set(np.argsort(sizes, kind="stable")[:k].tolist())
        wrong["argsort"] += set(np.argsort(sizes)[:k].tolist()) != right
        if k:
            wrong["argpartition"] += set(np.argpartition(sizes, k - 1)[:k].tolist()) != right
    assert min(wrong.values()) >= 5
