"""The author's toolbox: what `checks.py` and `mistakes.py` of an exercise are made of.

::

    from grader.kit import Case, Table, agree

    TABLE = Table("double", [Case(1.0), Case(-0.0), Case("x", raises=TypeError)])

    def check_matches_reference(candidate, reference):
        agree(candidate, reference, TABLE)
"""

from ..phrases import say
from ..sandbox.wire import Rng
from .agreement import agree
from .arrays import (
    BAD_SHARES,
    HALVES,
    LONG,
    NOT_FINITE,
    SHARES,
    apart,
    close,
    mismatched,
    mismatched_lists,
    not_finite,
    not_finite_alike,
    not_finite_lists,
    products,
    refused,
    signs,
    split,
    tied,
    tied_lists,
    tied_slices,
)
from .compare import same
from .edits import edited
from .evidence import Figure
from .failures import CheckFailure, fail
from .needs import needs
from .points import points
from .probes import shares_memory
from .stats import binomial_probability, binomial_range
from .subject import Local, Outcome, Subject
from .table import Case, Table, distinct, dyadic, exhaustive, layouts

__all__ = [
    "BAD_SHARES",
    "HALVES",
    "LONG",
    "NOT_FINITE",
    "SHARES",
    "Case",
    "CheckFailure",
    "Figure",
    "Local",
    "Outcome",
    "Rng",
    "Subject",
    "Table",
    "agree",
    "apart",
    "binomial_probability",
    "binomial_range",
    "close",
    "distinct",
    "dyadic",
    "edited",
    "exhaustive",
    "fail",
    "layouts",
    "mismatched",
    "mismatched_lists",
    "needs",
    "not_finite",
    "not_finite_alike",
    "not_finite_lists",
    "points",
    "products",
    "refused",
    "same",
    "say",
    "shares_memory",
    "signs",
    "split",
    "tied",
    "tied_lists",
    "tied_slices",
]
