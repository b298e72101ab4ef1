"""Checks of running_max."""

import numpy as np

from grader.kit import Case, Table, agree, dyadic, exhaustive


def chosen():
    """The smallest cases first: the first that fails is what a candidate sees."""
    yield Case(np.zeros(0))
    for values in exhaustive([(1,), (2,), (3,)], (-2.0, 0.0, 1.0)):
        yield Case(values)


def drawn(rng):
    for n in range(1, 30):
        yield Case(dyadic(rng, (n,)))


VALUES = Table("running_max", chosen, drawn=drawn)


def check_matches_reference(candidate, reference):
    agree(candidate, reference, VALUES)
