"""Checks of `ranks`."""

import numpy as np
import pytest

DISTINCT = ([], [7.0], [2.0, 1.0], [3.0, 1.0, 2.0], [0.5, -1.0, 4.0, 2.0])
TIED = ([1.0, 1.0], [2.0, 1.0, 2.0, 1.0])


def check_matches_reference(candidate, reference):
    """Agrees with the reference"""
    for values in DISTINCT:
        vector = np.array(values)
        np.testing.assert_array_equal(candidate.ranks(vector), reference.ranks(vector))


def check_ties_by_position(candidate, reference):
    """Ranks equal entries by their position"""
    for values in TIED:
        vector = np.array(values)
        np.testing.assert_array_equal(candidate.ranks(vector), reference.ranks(vector))


def check_only_vectors(candidate):
    """Raises ValueError unless there is one dimension"""
    with pytest.raises(ValueError):  # noqa: PT011 - the contract names the type alone
        candidate.ranks(np.zeros((2, 2)))
