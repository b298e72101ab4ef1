"""structured_ln_mask against PyTorch's ln_structured and against exact arithmetic."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from grader.bank import open_bank
from grader.grading.trusted import load_module, load_reference

ITEM = open_bank(Path(__file__).parent.parent.parent).item("structured_ln_mask")
AMOUNTS = (0.0, 0.1, 0.25, 0.3, 0.5, 0.75, 0.9, 1.0)
NORMS = (1, 2, np.inf)


@pytest.fixture(scope="module")
def mask_of():
    return load_reference(ITEM).functions["structured_ln_mask"]


def exact_norm(entries, n):
    """The norm, or for n = 2 its square, as a fraction."""
    sizes = [abs(Fraction(x)) for x in entries]
    return max(sizes) if n == np.inf else sum(s**n for s in sizes)


def exact(w, amount, n, dim):
    slices = [np.take(w, i, axis=dim).ravel().tolist() for i in range(w.shape[dim])]
    norms = [exact_norm(s, n) for s in slices]
    order = sorted(range(len(norms)), key=lambda i: (norms[i], i))
    mask = np.ones(w.shape, w.dtype if w.dtype.kind == "f" else float)
    for i in order[: round(amount * len(norms))]:
        mask[(slice(None),) * (dim % w.ndim) + (i,)] = 0
    return mask


def test_it_agrees_with_exact_arithmetic_where_ties_are_the_rule(mask_of):
    rng = np.random.default_rng(0)
    for _ in range(2000):
        w = rng.integers(-2, 3, size=tuple(rng.integers(1, 5, size=rng.integers(1, 5))))
        w = w.astype(rng.choice(["float16", "float32", "float64", "int8", "int64"]))
        w = w.T if rng.random() < 0.3 else w
        amount, n = float(rng.choice(AMOUNTS)), NORMS[rng.integers(3)]
        dim = int(rng.integers(-w.ndim, w.ndim))
        found, wanted = mask_of(w, amount, n, dim), exact(w, amount, n, dim)
        assert (found.dtype, found.tolist()) == (wanted.dtype, wanted.tolist())


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("n", NORMS)
def test_it_agrees_with_torch_where_nothing_ties(mask_of, n, seed):
    torch = pytest.importorskip("torch")
    from torch.nn.utils import prune

    rng = np.random.default_rng(seed)
    shape = tuple(rng.integers(2, 7, size=4).tolist())
    w = rng.normal(size=shape)
    for dim in range(-4, 4):
        for amount in AMOUNTS:
            layer = torch.nn.Conv2d(shape[1], shape[0], shape[2:], bias=False, dtype=torch.float64)
            layer.weight.data = torch.from_numpy(w.copy())
            prune.ln_structured(layer, "weight", amount=amount, n=n, dim=dim)
            assert mask_of(w, amount, n, dim).tolist() == layer.weight_mask.tolist()


def test_slices_of_one_entry_are_entries_by_magnitude(mask_of):
    rng = np.random.default_rng(1)
    w = rng.normal(size=20)
    for n in NORMS:
        kept = np.abs(w[mask_of(w, 0.4, n, 0) == 1])
        assert np.array_equal(np.sort(kept), np.sort(np.abs(w))[8:])


def test_the_order_of_other_axes_scale_and_signs_change_nothing(mask_of):
    rng = np.random.default_rng(2)
    w = rng.normal(size=(6, 4, 3))
    for n in NORMS:
        first = mask_of(w, 0.5, n, 0)[:, 0, 0].tolist()
        for other in (w.transpose(0, 2, 1), w[:, ::-1], -w, np.abs(w), 2.0**-40 * w, 2.0**40 * w):
            assert mask_of(other, 0.5, n, 0)[:, 0, 0].tolist() == first


@pytest.mark.parametrize("seed", range(3))
def test_this_machines_unstable_sorts_err_on_several_cases(seed):
    checks = load_module(ITEM.files.checks, "checks_of_it")
    wrong = {"argsort": 0, "argpartition": 0}
    for case in checks.TIES.cases_for(seed):
        w, amount, n, dim = case.args
        norms = checks.norms_of(w, n, dim)
        k = round(amount * norms.size)
        right = set(np.argsort(norms, kind="stable")[:k].tolist())
        wrong["argsort"] += set(np.argsort(norms)[:k].tolist()) != right
        wrong["argpartition"] += set(np.argpartition(norms, max(k - 1, 0))[:k].tolist()) != right
    assert min(wrong.values()) >= 5


@pytest.mark.parametrize("seed", range(5))
def test_norms_are_equal_or_well_apart_but_in_the_table_of_ties(seed):
    checks = load_module(ITEM.files.checks, "checks_of_it")
    for table in (checks.VALUES, checks.COUNTS, checks.KINDS):
        for w, _, n, dim in (c.args for c in table.cases_for(seed)):
            norms = np.sort(checks.norms_of(w, n, dim))
            # The norm of one number is wrong by no more than the rounding of a power and a root.
            apart = 1e-6 if w.size > len(norms) else 1e-14
            assert (np.diff(norms) > apart * norms[1:]).all()
