"""Checks of snip_scores. Networks are small and mostly of float64, so that no order of adding
matters; dropout drops all or nothing, so that no draw matters either."""

from collections.abc import Iterator

import numpy as np
import torch

from grader.kit import NOT_FINITE, Case, Table, agree, points

# Network of probes.py -> the shapes of its parameters.
SHAPES = {
    "line": [(1, 2)],
    "affine": [(2, 2), (2,)],
    "narrow": [(1, 2), (1,), (1, 1), (1,)],
    "mlp": [(4, 3), (4,), (2, 4), (2,)],
    "wide": [(128, 256), (128,), (10, 128), (10,)],
    "conv": [(2, 1, 3, 3), (2,), (2,), (2,), (2, 18), (2,)],
    "branches": [(2, 2), (2,), (2, 2), (2,)],
    "bilinear": [(2, 3), (), (4, 2)],
    "spare": [(2, 2), (2,), (1, 2), (1,)],
    "twice": [(2, 2), (2,)],
    "tied": [(3, 2), (3,), (2, 3), (2,), (3,)],
    "norm": [(2,), (2,)],
    "bare": [],
}
SUM = "output times y"  # a loss whose gradient is easy to see
# Of the modules of "conv": the batch normalisation alone is in evaluation mode.
NORM_FIXED = [True, True, False, True, True, True]


def tensor(*rows) -> torch.Tensor:
    return torch.tensor(rows, dtype=torch.float64)


def normal(rng: np.random.Generator, *shape: int) -> torch.Tensor:
    return torch.from_numpy(np.asarray(rng.normal(size=shape)))


def weights_of(rng: np.random.Generator, network: str) -> list[torch.Tensor]:
    return [normal(rng, *shape) for shape in SHAPES[network]]


def classes(rng: np.random.Generator, n: int, number: int = 2) -> torch.Tensor:
    return torch.from_numpy(rng.integers(number, size=n))


def edges() -> Iterator[Case]:
    one = tensor([1.0])
    yield Case("line", [tensor([2.0, 6.0])], True, SUM, tensor([1.0, 1.0]), one)
    # By gradient alone, by magnitude alone and with its sign: each gives other scores.
    yield Case("line", [tensor([2.0, -6.0])], True, SUM, tensor([3.0, 1.0]), one)
    # The gradients of the two samples cancel in the second weight.
    batch, targets = tensor([1.0, 1.0], [1.0, -1.0]), tensor([1.0], [1.0])
    yield Case("line", [tensor([1.0, 5.0])], True, SUM, batch, targets)
    # The loss is no symmetric function of output and target.
    yield Case("line", [tensor([1.0, 2.0])], True, "mse_loss", tensor([1.0, 1.0]), tensor([4.0]))
    # Two rows: the sum goes over all of them. The bias counts for nothing.
    affine = [tensor([1.0, 2.0], [3.0, 2.0]), tensor(5.0, 7.0)]
    yield Case("affine", affine, True, SUM, tensor([1.0, 1.0]), tensor([1.0, 1.0]))
    # Sensitivities that are all tiny or huge.
    for scale in (1e-100, 1e100):
        yield Case("line", [tensor([1.0, 3.0]) * scale], True, SUM, tensor([1.0, 1.0]), one * scale)


def sizes() -> Iterator[Case]:
    """Sensitivities of very different sizes: small scores are scores too."""
    for weights in ([1e-9, 1e9], [2.0, 2e7], [1.0, 1e-300]):
        yield Case("line", [tensor(weights)], True, SUM, tensor([1.0, 1.0]), tensor([1.0]))


def drawn(rng: np.random.Generator) -> Iterator[Case]:
    for n in range(3):
        x, weights = normal(rng, 5, 3), weights_of(rng, "mlp")
        yield Case("mlp", weights, n % 2 == 0, "cross_entropy", x, classes(rng, 5))
        y = normal(rng, 5, 2)
        yield Case("mlp", weights_of(rng, "mlp"), n % 2 == 1, ("mse_loss", SUM)[n % 2], x, y)


def large(rng: np.random.Generator) -> Iterator[Case]:
    x, weights = normal(rng, 256, 256), [w / 16 for w in weights_of(rng, "wide")]
    yield Case("wide", weights, True, "cross_entropy", x, classes(rng, 256, 10))


def structures(rng: np.random.Generator) -> Iterator[Case]:
    x, two, three = normal(rng, 3, 2), normal(rng, 3, 2), normal(rng, 3, 3)
    yield Case("spare", weights_of(rng, "spare"), True, "mse_loss", x, normal(rng, 3, 1))
    yield Case("twice", weights_of(rng, "twice"), True, "mse_loss", x, two)
    yield Case("tied", weights_of(rng, "tied"), True, "mse_loss", x, three)
    rows = torch.tensor([0, 2, 2])
    yield Case("bilinear", weights_of(rng, "bilinear"), True, "mse_loss", rows, three)
    yield Case("narrow", weights_of(rng, "narrow"), True, "mse_loss", x, normal(rng, 3, 1))


def dtypes(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in (torch.float32, torch.float16, torch.bfloat16):
        weights = [tensor([1.0, 2.0], [3.0, -2.0]).to(dtype), tensor(5.0, 7.0).to(dtype)]
        x, y = torch.ones(1, 2, dtype=dtype), torch.tensor([[1.0, -2.0]], dtype=dtype)
        yield Case("affine", weights, True, SUM, x, y)
    # Each product fits the dtype, the sum doesn't.
    half, ones = torch.float16, torch.ones(1, 2, dtype=torch.float16)
    weights = [tensor([200.0, -100.0], [150.0, -120.0]).to(half), tensor(0.0, 0.0).to(half)]
    yield Case("affine", weights, True, SUM, 200 * ones, ones)


def some_frozen(rng: np.random.Generator) -> Iterator[Case]:
    x, y = normal(rng, 5, 3), normal(rng, 5, 2)
    for flags in ([False, True, True, True], [True, False, False, True], [False] * 4):
        yield Case("mlp", weights_of(rng, "mlp"), flags, "mse_loss", x, y)


def modes(rng: np.random.Generator) -> Iterator[Case]:
    for training in (True, False):
        weights = weights_of(rng, "branches")
        yield Case("branches", weights, training, "mse_loss", normal(rng, 3, 2), normal(rng, 3, 2))
        x = normal(rng, 4, 1, 3, 3)
        yield Case("conv", weights_of(rng, "conv"), training, "cross_entropy", x, classes(rng, 4))
    x = normal(rng, 4, 1, 3, 3)
    yield Case("conv", weights_of(rng, "conv"), NORM_FIXED, "cross_entropy", x, classes(rng, 4))


def in_use(rng: np.random.Generator) -> Iterator[Case]:
    """Any two of a mode, gradients that are there, and a frozen parameter meet in some case."""
    weights, x, y = weights_of(rng, "conv"), normal(rng, 4, 1, 3, 3), classes(rng, 4)
    every, none = [True] * len(weights), [None] * len(weights)
    flags, grads = [False, *every[1:]], weights_of(rng, "conv")
    yield Case("conv", weights, none, every, True, "cross_entropy", x, y)
    yield Case("conv", weights, grads, flags, True, "cross_entropy", x, y)
    yield Case("conv", weights, grads, every, False, "cross_entropy", x, y)
    yield Case("conv", weights, none, flags, False, "cross_entropy", x, y)
    yield Case("conv", weights, none, every, NORM_FIXED, "cross_entropy", x, y)
    samples = normal(rng, 400, 3), normal(rng, 400, 2)
    many = Case("mlp", weights_of(rng, "mlp"), True, "mse_loss", *samples)
    for case in (*dtypes(rng), many):
        network, weights, training, *rest = case.args
        count = len(weights)
        yield Case(network, weights, [None] * count, [True] * count, training, *rest)


def refusals(rng: np.random.Generator) -> Iterator[Case]:
    """As `in_use`, with data that makes the sum NaN, and with losses that have no gradient or
    raise."""
    weights, x, y = weights_of(rng, "conv"), normal(rng, 4, 1, 3, 3), classes(rng, 4)
    every, none, spoilt = [True] * len(weights), [None] * len(weights), x.clone()
    spoilt[0, 0, 0, 0] = torch.nan
    grads, flags = weights_of(rng, "conv"), [False, *every[1:]]
    yield Case("conv", weights, none, every, "cross_entropy", spoilt, y)
    yield Case("conv", weights, grads, flags, "cross_entropy", spoilt, y)
    yield Case("conv", weights, none, flags, "ignores the output", x, y)
    yield Case("conv", weights, grads, every, "raises", x, y)


def bad() -> Iterator[Case]:
    one, two = tensor([1.0]), tensor([1.0, 2.0])
    cases = [
        ("line", [tensor([0.0, 0.0])], SUM, two, one),
        ("line", [two], SUM, tensor([0.0, 0.0]), one),
        ("line", [two], SUM, two, tensor([0.0])),
        ("line", [two], "ignores the output", two, one),
        ("norm", [two[0], two[0]], SUM, torch.cat([two, 3 * two]), torch.ones(2, 2)),
        ("bare", [], SUM, two, two),
    ]
    for n, (network, weights, *rest) in enumerate(cases):
        yield Case(network, weights, n % 2 == 0, *rest, raises=ValueError)
    for value in NOT_FINITE:
        spoilt = tensor([1.0, value])
        yield Case("line", [two], False, SUM, spoilt, one, raises=ValueError)
        yield Case("line", [spoilt], True, SUM, two, one, raises=ValueError)
        yield Case("line", [two], False, SUM, two, tensor([value]), raises=ValueError)


VALUES = Table("scores", edges, drawn=drawn, large=large)
SIZES = Table("scores", sizes)
STRUCTURES = Table("scores", drawn=structures)
DTYPES = Table("scores", drawn=dtypes)
FROZEN = Table("frozen", drawn=some_frozen)
MODES = Table("scores", drawn=modes)
IN_USE = Table("traces", drawn=in_use)
REFUSED = Table("after_refusal", drawn=refusals)
BAD = Table("scores", bad)


@points(3)
def check_matches_reference(candidate, reference):
    agree(candidate, reference, VALUES)
    agree(candidate, reference, SIZES, atol=0.0)


def check_parameters(candidate, reference):
    agree(candidate, reference, STRUCTURES)
    agree(candidate, reference, FROZEN)


def check_dtypes(candidate, reference):
    agree(candidate, reference, DTYPES, rtol=1e-2)


def check_mode(candidate, reference):
    agree(candidate, reference, MODES)


@points(2)
def check_leaves_no_traces(candidate, reference):
    agree(candidate, reference, IN_USE)
    agree(candidate, reference, REFUSED)


def check_bad_input(candidate, reference):
    agree(candidate, reference, BAD)


ONE_EACH = "autograd gives one gradient for each weight"
EQUIVALENT = {
    "0.0 != total < math.inf": "a sum of absolute values isn't negative",
    "0.0 < total != math.inf": "of numbers above 0 only infinity isn't below it",
    "zip(grads, weights, strict=False)": ONE_EACH,
    "zip(saliency, weights, strict=False)": ONE_EACH,
    "zip(grads, weights)": ONE_EACH,
    "zip(saliency, weights)": ONE_EACH,
    "zip(weights, grads, strict=True)": "the product of two is the same in either order",
    "(g.double() * w)": "the values are the same, and the graph doesn't cross the wire",
}
