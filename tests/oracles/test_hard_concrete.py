"""hard_concrete against 60-digit arithmetic, its authors' distribution function, and PyTorch."""

from __future__ import annotations

from decimal import Decimal, localcontext
from pathlib import Path

import numpy as np
import pytest

from grader.bank import open_bank
from grader.grading.trusted import load_reference

ITEM = open_bank(Path(__file__).parent.parent.parent).item("hard_concrete")
CONSTANTS = ((2 / 3, -0.1, 1.1), (0.5, -0.5, 1.25), (1.0, -1.0, 2.0), (0.1, -0.01, 1.01))


@pytest.fixture(scope="module")
def gates():
    return load_reference(ITEM).functions["hard_concrete"]


def exact(log_alpha, u, beta, gamma, zeta):
    """One gate in 60 digits; the arguments are floats."""
    with localcontext() as context:
        context.prec = 60
        a, v, b, low, high = map(Decimal, (log_alpha, u, beta, gamma, zeta))

        def sigmoid(x):
            return 1 / (1 + (-x).exp())

        def hard(s):
            return min(Decimal(1), max(Decimal(0), s * (high - low) + low))

        z = hard(sigmoid(((v / (1 - v)).ln() + a) / b))
        return [float(x) for x in (z, hard(sigmoid(a)), sigmoid(a - b * (-low / high).ln()))]


@pytest.mark.parametrize("constants", CONSTANTS)
def test_it_agrees_with_60_digits(gates, constants):
    rng = np.random.default_rng(0)
    log_alpha = np.concatenate([rng.normal(size=200) * 4, rng.normal(size=40) * 300])
    u = np.concatenate([rng.uniform(1e-9, 1 - 1e-9, size=200), 10.0 ** -rng.uniform(1, 200, 40)])
    found = np.array(gates(log_alpha, u, *constants))
    wanted = np.transpose([exact(a, v, *constants) for a, v in zip(log_alpha, u, strict=True)])
    assert np.allclose(found, wanted, rtol=1e-12, atol=1e-12)
    assert np.allclose(found[2], wanted[2], rtol=1e-11, atol=0.0)  # small probabilities too
    assert ((found == 0) == (wanted == 0)).all()


@pytest.mark.parametrize("constants", CONSTANTS)
def test_the_probability_is_the_share_of_noise_that_opens_the_gate(gates, constants):
    n = 20_000
    u = (np.arange(n) + 0.5) / n
    for log_alpha in (-4.0, -1.0, 0.0, 0.7, 3.0):
        z, z_det, p_active = gates(np.full(n, log_alpha), u, *constants)
        assert abs((z > 0).mean() - p_active[0]) <= 1 / n
        assert len(set(p_active.tolist())) == len(set(z_det.tolist())) == 1
        assert (np.diff(z) >= 0).all()


def test_it_agrees_with_the_authors_distribution_function(gates):
    """cdf_qz of AMLab-Amsterdam/L0_regularization, within the range that it isn't clamped to."""
    torch = pytest.importorskip("torch")
    log_alpha = torch.linspace(-8, 8, 101, dtype=torch.float64)
    for beta, gamma, zeta in CONSTANTS:
        xn = (0 - gamma) / (zeta - gamma)
        logits = np.log(xn) - np.log(1 - xn)
        cdf = torch.sigmoid(logits * beta - log_alpha).clamp(min=1e-6, max=1 - 1e-6)
        u = np.full(101, 0.5)
        p_active = gates(log_alpha.numpy(), u, beta, gamma, zeta)[2]
        assert np.allclose(p_active, (1 - cdf).numpy(), atol=2e-6)


def test_the_gates_agree_with_torch(gates):
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(1)
    log_alpha, u = rng.normal(size=(7, 9)) * 3, rng.uniform(0.001, 0.999, size=(7, 9))
    for beta, gamma, zeta in CONSTANTS:
        a, v = torch.from_numpy(log_alpha), torch.from_numpy(u)
        s = torch.sigmoid((torch.logit(v) + a) / beta)
        z, z_det, _ = gates(log_alpha, u, beta, gamma, zeta)
        wanted = torch.nn.functional.hardtanh(s * (zeta - gamma) + gamma, 0, 1)
        assert np.allclose(z, wanted.numpy(), rtol=1e-12, atol=1e-13)
        fixed = (torch.sigmoid(a) * (zeta - gamma) + gamma).clamp(0, 1)
        assert np.allclose(z_det, fixed.numpy(), rtol=1e-12, atol=1e-13)


def test_the_table_of_the_page(gates):
    n = 100_000
    u = (np.arange(n) + 0.5) / n
    table = {
        -4.0: (0.083, 0.004, 0.024, 0.0),
        -np.log(11): (0.310, 0.018, 0.103, 0.0),
        -1.0: (0.645, 0.069, 0.293, 0.223),
        0.0: (0.832, 0.168, 0.500, 0.500),
        np.log(11): (0.982, 0.690, 0.897, 1.0),
    }
    for log_alpha, row in table.items():
        z, z_det, p_active = gates(np.full(n, log_alpha), u)
        found = (p_active[0], (z == 1).mean(), z.mean(), z_det[0])
        assert np.allclose(found, row, atol=6e-4)


def test_mirrored_noise_and_location_mirror_the_gate(gates):
    rng = np.random.default_rng(2)
    log_alpha, u = rng.normal(size=100), rng.integers(1, 256, size=100) / 256
    z, z_det, _ = gates(log_alpha, u)
    mirrored = gates(-log_alpha, 1 - u)
    assert np.allclose(z, 1 - mirrored[0], atol=1e-14)
    assert np.allclose(z_det, 1 - mirrored[1], atol=1e-14)
