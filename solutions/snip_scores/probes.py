"""How snip_scores is put to use. This runs beside the candidate: it observes, and holds no secret.

Weights are given in the order of the network's parameters.
"""

import contextlib

import torch
from torch import nn
from torch.nn import functional as F


class _Bilinear(nn.Module):
    """A matrix and a number that belong to no layer, and an embedding."""

    def __init__(self):
        super().__init__()
        self.mix = nn.Parameter(torch.ones(2, 3))
        self.scale = nn.Parameter(torch.ones(()))
        self.rows = nn.Embedding(4, 2)

    def forward(self, x):
        return self.scale * (self.rows(x) @ self.mix)


class _Spare(nn.Module):
    """The output depends on `used` alone."""

    def __init__(self):
        super().__init__()
        self.spare, self.used = nn.Linear(2, 2), nn.Linear(2, 1)

    def forward(self, x):
        return self.used(x)


class _Branches(nn.Module):
    """In training mode all of the second branch is dropped."""

    def __init__(self):
        super().__init__()
        self.first, self.second = nn.Linear(2, 2), nn.Linear(2, 2)
        self.drop = nn.Dropout(1.0)

    def forward(self, x):
        return self.first(x) + self.drop(self.second(x))


class _Tied(nn.Module):
    """Two layers with one weight."""

    def __init__(self):
        super().__init__()
        self.encode, self.decode = nn.Linear(2, 3), nn.Linear(3, 2)
        self.back = nn.Linear(2, 3)
        self.back.weight = self.encode.weight

    def forward(self, x):
        return self.back(self.decode(torch.tanh(self.encode(x))))


def _twice():
    layer = nn.Linear(2, 2)
    return nn.Sequential(layer, nn.Tanh(), layer)


def _conv():
    layers = [nn.Conv2d(1, 2, 3, padding=1), nn.BatchNorm2d(2), nn.Tanh()]
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(18, 2))


_NETWORKS = {
    "line": lambda: nn.Linear(2, 1, bias=False),
    "affine": lambda: nn.Linear(2, 2),
    "narrow": lambda: nn.Sequential(nn.Linear(2, 1), nn.Tanh(), nn.Linear(1, 1)),
    "mlp": lambda: nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 2)),
    "wide": lambda: nn.Sequential(nn.Linear(256, 128), nn.Tanh(), nn.Linear(128, 10)),
    "conv": _conv,
    "branches": _Branches,
    "bilinear": _Bilinear,
    "spare": _Spare,
    "twice": _twice,
    "tied": _Tied,
    "norm": lambda: nn.BatchNorm1d(2),
    "bare": lambda: nn.Flatten(),
}


def _refuses(output, y):
    raise ValueError("the loss can't be computed")


_LOSSES = {
    "output times y": lambda output, y: (output * y).sum(),
    "mse_loss": F.mse_loss,
    "cross_entropy": F.cross_entropy,
    "ignores the output": lambda output, y: y.sum(),
    "raises": _refuses,
}


def _network(name, weights, training):
    """`training` holds for all modules, or is a list with one flag for each."""
    model = _NETWORKS[name]().to(weights[0].dtype if weights else torch.float64)
    for parameter, value in zip(model.parameters(), weights, strict=True):
        parameter.data.copy_(value)
    flags = training if isinstance(training, list) else [training for _ in model.modules()]
    for module, flag in zip(model.modules(), flags, strict=True):
        module.training = flag
    return model


def _hooks(model):
    kinds = ("_forward_hooks", "_forward_pre_hooks", "_backward_hooks", "_backward_pre_hooks")
    found = sum(len(getattr(m, kind)) for m in model.modules() for kind in kinds)
    return found + sum(len(p._backward_hooks or ()) for p in model.parameters())


def _state(model):
    return {
        "parameters": [p.detach().clone() for p in model.parameters()],
        "buffers": {name: b.clone() for name, b in model.named_buffers()},
        "requires_grad": [p.requires_grad for p in model.parameters()],
        "grads": [None if p.grad is None else p.grad.clone() for p in model.parameters()],
        "training": [m.training for m in model.modules()],
        "hooks": _hooks(model),
        "names": sorted(name for m in model.modules() for name in vars(m)),
    }


def scores(candidate, network, weights, training, loss, x, y):
    """The scores of a network with these weights, its modules in training or evaluation mode."""
    model = _network(network, weights, training)
    return candidate.snip_scores(model, _LOSSES[loss], x, y)


def frozen(candidate, network, weights, requires_grad, loss, x, y):
    """The scores where some of the parameters have requires_grad=False."""
    model = _network(network, weights, True)
    for parameter, flag in zip(model.parameters(), requires_grad, strict=True):
        parameter.requires_grad_(flag)
    return candidate.snip_scores(model, _LOSSES[loss], x, y)


def after_refusal(candidate, network, weights, grads, requires_grad, loss, x, y):
    """How a model in training mode is left behind where its scores or its loss are refused."""
    model = _network(network, weights, True)
    for p, grad, flag in zip(model.parameters(), grads, requires_grad, strict=True):
        p.requires_grad_(flag)
        p.grad = None if grad is None else grad.clone()
    with contextlib.suppress(ValueError):
        candidate.snip_scores(model, _LOSSES[loss], x, y)
    return {**_state(model), "gradients enabled": torch.is_grad_enabled()}


def traces(candidate, network, weights, grads, requires_grad, training, loss, x, y):
    """How a model that is in use is left behind, and whether its scores are a fresh one's."""
    fresh, model = (_network(network, weights, training) for _ in range(2))
    for p, grad, flag in zip(model.parameters(), grads, requires_grad, strict=True):
        p.requires_grad_(flag)
        p.grad = None if grad is None else grad.clone()
    before = list(model.parameters())
    first = candidate.snip_scores(fresh, _LOSSES[loss], x, y)
    found = candidate.snip_scores(model, _LOSSES[loss], x, y)
    alike = [torch.allclose(a, b) for a, b in zip(first, found, strict=True)]
    for score in found:
        score.detach().zero_()  # shows in the state where memory is shared
    same = [p is q for p, q in zip(model.parameters(), before, strict=True)]
    state = {**_state(model), "same parameters": same, "scores as of a fresh model": alike}
    return {**state, "gradients enabled": torch.is_grad_enabled(), "output": model(x)}
