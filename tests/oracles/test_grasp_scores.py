"""grasp_scores against an explicit Hessian, differences of the gradient's norm, and public code."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.bank import open_bank
from grader.grading.trusted import load_reference

torch = pytest.importorskip("torch", reason="torch is an optional extra")
from torch import nn  # noqa: E402 - torch may be absent
from torch.nn import functional as F  # noqa: E402 - its usual name

ROOT = Path(__file__).parent.parent.parent
grasp_scores = load_reference(open_bank(ROOT).item("grasp_scores")).functions["grasp_scores"]


def network():
    return nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 2)).double()


@pytest.fixture(params=range(5))
def drawn(request):
    torch.manual_seed(request.param)
    return network(), torch.randn(6, 3).double(), torch.randint(2, (6,))


def loss_of(model, x, y, vector):
    """The loss as a function of both weights in one vector; the biases are the model's."""
    first, second = vector[:12].view(4, 3), vector[12:].view(2, 4)
    hidden = torch.tanh(F.linear(x, first, model[0].bias.detach()))
    return F.cross_entropy(F.linear(hidden, second, model[2].bias.detach()), y)


def long(tensors):
    return torch.cat([t.detach().flatten() for t in tensors])


def squared_norm(model, x, y, vector):
    leaf = vector.clone().requires_grad_()
    (grad,) = torch.autograd.grad(loss_of(model, x, y, leaf), leaf)
    return float(grad @ grad)


def test_an_explicit_hessian_gives_the_same(drawn):
    model, x, y = drawn
    vector = long([model[0].weight, model[2].weight])

    def loss(v):
        return loss_of(model, x, y, v)

    hessian = torch.autograd.functional.hessian(loss, vector)
    grad = torch.autograd.functional.jacobian(loss, vector)
    found = long(grasp_scores(model, F.cross_entropy, x, y))
    torch.testing.assert_close(found, -vector * (hessian @ grad), rtol=1e-10, atol=1e-15)


def test_removing_a_little_of_a_weight_changes_the_squared_norm_by_twice_the_score(drawn):
    model, x, y = drawn
    vector, step = long([model[0].weight, model[2].weight]), 1e-5
    changes = []
    for place in range(len(vector)):
        norms = []
        for share in (1 - step, 1 + step):
            moved = vector.clone()
            moved[place] *= share
            norms.append(squared_norm(model, x, y, moved))
        changes.append((norms[0] - norms[1]) / (2 * step))
    found = long(grasp_scores(model, F.cross_entropy, x, y))
    torch.testing.assert_close(
        2 * found, torch.tensor(changes, dtype=torch.float64), rtol=1e-6, atol=1e-9
    )


def test_the_steps_of_the_authors_code_give_the_same(drawn):
    """alecwangcq/GraSP, pruner/GraSP.py, without temperature, halves and division by the sum."""
    model, x, y = drawn
    found = grasp_scores(model, F.cross_entropy, x, y)
    weights = [m.weight for m in model.modules() if isinstance(m, nn.Linear)]
    grad_w = torch.autograd.grad(F.cross_entropy(model(x), y), weights)
    grad_f = torch.autograd.grad(F.cross_entropy(model(x), y), weights, create_graph=True)
    sum((g.data * f).sum() for g, f in zip(grad_w, grad_f, strict=True)).backward()
    for score, w in zip(found, weights, strict=True):
        torch.testing.assert_close(score, -w.data * w.grad, rtol=1e-12, atol=1e-16)


def test_removing_the_largest_scores_raises_the_gradient_norm_and_the_smallest_lowers_it(drawn):
    model, x, y = drawn
    vector = long([model[0].weight, model[2].weight])
    order = long(grasp_scores(model, F.cross_entropy, x, y)).argsort()
    before, after = squared_norm(model, x, y, vector), []
    for places in (order[:5], order[-5:]):
        moved = vector.clone()
        moved[places] *= 0.999
        after.append(squared_norm(model, x, y, moved))
    assert after[0] < before < after[1]


def test_the_last_layer_of_a_least_squares_problem_has_a_closed_form():
    torch.manual_seed(0)
    layer = nn.Linear(3, 2, bias=False).double()
    x, y = torch.randn(5, 3).double(), torch.randn(5, 2).double()
    (found,) = grasp_scores(layer, lambda output, y: ((output - y) ** 2).sum() / 2, x, y)
    w = layer.weight.detach()
    grad = (x @ w.T - y).T @ x
    torch.testing.assert_close(found, -w * (grad @ x.T @ x), rtol=1e-12, atol=1e-12)
