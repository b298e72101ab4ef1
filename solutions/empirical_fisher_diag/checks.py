"""Checks of empirical_fisher_diag. No term is negative, so that every order of adding gives the
same mean to a relative 1e-9, at any scale."""

from collections.abc import Iterator

import numpy as np

from grader.kit import (
    LONG,
    Case,
    Table,
    agree,
    dyadic,
    exhaustive,
    layouts,
    not_finite,
    not_finite_alike,
    points,
    refused,
)


def edges() -> Iterator[Case]:
    yield Case(np.array([[2.0]]))
    yield Case(np.array([[3.0, -1.0]]))  # one example: the squares
    # Gradients that cancel: their mean is 0, the mean of their squares isn't.
    yield Case(np.array([[1.0], [-1.0]]))
    yield Case(np.array([[3.0], [-1.0]]))
    # All equal: no variance, but a square.
    yield Case(np.array([[2.0, 0.0], [2.0, 0.0]]))
    yield Case(np.array([[1.0, 4.0], [3.0, 0.0]]))
    yield Case(np.array([[0.0, -0.0], [-0.0, 0.0]]))
    yield Case(np.array([[1.0, -2.0, 0.5], [3.0, 2.0, 0.5]]))
    yield Case(np.array([[1.0, 2.0], [0.0, 2.0], [-4.0, 2.0], [1.0, -2.0]]))
    yield Case(np.zeros((3, 0)))
    # The second call on the same gradients gives what the first did.
    yield Case(np.array([[1.0, -2.0], [3.0, 2.0]]), repeat=2)


def tiny() -> Iterator[Case]:
    for gradients in exhaustive([(2, 2), (3, 1), (1, 3)], (-2.0, 0.0, 1.0)):
        yield Case(gradients)


def in_all_layouts() -> Iterator[Case]:
    base = np.array([[3.0, -1.0, 0.5], [2.0, -4.0, 0.25]])
    for gradients in (*layouts(base), base.T, base[::-1, ::-1], base[::2], base[:, ::2]):
        yield Case(gradients)


def drawn(rng: np.random.Generator) -> Iterator[Case]:
    for n in range(40):
        shape = tuple(rng.integers(1, 9, size=2))
        yield Case(dyadic(rng, shape) if n % 2 else rng.normal(size=shape))
    for exponent in (-30, -15, 15, 30):
        yield Case(rng.normal(size=(5, 4)) * 2.0**exponent)
    # Examples and parameters of very different sizes; one mini-batch more than usual.
    yield Case(rng.normal(size=(6, 5)) * 2.0 ** rng.integers(-30, 31, size=5))
    yield Case(rng.normal(size=(6, 5)) * 2.0 ** rng.integers(-30, 31, size=(6, 1)))
    for shape in ((33, 3), (130, 2), (2, 200)):
        yield Case(rng.normal(size=shape))


def large(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(rng.normal(size=(400, 300)))
    yield Case(rng.normal(size=(3000, 4)))


def in_all_dtypes() -> Iterator[Case]:
    base = np.array([[3.0, -1.0, 0.5], [2.0, -4.0, 0.25]])
    for dtype in (np.float32, np.float16):
        for gradients in layouts(base.astype(dtype)):
            yield Case(gradients)
    yield Case(np.array([[1, 2], [2, 4]]))
    yield Case(np.array([[100, -100], [2, 3]], np.int8))  # int8 ends at 127
    yield Case(np.array([[-128], [1]], np.int8))
    yield Case(np.array([[200], [100], [50]], np.uint8))
    yield Case(np.array([[2**20, 3], [1, 2**30]], np.int32))
    # Finite entries whose sum isn't finite in the array's own type.
    yield Case(np.full((1000, 2), [200.0, 100.0], np.float16))
    yield Case(LONG[:, None])


def long_sums() -> Iterator[Case]:
    """Sums over many examples, to which a narrow type adds nothing any more."""
    yield Case(np.ones((5000, 2), np.float16))
    many = np.ones((1500, 2), np.float32)
    many[0] = 4096.0
    yield Case(many)
    yield Case(np.asfortranarray(many[::-1]))


def bad() -> Iterator[Case]:
    yield from refused([(np.zeros((0, p)),) for p in (1, 3, 0)])
    yield from refused([(np.zeros((0, 2), np.float32),)])
    for shape in ((1, 1), (1, 2), (3, 2), (2, 3)):
        yield from refused(not_finite(np.ones(shape)))
        yield from refused(not_finite(np.zeros(shape, np.float32)))
    yield from refused([(np.array([[np.inf], [-np.inf]]),)])
    yield from refused(not_finite_alike(1, [(2, 2)]))


def has_examples(G: np.ndarray) -> bool:
    """Whether there is an example and a parameter: a smaller failing input must have them too."""
    return G.ndim == 2 and G.size > 0


VALUES = Table(
    "empirical_fisher_diag",
    lambda: [*edges(), *tiny(), *in_all_layouts()],
    drawn=drawn,
    large=large,
    keeps=has_examples,
)
DTYPES = Table("empirical_fisher_diag", lambda: [*in_all_dtypes(), *long_sums()])
TWO_CALLS = Table("one_after_another", [Case((np.array([[1.0, 2.0]]),), (np.array([[3.0, 4.0]]),))])
BAD = Table("empirical_fisher_diag", bad)


@points(3)
def check_matches_reference(candidate, reference):
    agree(candidate, reference, VALUES, atol=0.0)  # squares of 1e-18 count as well
    agree(candidate, reference, TWO_CALLS)


def check_dtypes(candidate, reference):
    agree(candidate, reference, DTYPES, atol=0.0)


def check_bad_input(candidate, reference):
    agree(candidate, reference, BAD)


EQUIVALENT = {
    "len(G) <= 0": "a length isn't negative",
    'kind <= "f"': "of the kinds that are allowed, f, i and u, f alone satisfies it",
}
