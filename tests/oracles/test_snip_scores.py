"""snip_scores against gates on the weights, finite differences of one gate, and a sum of 1."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.bank import open_bank
from grader.grading.trusted import load_reference

torch = pytest.importorskip("torch", reason="torch is an optional extra")
from torch import nn  # noqa: E402 - torch may be absent
from torch.nn import functional as F  # noqa: E402 - its usual name

ROOT = Path(__file__).parent.parent.parent
snip_scores = load_reference(open_bank(ROOT).item("snip_scores")).functions["snip_scores"]


class Gated(nn.Module):
    """A small network whose weights are multiplied by gates."""

    def __init__(self, rng):
        super().__init__()
        shapes = (4, 3), (2, 4)
        weights = [torch.randn(s, generator=rng, dtype=torch.float64) for s in shapes]
        self.weights = nn.ParameterList(weights)
        self.gates = [torch.ones(s, dtype=torch.float64, requires_grad=True) for s in shapes]

    def forward(self, x):
        first, second = (w * c for w, c in zip(self.weights, self.gates, strict=True))
        return torch.tanh(x @ first.T) @ second.T


@pytest.fixture(params=range(5))
def drawn(request):
    rng = torch.Generator().manual_seed(request.param)
    x = torch.randn(6, 3, generator=rng, dtype=torch.float64)
    return Gated(rng), x, torch.randint(2, (6,), generator=rng)


def plain(model):
    """The same network without gates."""
    layers = [nn.Linear(3, 4, bias=False), nn.Tanh(), nn.Linear(4, 2, bias=False)]
    network = nn.Sequential(*layers).double()
    for parameter, weight in zip(network.parameters(), model.weights, strict=True):
        parameter.data.copy_(weight)
    return network


def test_gates_give_the_same(drawn):
    model, x, y = drawn
    grads = torch.autograd.grad(F.cross_entropy(model(x), y), model.gates)
    total = sum(g.abs().sum() for g in grads)
    found = snip_scores(plain(model), F.cross_entropy, x, y)
    for score, grad in zip(found, grads, strict=True):
        torch.testing.assert_close(score, grad.abs() / total, rtol=1e-12, atol=0)
    assert float(sum(score.sum() for score in found)) == pytest.approx(1.0, abs=1e-12)


def test_finite_differences_of_a_gate_give_the_same_ratios(drawn):
    model, x, y = drawn
    found = snip_scores(plain(model), F.cross_entropy, x, y)
    changes = []
    with torch.no_grad():
        for gate in model.gates:
            change = torch.zeros_like(gate)
            for place in range(gate.numel()):
                losses = []
                for value in (1 + 1e-5, 1 - 1e-5):
                    gate.view(-1)[place] = value
                    losses.append(float(F.cross_entropy(model(x), y)))
                gate.view(-1)[place] = 1.0
                change.view(-1)[place] = abs(losses[0] - losses[1])
            changes.append(change)
    total = sum(change.sum() for change in changes)
    for score, change in zip(found, changes, strict=True):
        torch.testing.assert_close(score, change / total, rtol=1e-5, atol=1e-9)


def test_a_weight_that_is_used_twice_has_the_gradient_of_both_uses():
    torch.manual_seed(0)
    layer = nn.Linear(2, 2).double()
    x, y = torch.randn(3, 2).double(), torch.randn(3, 2).double()
    (found,) = snip_scores(nn.Sequential(layer, nn.Tanh(), layer), F.mse_loss, x, y)
    gate = torch.ones(2, 2, dtype=torch.float64, requires_grad=True)
    hidden = torch.tanh(F.linear(x, layer.weight.detach() * gate, layer.bias.detach()))
    output = F.linear(hidden, layer.weight.detach() * gate, layer.bias.detach())
    (grad,) = torch.autograd.grad(F.mse_loss(output, y), gate)
    torch.testing.assert_close(found, grad.abs() / grad.abs().sum(), rtol=1e-12, atol=0)
