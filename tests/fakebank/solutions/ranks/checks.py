"""Checks of `ranks`."""

import numpy as np

from grader.kit import Case, Table, agree

DISTINCT = Table(
    "ranks",
    [
        Case(np.array(values))
        for values in ([], [7.0], [2.0, 1.0], [3.0, 1.0, 2.0], [0.5, -1.0, 4.0, 2.0])
    ],
)
TIED = Table("ranks", [Case(np.ones(2)), Case(np.zeros(4))])
MATRICES = Table("ranks", [Case(np.zeros((2, 2)), raises=ValueError)])


def check_matches_reference(candidate, reference):
    agree(candidate, reference, DISTINCT)


def check_ties_by_position(candidate, reference):
    agree(candidate, reference, TIED)


def check_only_vectors(candidate, reference):
    agree(candidate, reference, MATRICES)
