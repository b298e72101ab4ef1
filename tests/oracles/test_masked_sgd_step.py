"""masked_sgd_step against torch.optim.SGD and against exact arithmetic."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from grader.bank import open_bank
from grader.grading.trusted import load_reference

ITEM = open_bank(Path(__file__).parent.parent.parent).item("masked_sgd_step")
PARAMETERS = ((0.1, 0.9, 0.01), (0.5, 0.0, 0.0), (0.25, 0.5, 0.0), (0.0, 0.9, 0.1), (0.3, 0.0, 0.2))


@pytest.fixture(scope="module")
def step():
    return load_reference(ITEM).functions["masked_sgd_step"]


@pytest.mark.parametrize("foreach", [False, True])
@pytest.mark.parametrize("parameters", PARAMETERS)
def test_five_steps_agree_with_torch(step, parameters, foreach):
    """torch's optimiser, with weights and buffer masked by hand after each step."""
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(0)
    lr, momentum, decay = parameters
    w, mask = rng.normal(size=(4, 5)), rng.integers(2, size=(4, 5)).astype(float)
    buf = np.zeros((4, 5))
    p = torch.nn.Parameter(torch.from_numpy(w.copy()))
    optimiser = torch.optim.SGD([p], lr=lr, momentum=momentum, weight_decay=decay, foreach=foreach)
    for _ in range(5):
        g = rng.normal(size=(4, 5))
        p.grad = torch.from_numpy(g.copy())
        optimiser.step()
        with torch.no_grad():
            p *= torch.from_numpy(mask)
            theirs = optimiser.state[p].get("momentum_buffer")
            if theirs is not None:
                theirs *= torch.from_numpy(mask)
        w, buf = step(w, g, buf, mask, *parameters)
        assert np.allclose(w, p.detach().numpy(), rtol=1e-12, atol=1e-14)
        if theirs is not None:
            assert np.allclose(buf, theirs.numpy(), rtol=1e-12, atol=1e-14)
        assert not w[mask == 0].any()
        assert not buf[mask == 0].any()


def test_it_is_exact_for_multiples_of_an_eighth(step):
    rng = np.random.default_rng(1)
    kinds = ("float16", "float32", "float64", "int64")
    for _ in range(1000):
        numbers = rng.integers(-8, 9, size=(3, 6))
        mask = rng.integers(2, size=6)
        w, g, buf = (row.astype(rng.choice(kinds)) for row in numbers)
        lr, momentum, decay = (Fraction(int(n), 4) for n in rng.integers(0, 4, size=3))
        new_w, new_buf = step(w, g, buf, mask, float(lr), float(momentum), float(decay))
        for i, (a, b, c) in enumerate(numbers.T.tolist()):
            v = momentum * c + b + decay * a
            assert new_w[i] == (a - lr * v) * int(mask[i])
            assert new_buf[i] == v * int(mask[i])
        assert [r.dtype for r in (new_w, new_buf)] == [
            a.dtype if a.dtype.kind == "f" else np.float64 for a in (w, buf)
        ]


def test_masking_everything_before_the_step_is_the_same(step):
    rng = np.random.default_rng(2)
    w, g, buf = rng.normal(size=(3, 50))
    mask = rng.integers(2, size=50)
    first = step(w, g, buf, mask, 0.1, 0.9, 0.01)
    second = step(w * mask, g * mask, buf * mask, mask, 0.1, 0.9, 0.01)
    assert all(np.array_equal(a, b) for a, b in zip(first, second, strict=True))


def test_a_buffer_that_is_left_alone_drifts_as_the_page_says(step):
    """With zero gradients the weight moves by -lr b mu / (1 - mu) in all."""
    w, buf, one = np.zeros(1), np.array([2.0]), np.ones(1)
    for _ in range(500):
        w, buf = step(w, np.zeros(1), buf, one, 0.5, 0.75, 0.0)
    assert np.isclose(w[0], -0.5 * 2.0 * 0.75 / 0.25)


def test_results_have_memory_of_their_own(step):
    arrays = [np.ones(3) for _ in range(4)]
    for parameters in ((0.0, 0.0, 0.0), (0.5, 0.5, 0.5)):
        new = step(*arrays, *parameters)
        assert not any(np.shares_memory(a, b) for a in new for b in arrays)
        assert not np.shares_memory(*new)
