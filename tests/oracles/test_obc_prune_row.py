"""obc_prune_row against least squares: for the choice of each step and for the final row."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from grader.bank import open_bank
from grader.grading.trusted import load_module, load_reference

ROOT = Path(__file__).parent.parent.parent
ITEM = open_bank(ROOT).item("obc_prune_row")
obc_prune_row = load_reference(ITEM).functions["obc_prune_row"]
CHECKS = load_module(ITEM.files.checks, "oracle_of_obc_prune_row")


def refitted(w, X, kept):
    """Least squares on the kept weights alone, and the squared error that is left."""
    row = np.zeros(w.size)
    if kept:
        row[kept] = np.linalg.lstsq(X[:, kept], X @ w, rcond=None)[0]
    return row, float(((X @ (w - row)) ** 2).sum())


def by_least_squares(w, X, k):
    kept = list(range(w.size))
    for _ in range(k):
        errors = [refitted(w, X, [i for i in kept if i != q])[1] for q in kept]
        del kept[int(np.argmin(errors))]
    return refitted(w, X, kept)[0]


@pytest.mark.parametrize("seed", range(4))
def test_least_squares_choose_and_refit_alike(seed):
    """The error of a refit, computed for every candidate of every step, without any inverse."""
    cases = [c for c in CHECKS.VALUES.cases_for(seed) if c.args[0].size <= 8]
    assert len(cases) > 60
    for case in cases:
        w, X, k = case.args
        found = obc_prune_row(w, X, k)
        np.testing.assert_allclose(found, by_least_squares(w, X, k), rtol=1e-7, atol=1e-9)


def test_the_saliencies_add_up_to_the_error():
    rng = np.random.default_rng(1)
    for _ in range(20):
        w, X = rng.normal(size=6), rng.normal(size=(10, 6))
        rows = [obc_prune_row(w, X, k) for k in range(7)]
        errors = [float(((X @ (w - row)) ** 2).sum()) for row in rows]
        for before, after, row, next_row in zip(errors, errors[1:], rows, rows[1:], strict=False):
            (q,) = np.flatnonzero((row != 0) & (next_row == 0))
            alive = np.flatnonzero(row)
            inverse = np.linalg.inv(X[:, alive].T @ X[:, alive])
            place = int(np.flatnonzero(alive == q)[0])
            assert after - before == pytest.approx(row[q] ** 2 / inverse[place, place])


def test_an_inverse_does_not_notice_most_deficient_inputs():
    """So the checks' deficient inputs tell a test of the rank from an inverse that may fail."""
    noticed = 0
    for X in CHECKS.deficient():
        try:
            np.linalg.inv(X.T @ X)
        except np.linalg.LinAlgError:
            noticed += 1
        with pytest.raises(ValueError, match="rank"):
            obc_prune_row(np.ones(3), X, 0)
    assert noticed < len(list(CHECKS.deficient()))
