"""Checks of `top_k`."""

import numpy as np

from grader.kit import Case, Table, agree

VECTOR = np.array([3.0, -1.0, 4.0, 1.0, 5.0])
COUNTS = Table("top_k", [Case(VECTOR, k) for k in range(len(VECTOR) + 1)])
BAD_COUNTS = Table("top_k", [Case(VECTOR, k, raises=ValueError) for k in (-1, len(VECTOR) + 1)])


def check_matches_reference(candidate, reference):
    agree(candidate, reference, COUNTS)


def check_bad_count(candidate, reference):
    agree(candidate, reference, BAD_COUNTS)
