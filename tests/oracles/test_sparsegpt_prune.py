"""sparsegpt_prune against the authors' loop in torch, OBS step by step and its own laws."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from grader.bank import open_bank
from grader.grading.trusted import load_reference

BANK = open_bank(Path(__file__).parent.parent.parent)
PRUNE = load_reference(BANK.item("sparsegpt_prune")).functions["sparsegpt_prune"]
REMOVE = load_reference(BANK.item("hinv_remove")).functions["hinv_remove"]
SURGEON = load_reference(BANK.item("obs_prune_one")).functions["obs_prune_one"]
WANDA = load_reference(BANK.item("wanda_mask")).functions["wanda_mask"]


def layer(seed, rows=5, columns=8, samples=40):
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(samples, columns)) + rng.normal(size=(samples, 1))
    return rng.normal(size=(rows, columns)), X * np.logspace(0, 0.5, columns)


def damped(X, percdamp=0.01):
    H = X.T @ X / len(X)
    return H + percdamp * np.diag(H).mean() * np.eye(len(H))


def as_in_sparsegpt(torch, W, X, sparsity, blocksize, percdamp, prunen=0, prunem=0):
    """The algorithm of sparsegpt.py, written anew (IST-DASLab/sparsegpt, commit 147d215): there
    `prunen` counts what is removed, and unstructured scores are cut by `<=` at one index."""
    W, X = torch.tensor(W), torch.tensor(X)
    H = 2 * X.T @ X / len(X)
    dead = torch.diag(H) == 0
    H[dead, dead] = 1
    W[:, dead] = 0
    H += percdamp * torch.diag(H).mean() * torch.eye(len(H), dtype=H.dtype)
    inverse = torch.cholesky_inverse(torch.linalg.cholesky(H))
    factor = torch.linalg.cholesky(inverse, upper=True)
    columns = W.shape[1]
    for start in range(0, columns, blocksize):
        stop = min(start + blocksize, columns)
        block, done = W[:, start:stop].clone(), torch.zeros_like(W[:, start:stop])
        errors, part = torch.zeros_like(done), factor[start:stop, start:stop]
        mask = torch.zeros_like(done).bool()
        if prunen == 0:
            score = block**2 / torch.diag(part).reshape(1, -1) ** 2
            mask = score <= torch.sort(score.flatten())[0][int(score.numel() * sparsity)]
        for i in range(stop - start):
            if prunen and i % prunem == 0:
                score = block[:, i : i + prunem] ** 2
                score = score / torch.diag(part)[i : i + prunem].reshape(1, -1) ** 2
                mask.scatter_(1, i + torch.topk(score, prunen, dim=1, largest=False)[1], True)
            q = block[:, i].clone()
            q[mask[:, i]] = 0
            done[:, i] = q
            errors[:, i] = (block[:, i] - q) / part[i, i]
            block[:, i:] -= errors[:, i : i + 1] @ part[i : i + 1, i:]
        W[:, start:stop] = done
        W[:, stop:] -= errors @ factor[start:stop, stop:]
    return W.numpy()


@pytest.mark.parametrize("blocksize", [4, 8, 128])
@pytest.mark.parametrize("seed", range(10))
def test_two_of_four_is_what_the_authors_code_gives(seed, blocksize):
    torch = pytest.importorskip("torch")
    W, X = layer(seed, columns=16)
    found = PRUNE(W, X, 0.5, blocksize, 0.01, (2, 4))
    theirs = as_in_sparsegpt(torch, W, X, 0.5, blocksize, 0.01, 2, 4)
    assert np.allclose(found, theirs, rtol=0, atol=1e-8)


@pytest.mark.parametrize("blocksize", [2, 3, 8])
@pytest.mark.parametrize("seed", range(10))
def test_the_authors_prune_one_more_of_each_block(seed, blocksize):
    """Their share (k - 1/2) / n is cut at index k - 1 and takes k."""
    torch = pytest.importorskip("torch")
    W, X = layer(seed, columns=6 if blocksize == 3 else 8)
    size = W.shape[0] * blocksize
    k = size // 2
    found = PRUNE(W, X, k / size, blocksize)
    theirs = as_in_sparsegpt(torch, W, X, (k - 0.5) / size, blocksize, 0.01)
    assert np.allclose(found, theirs, rtol=0, atol=1e-8)


@pytest.mark.parametrize("seed", range(20))
def test_with_one_column_a_block_it_is_obs_step_by_step(seed):
    """Each column in turn: the cheapest rows remove their weight, and what lies on the left is
    frozen, so that the inverse of the rest serves all rows."""
    W, X = layer(seed)
    rest, w = np.linalg.inv(damped(X)), W.copy()
    for j in range(W.shape[1]):
        costs = [SURGEON(row[j:], rest, 0)[0] for row in w]
        for r in np.argsort(costs)[: round(0.6 * len(w))]:
            w[r, j:] = SURGEON(w[r, j:], rest, 0)[1]
        rest = REMOVE(rest, 0)
    assert np.allclose(PRUNE(W, X, 0.6, 1), w, rtol=0, atol=1e-9)


@pytest.mark.parametrize("seed", range(10))
def test_the_factors_diagonal_holds_the_costs_of_the_frozen_problems(seed):
    """U_ii**2 is the first entry of the inverse of H's block from i on."""
    H = damped(layer(seed)[1])
    U = np.linalg.cholesky(np.linalg.inv(H)).T
    for i in range(len(H)):
        first = np.linalg.inv(H[i:, i:])[0]
        assert np.isclose(U[i, i] ** 2, first[0], rtol=1e-9)
        assert np.allclose(U[i, i:], first / U[i, i], rtol=1e-8, atol=1e-12)


@pytest.mark.parametrize("seed", range(10))
def test_a_diagonal_hessian_needs_no_update_and_ranks_as_wanda(seed):
    rng = np.random.default_rng(seed)
    W = rng.normal(size=(4, 8))
    X = np.eye(8) * rng.uniform(0.5, 4.0, size=8)
    for n, m, share in ((2, 4, 0.5), (1, 4, 0.75)):
        groups = [WANDA(W[:, j : j + m], X[:, j : j + m], share) for j in range(0, 8, m)]
        found = PRUNE(W, X, 0.0, 8, 0.0, (n, m))
        assert np.allclose(found, W * np.hstack(groups), rtol=1e-12, atol=0)


@pytest.mark.parametrize("seed", range(10))
def test_blocks_do_not_matter_for_groups_and_least_squares_is_as_good(seed):
    W, X = layer(seed)
    found = PRUNE(W, X, 0.5, 4, 0.01, (2, 4))
    assert np.allclose(found, PRUNE(W, X, 0.5, 128, 0.01, (2, 4)), rtol=0, atol=1e-10)
    H = damped(X)
    for row, new in zip(W, found, strict=True):
        kept = np.flatnonzero(new)
        best = np.zeros_like(row)
        best[kept] = np.linalg.solve(H[np.ix_(kept, kept)], (H @ row)[kept])
        errors = [delta @ H @ delta for delta in (new - row, best - row)]
        assert errors[1] <= errors[0] * (1 + 1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_every_block_loses_its_share_and_dead_inputs_count(seed):
    W, X = layer(seed, columns=10)
    X[:, 3] = 0.0
    for blocksize in (1, 4, 10):
        for share in (0.0, 0.5, 0.9):
            found = PRUNE(W, X, share, blocksize)
            assert (found[:, 3] == 0).all()
            for j in range(0, 10, blocksize):
                block = found[:, j : j + blocksize]
                dead = len(W) if j <= 3 < j + blocksize else 0
                assert (block == 0).sum() == max(dead, round(share * block.size))
