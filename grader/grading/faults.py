"""What is wrong with an answer, as parts that a known mistake can show too.

A part is judged by the check's own comparison. What the contract leaves open (an int or a float, a
NumPy scalar or a Python number, the words of a message) tells no wrong answer from another.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ..kit import Case, Outcome
from ..kit.agreement import Terms, blank
from ..kit.compare import are_floats, same
from ..kit.failures import CheckFailure

ACCEPTS = "accepts"  # an answer where an exception is due; which answer says little
RAISES = "raises"
UNPLAIN = "unplain"  # what was returned isn't plain data
FORM = "form"  # the right numbers in a wrong type, container or dtype
VALUE = "value"
CHANGES = "changes"  # its arguments
PARTS = VALUE, FORM, UNPLAIN, RAISES, CHANGES
_FORM = "dtype", "shape"
_ITSELF = Terms()  # compares values, not views of them
# A part -> the faults beside which it can't be seen.
_HIDDEN_BY = {
    VALUE: {RAISES, UNPLAIN},
    FORM: {RAISES, UNPLAIN, VALUE},
    CHANGES: {RAISES, UNPLAIN},
    # Where an exception is due: what isn't refused on purpose may still fail by accident.
    ACCEPTS: {RAISES, UNPLAIN},
    RAISES: {ACCEPTS, UNPLAIN},
}


def faults(
    case: Case, outcome: Outcome, expected: Outcome, terms: Terms, *, is_wrong: bool = False
) -> frozenset[str]:
    """The parts in which an outcome is wrong; none where it is right.

    `is_wrong` says that these terms are known to refuse it.
    """
    if case.raises is not None and outcome.refuses(case.raises):
        return frozenset()
    if outcome.kind != "value" or case.raises is not None:
        return frozenset(({"raised": RAISES, "refused": UNPLAIN, "value": ACCEPTS}[outcome.kind],))
    found = {CHANGES} if terms.unchanged and outcome.changed else set()
    if (is_wrong and not found) or not _agree(case, outcome.value, expected.value, terms):
        form_alone = _in_another_form(case, outcome.value, expected.value, terms)
        found.add(FORM if form_alone else VALUE)
    return frozenset(found)


def hidden(part: str, others: frozenset[str]) -> bool:
    """Whether a fault can't be seen beside those that an outcome has."""
    return bool(_HIDDEN_BY.get(part, set()) & others)


def is_marginal(value: Any) -> bool:
    """Whether plain data holds an array of another dtype than float64, or one without entries.

    Programs with the same misconception may meet these in different ways: what one converts or
    returns early for, the other computes.
    """
    if isinstance(value, list | tuple | dict):
        return any(map(is_marginal, value.values() if isinstance(value, dict) else value))
    shape = getattr(value, "shape", ())
    return bool(shape) and (0 in shape or not str(value.dtype).endswith("float64"))


def may_be_copied(value: Any) -> bool:
    """Whether plain data holds an array of which a program may make a copy where it needs none of
    others: to convert it, or to have its entries in a row.
    """
    if isinstance(value, list | tuple | dict):
        return any(map(may_be_copied, value.values() if isinstance(value, dict) else value))
    if hasattr(value, "is_contiguous"):  # a tensor
        return is_marginal(value) or not value.is_contiguous()
    return is_marginal(value) or (hasattr(value, "flags") and not value.flags.c_contiguous)


def alike(part: str, case: Case, one: Outcome, other: Outcome, terms: Terms) -> bool:
    """Whether two outcomes that are wrong in the same part are so in the same way."""
    return _ALIKE[part](case, one, other, terms)


def nearly_alike(case: Case, one: Outcome, other: Outcome, expected: Outcome, terms: Terms) -> bool:
    """Whether two wrong values agree at the precision of the narrowest argument, in which one of
    them may have been computed, and at that precision are wrong all the same.
    """
    width = _width(case.args)
    if width == 8 or not _same_size(one.value, other.value):
        return False
    try:
        first, second, right = (_plain(o.value, width) for o in (one, other, expected))
        near = _agree_as_wrong(case, first, second, terms)
        return near and not _agree_as_wrong(case, first, right, terms)
    except Exception:  # values that nothing compares
        return False


_ALIKE: dict[str, Callable[[Case, Outcome, Outcome, Terms], bool]] = {
    ACCEPTS: lambda case, one, other, terms: _sort(one.value) == _sort(other.value),
    RAISES: lambda case, one, other, terms: _raised_alike(one, other),
    UNPLAIN: lambda case, one, other, terms: one.message == other.message,
    FORM: lambda case, one, other, terms: _agree_as_wrong(case, one.value, other.value, terms),
    VALUE: lambda case, one, other, terms: _loosely(case, one.value, other.value, terms),
    CHANGES: lambda case, one, other, terms: one.changed == other.changed,
}


def _raised_alike(one: Outcome, other: Outcome) -> bool:
    """What a library says when it meets an answer tells faults apart, but for its numbers."""
    if one.type != other.type:
        return False
    said = (
        "".join(c for c in o.message if not c.isdigit()) if o.in_use else "" for o in (one, other)
    )
    return len(set(said)) == 1


def _sort(value: Any) -> str:
    """Whether a value is a number, a sequence of any kind, or of which other type."""
    if isinstance(value, list | tuple) or bool(getattr(value, "shape", False)):
        return "sequence"
    number = isinstance(value, bool | int | float | complex) or hasattr(value, "dtype")
    return "number" if number else type(value).__name__


def _agree(case: Case, actual: Any, expected: Any, terms: Terms) -> bool:
    try:
        terms.require(case, actual, expected)
    except CheckFailure:
        return False
    return True


def _in_another_form(case: Case, one: Any, other: Any, terms: Terms) -> bool:
    """Whether an answer's form is wrong and its numbers aren't. A form that `same` accepts, such as
    a NumPy scalar for a number, isn't wrong, so there the numbers are, however little they differ.
    """
    if not _same_size(one, other) or _same_form(one, other):
        return False
    try:
        same(blank(one), blank(other))
    except CheckFailure:
        return _loosely(case, one, other, terms)
    return False


def _same_size(one: Any, other: Any) -> bool:
    """Whether two values have the same lengths at every level, whatever carries them.

    It ends at the first difference: an answer that is far larger than a right one, or than a
    mistake's, costs no more than that one.
    """
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same_size(v, other[k]) for k, v in one.items())
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        if len(one) != len(other):
            return False
        return (are_floats(one) and are_floats(other)) or all(map(_same_size, one, other))
    if isinstance(one, list | tuple):
        return _has_shape(one, _shape(other))
    return _has_shape(other, _shape(one))


def _has_shape(value: Any, shape: tuple[int, ...] | None) -> bool:
    if isinstance(value, list | tuple) and shape:
        inner = shape[1:]
        if len(value) != shape[0]:
            return False
        return (not inner and are_floats(value)) or all(_has_shape(v, inner) for v in value)
    return shape is not None and _shape(value) == shape


def _shape(value: Any) -> tuple[int, ...] | None:
    """An array's shape, () of a number; a list and a dict have none."""
    return None if isinstance(value, dict | list | tuple) else tuple(getattr(value, "shape", ()))


def _loosely(case: Case, one: Any, other: Any, terms: Terms) -> bool:
    """Whether the numbers agree, whatever carries them, at the precision of the narrower."""
    if not _same_size(one, other):
        return False
    try:
        if _same_form(one, other):
            return _agree_as_wrong(case, one, other, terms)
        width = min(_width(one), _width(other))
        return _agree_as_wrong(case, _plain(one, width), _plain(other, width), terms)
    except Exception:  # values that nothing compares
        return False


def _agree_as_wrong(case: Case, one: Any, other: Any, terms: Terms) -> bool:
    """Whether two values agree that may both be wrong. Where a view or a comparison of the
    check's takes neither, the values themselves are compared.
    """
    try:
        return _agree(case, one, other, terms)
    except Exception:
        return _agree(case, one, other, _ITSELF)


def _same_form(one: Any, other: Any) -> bool:
    """Whether plain data has the same types, dtypes and shapes throughout."""
    if type(one) is not type(other):
        return False
    if isinstance(one, list | tuple):
        if len(one) != len(other):
            return False
        return (are_floats(one) and are_floats(other)) or all(map(_same_form, one, other))
    if isinstance(one, dict):
        return [*one] == [*other] and all(map(_same_form, one.values(), other.values()))
    return all(getattr(one, name, None) == getattr(other, name, None) for name in _FORM)


def _width(value: Any) -> int:
    """Bytes of the narrowest float in plain data; 8 where there is none."""
    if isinstance(value, list | tuple):
        return 8 if are_floats(value) else min(map(_width, value), default=8)
    if isinstance(value, dict):
        return _width([*value.values()])
    name = str(getattr(value, "dtype", ""))
    return {"float32": 4, "float16": 2, "bfloat16": 2}.get(name.removeprefix("torch."), 8)


def _plain(value: Any, width: int) -> Any:
    """Numbers as floats of that many bytes, and lists of numbers as arrays."""
    if isinstance(value, dict):
        return {key: _plain(v, width) for key, v in value.items()}
    if isinstance(value, list | tuple) and are_floats(value):
        with np.errstate(all="ignore"):
            return np.array(value, f"f{width}")
    if isinstance(value, list | tuple):
        items = [_plain(v, width) for v in value]
        scalars = all(isinstance(i, np.floating) for i in items)
        return np.array(items, f"f{width}") if scalars else items
    if hasattr(value, "detach"):  # a tensor
        value = value.detach().double().numpy()
    if isinstance(value, bool | int | float | np.generic | np.ndarray):
        array = np.asarray(value)
        if array.dtype.kind in "biuf":
            with np.errstate(all="ignore"):
                plain = array.astype(f"f{width}")
            return plain if plain.ndim else plain[()]
    return value
