"""Checks of grasp_scores. Networks are small and mostly of float64, so that no order of adding
matters; dropout drops all or nothing, so that no draw matters either. All losses but the one that
ignores the output are means over the batch."""

from collections.abc import Iterable, Iterator

import numpy as np
import torch

from grader.kit import NOT_FINITE, Case, Table, agree, points

# Network of probes.py -> the shapes of its parameters.
SHAPES = {
    "line": [(1, 2)],
    "deep": [(1, 2), (1, 1)],
    "affine": [(2, 2), (2,)],
    "mlp": [(4, 3), (4,), (2, 4), (2,)],
    "wide": [(128, 256), (128,), (10, 128), (10,)],
    "conv": [(2, 1, 3, 3), (2,), (2,), (2,), (2, 18), (2,)],
    "branches": [(2, 2), (2,), (2, 2), (2,)],
    "bilinear": [(2, 3), (), (4, 2)],
    "gain": [(), (1, 2)],
    "spare": [(2, 2), (2,), (1, 2), (1,)],
    "twice": [(2, 2), (2,)],
    "tied": [(3, 2), (3,), (2, 3), (2,), (3,)],
}
Tensors = list[torch.Tensor]
# Of the modules of "conv": the batch normalisation alone is in evaluation mode.
NORM_FIXED = [True, True, False, True, True, True]
LINEAR, SQUARE = "y times output", "y times output squared / 2"


def tensor(*rows) -> torch.Tensor:
    return torch.tensor(rows, dtype=torch.float64)


def normal(rng: np.random.Generator, *shape: int) -> torch.Tensor:
    return torch.from_numpy(np.asarray(rng.normal(size=shape)))


def weights_of(rng: np.random.Generator, network: str) -> list[torch.Tensor]:
    return [normal(rng, *shape) for shape in SHAPES[network]]


def whole(network: str) -> list[torch.Tensor]:
    """Small whole numbers for weights: 1, -2, 3, 2, -1, 1 and so on in each parameter."""
    numbers = np.array([1.0, -2.0, 3.0, 2.0, -1.0])
    return [torch.from_numpy(np.resize(numbers, shape)) for shape in SHAPES[network]]


def classes(rng: np.random.Generator, n: int, number: int = 2) -> torch.Tensor:
    return torch.from_numpy(rng.integers(number, size=n))


def edges() -> Iterator[Case]:
    one = tensor([1.0])
    # g = (1, 2) and Hg = (5, 10): sign, |g * w|, Hw and diag(H) all give other scores.
    yield Case("line", [tensor([3.0, -1.0])], True, SQUARE, tensor([1.0, 2.0]), one)
    # The gradient of one sample is met by the Hessian of the other.
    batch = tensor([1.0, 0.0], [1.0, 1.0])
    yield Case("line", [tensor([1.0, 2.0])], True, SQUARE, batch, tensor([1.0], [1.0]))
    # Two layers: the Hessian has entries for a weight of each.
    deep = [tensor([1.0, -3.0]), tensor([2.0])]
    yield Case("deep", deep, True, SQUARE, tensor([1.0, 1.0]), one)
    # The biases have gradients and Hessian entries, which count for nothing.
    affine = [tensor([1.0, 2.0], [3.0, 2.0]), tensor(5.0, 7.0)]
    yield Case("affine", affine, True, SQUARE, tensor([1.0, 1.0]), tensor([1.0, 2.0]))


def scales() -> Iterator[Case]:
    for scale in (1e-100, 1e100):  # no square of a score need be finite
        weights = [tensor([3.0, -1.0]) * scale]
        yield Case("line", weights, True, SQUARE, tensor([1.0, 2.0]), tensor([1.0]))


def drawn(rng: np.random.Generator) -> Iterator[Case]:
    for training in (True, False):
        x, y = normal(rng, 5, 3), normal(rng, 5, 2)
        for loss, targets in (
            ("cross_entropy", classes(rng, 5)),
            ("squared error", y),
            (SQUARE, y),
        ):
            yield Case("mlp", weights_of(rng, "mlp"), training, loss, x, targets)


def large(rng: np.random.Generator) -> Iterator[Case]:
    x, weights = normal(rng, 64, 256), [w / 16 for w in weights_of(rng, "wide")]
    yield Case("wide", weights, True, "cross_entropy", x, classes(rng, 64, 10))


def structures(rng: np.random.Generator) -> Iterator[Case]:
    x, two, three = normal(rng, 3, 2), normal(rng, 3, 2), normal(rng, 3, 3)
    yield Case("spare", weights_of(rng, "spare"), True, "squared error", x, normal(rng, 3, 1))
    yield Case("twice", weights_of(rng, "twice"), True, "squared error", x, two)
    yield Case("tied", weights_of(rng, "tied"), True, "squared error", x, three)
    rows = torch.tensor([0, 2, 2])
    yield Case("bilinear", weights_of(rng, "bilinear"), True, "squared error", rows, three)


def dtypes() -> Iterator[Case]:
    for dtype in (torch.float32, torch.bfloat16):  # small whole numbers, exact in both
        weights = [tensor([1.0, 2.0], [3.0, -2.0]).to(dtype), tensor(5.0, 7.0).to(dtype)]
        x, y = torch.ones(1, 2, dtype=dtype), torch.tensor([[1.0, -2.0]], dtype=dtype)
        yield Case("affine", weights, True, SQUARE, x, y)


def chosen_frozen() -> Iterator[Case]:
    x, y = tensor([1.0, 2.0]), tensor([1.0, -1.0])
    for flags in ([False, True], [False, False]):
        yield Case("affine", whole("affine"), flags, "squared error", x, y)


def some_frozen(rng: np.random.Generator) -> Iterator[Case]:
    x, y = normal(rng, 5, 3), normal(rng, 5, 2)
    for flags in ([False, True, True, True], [False] * 4):
        yield Case("mlp", weights_of(rng, "mlp"), flags, "squared error", x, y)


def constants() -> Iterator[Case]:
    one, two = tensor([1.0]), tensor([1.0, 2.0])
    yield Case("line", [two], True, LINEAR, two, one)
    yield Case("line", [two], True, "ignores the output", two, one)
    # The gradient depends on the gain, which isn't scored, and on no weight.
    yield Case("gain", [tensor(3.0)[0], two], True, LINEAR, two, one)


def chosen_modes() -> Iterator[Case]:
    x, y = tensor([1.0, 2.0], [-1.0, 3.0]), tensor([1.0, 0.0], [2.0, -1.0])
    for training in (True, False):
        yield Case("branches", whole("branches"), training, "squared error", x, y)


def modes(rng: np.random.Generator) -> Iterator[Case]:
    for training in (True, False):
        weights = weights_of(rng, "branches")
        yield Case(
            "branches", weights, training, "squared error", normal(rng, 3, 2), normal(rng, 3, 2)
        )
        x = normal(rng, 4, 1, 3, 3)
        yield Case("conv", weights_of(rng, "conv"), training, "cross_entropy", x, classes(rng, 4))
    x = normal(rng, 4, 1, 3, 3)
    yield Case("conv", weights_of(rng, "conv"), NORM_FIXED, "cross_entropy", x, classes(rng, 4))


def states(network: str, weights: Tensors, grads: Tensors, *data: object) -> Iterator[Case]:
    """Without gradients and with some, in both modes, and with a frozen parameter."""
    every, none = [True] * len(weights), [None] * len(weights)
    frozen = [False, *every[1:]]
    for before, flags, training in (
        (none, every, True),
        (grads, every, True),
        (grads, every, False),
        (none, frozen, False),
    ):
        yield Case(network, weights, before, flags, training, *data)


def unused(cases: Iterable[Case]) -> Iterator[Case]:
    for case in cases:
        network, weights, training, *rest = case.args
        count = len(weights)
        yield Case(network, weights, [None] * count, [True] * count, training, *rest)


def chosen_in_use() -> Iterator[Case]:
    weights, x, y = whole("affine"), tensor([1.0, 2.0]), tensor([1.0, -1.0])
    yield from states("affine", weights, [w + 1 for w in weights], "squared error", x, y)
    yield from unused([*dtypes(), *scales(), *edges()])


def in_use(rng: np.random.Generator) -> Iterator[Case]:
    weights, x, y = weights_of(rng, "conv"), normal(rng, 4, 1, 3, 3), classes(rng, 4)
    yield from states("conv", weights, weights_of(rng, "conv"), "cross_entropy", x, y)
    fixed = Case("conv", weights, NORM_FIXED, "cross_entropy", x, y)
    yield from unused([fixed, *large(rng)])


def chosen_refusals() -> Iterator[Case]:
    for flags in ([True, True], [False, True]):
        x, y = tensor([1.0, np.nan]), tensor([1.0, -1.0])
        yield Case("affine", whole("affine"), flags, "squared error", x, y)


def refusals(rng: np.random.Generator) -> Iterator[Case]:
    """Each as `in_use`, with data that makes all scores NaN, and with a loss that raises."""
    weights, x = weights_of(rng, "conv"), normal(rng, 4, 1, 3, 3)
    x[0, 0, 0, 0] = torch.nan
    for first in (True, False):
        flags = [first, *[True] * (len(weights) - 1)]
        for loss in ("cross_entropy", "raises"):
            yield Case("conv", weights, flags, loss, x, classes(rng, 4))


def bad() -> Iterator[Case]:
    one, two = tensor([1.0]), tensor([1.0, 2.0])
    cases = [
        ("bare", [], SQUARE, two, two),
        ("norm", [two[0], two[0]], SQUARE, torch.cat([two, 3 * two]), torch.ones(2, 2)),
    ]
    for value in NOT_FINITE:
        cases.append(("line", [two], "squared error", tensor([1.0, value]), one))
        cases.append(("line", [tensor([value, 1.0])], "squared error", two, one))
    # NaN in one row of the scores, and in one tensor of two.
    affine, row = [tensor([1.0, 2.0], [3.0, 4.0]), tensor(1.0, 2.0)], tensor([1.0, np.nan])
    cases.append(("affine", affine, "squared error", tensor([1.0, 2.0]), row))
    spare = [*affine, tensor([1.0, 2.0]), tensor(1.0)]
    cases.append(("spare", spare, "squared error", tensor([1.0, 2.0]), tensor([np.nan])))
    for network, weights, *rest in cases:
        yield Case(network, weights, True, *rest, raises=ValueError)


VALUES = Table("scores", edges, drawn=drawn, large=large)
SCALES = Table("scores", scales)
STRUCTURES = Table("scores", dtypes, drawn=structures)
FROZEN = Table("frozen", chosen_frozen, drawn=some_frozen)
CONSTANTS = Table("scores", constants)
MODES = Table("scores", chosen_modes, drawn=modes)
IN_USE = Table("traces", chosen_in_use, drawn=in_use)
REFUSED = Table("after_refusal", chosen_refusals, drawn=refusals)
BAD = Table("scores", bad)


@points(3)
def check_matches_reference(candidate, reference):
    agree(candidate, reference, VALUES)
    agree(candidate, reference, SCALES, atol=0.0)


def check_parameters(candidate, reference):
    agree(candidate, reference, STRUCTURES)
    agree(candidate, reference, FROZEN)


def check_constant_gradients(candidate, reference):
    agree(candidate, reference, CONSTANTS)


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
    "zip(weights, products, strict=False)": ONE_EACH,
    "zip(scores, weights, strict=False)": ONE_EACH,
    "zip(weights, products)": ONE_EACH,
    "zip(scores, weights)": ONE_EACH,
    "zip(products, weights, strict=True)": "a product doesn't depend on which factor is first",
    "-w.detach() * hg.double()": "the product with a float64 tensor is a float64 tensor",
    "-w.double() * hg.double()": "the values are the same, and the graph doesn't cross the wire",
}
