"""Checks of `top_k`."""

import numpy as np
import pytest

VECTOR = np.array([3.0, -1.0, 4.0, 1.0, 5.0])


def check_matches_reference(candidate, reference):
    """Agrees with the reference"""
    for k in range(len(VECTOR) + 1):
        np.testing.assert_array_equal(candidate.top_k(VECTOR, k), reference.top_k(VECTOR, k))


def check_bad_count(candidate):
    """Raises ValueError if k is out of range"""
    for k in (-1, len(VECTOR) + 1):
        with pytest.raises(ValueError):  # noqa: PT011 - the contract names the type alone
            candidate.top_k(VECTOR, k)
