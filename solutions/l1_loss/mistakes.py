"""Known wrong versions of l1_loss; each docstring is the misconception."""

import math

import numpy as np


def _validate(lam):
    if lam < 0 or not math.isfinite(lam):
        raise ValueError


def _total(weights):
    return sum(np.abs(w).sum() for w in weights)


def matrix_norm(weights, lam):
    """Uses the matrix 1-norm

    On a matrix `np.linalg.norm(W, 1)` is the largest column sum of absolute values, not the sum
    over all entries; on arrays of 3 or more dimensions it raises. Ravel first, or use
    `np.abs(W).sum()`.
    """
    _validate(lam)
    return lam * sum(np.linalg.norm(w, 1) for w in weights)


def mean_of_entries(weights, lam):
    """Adds up means, not sums

    `np.abs(w).mean()` divides by the tensor's size, so that a weight in a large layer is pulled
    less than one in a small layer. The penalty sums over all entries.
    """
    _validate(lam)
    return lam * sum(np.abs(w).mean() for w in weights)


def mean_of_all(weights, lam):
    """Divides by the total number of entries

    The result is the mean of |w| over the whole network. The L1 penalty is the sum; with a mean the
    strength lam would change its meaning with the size of the model.
    """
    _validate(lam)
    return lam * _total(weights) / max(1, sum(w.size for w in weights))


def mean_over_tensors(weights, lam):
    """Divides by the number of tensors

    The sum is averaged over the list. How many tensors the weights happen to be stored in has no
    place in the penalty.
    """
    _validate(lam)
    return lam * _total(weights) / max(1, len(weights))


def times_tensors(weights, lam):
    """Multiplies by the number of tensors

    The strength is added up once for each tensor and then multiplied with the total again. lam
    multiplies the whole sum once.
    """
    _validate(lam)
    return lam * len(weights) * _total(weights)


def squares(weights, lam):
    """Adds up squares

    The sum of squares is the L2 penalty (ridge). Its pull fades as a weight nears zero, so it makes
    small weights but hardly any zeros. L1 adds up absolute values.
    """
    _validate(lam)
    return lam * sum((w * w).sum() for w in weights)


def euclidean_norm(weights, lam):
    """Adds up Euclidean norms

    `np.linalg.norm(w)` without an order is the root of the sum of squares. Summed over tensors it
    is the group lasso's penalty, which removes whole tensors; L1 adds up absolute values.
    """
    _validate(lam)
    return lam * sum(np.linalg.norm(w) for w in weights)


def no_absolute_value(weights, lam):
    """Leaves out the absolute value

    Positive and negative weights cancel, and the penalty can be lowered without end by making
    weights more negative.
    """
    _validate(lam)
    return lam * sum(w.sum() for w in weights)


def absolute_of_sum(weights, lam):
    """Takes the absolute value after the sum

    |sum(w)| lets entries of opposite sign cancel within a tensor. The absolute value belongs to
    each entry, before adding.
    """
    _validate(lam)
    return lam * sum(abs(w.sum()) for w in weights)


def no_strength(weights, lam):
    """Leaves out lam

    The sum of absolute values is right, but it isn't multiplied by the strength lam.
    """
    _validate(lam)
    return _total(weights)


def counts_non_zeros(weights, lam):
    """Counts the non-zero entries

    That is the L0 "norm". It has no useful gradient; L1, its convex relaxation, adds up the
    absolute values themselves.
    """
    _validate(lam)
    return lam * sum(np.count_nonzero(w) for w in weights)


def largest_entry(weights, lam):
    """Takes the largest entry of each tensor

    The largest absolute value is the max norm, which pulls at one weight of a tensor at a time. L1
    adds up all of them.
    """
    _validate(lam)
    return lam * sum(np.abs(w).max(initial=0) for w in weights)


def first_tensor_only(weights, lam):
    """Stops after the first tensor

    A `return` inside the loop leaves it on the first pass. Every tensor counts.
    """
    _validate(lam)
    return lam * _total(weights[:1])


def last_tensor_only(weights, lam):
    """Keeps the last tensor's sum only

    `total = ...` inside the loop overwrites what was there; `total += ...` adds to it.
    """
    _validate(lam)
    return lam * _total(weights[-1:])


def skips_vectors(weights, lam):
    """Leaves out vectors and scalars

    Biases are often left out of a penalty, but that is for the caller to decide. Every array that
    is passed counts, whatever its number of dimensions.
    """
    _validate(lam)
    return lam * _total([w for w in weights if w.ndim > 1])


def stacks_tensors(weights, lam):
    """Puts all tensors into one array

    `np.array(weights)` works only while all tensors have the same shape, and raises otherwise. Add
    up tensor by tensor.
    """
    _validate(lam)
    return lam * np.abs(np.array(weights)).sum()


def empty_list_raises(weights, lam):
    """Concatenates without thinking of an empty list

    `np.concatenate` needs at least one array. The sum over no tensors at all is 0.0.
    """
    _validate(lam)
    return lam * np.abs(np.concatenate([np.ravel(w) for w in weights])).sum()


def per_tensor_list(weights, lam):
    """Returns one penalty for each tensor

    The penalty is added to the loss, so it is a single number: the sum over all tensors.
    """
    _validate(lam)
    return [float(lam * np.abs(w).sum()) for w in weights]


def loops_over_rows(weights, lam):
    """Loops over the rows of each array

    A 0-d array (a single scale factor, say) can't be iterated over, so the loop raises. NumPy's
    reductions work for any number of dimensions.
    """
    _validate(lam)
    return lam * sum(np.abs(row).sum() for w in weights for row in w)


def truncates_to_integers(weights, lam):
    """Keeps the integer type of integer weights

    The products of lam with integer weights are written back into an integer array, which cuts off
    their fractions. The penalty is a float.
    """
    _validate(lam)
    return float(sum((lam * np.abs(w)).astype(w.dtype).sum() for w in weights))


def narrow_sum(weights, lam):
    """Adds up in the arrays' own integer type

    A sum in int8 wraps around at 127. `np.abs(w).sum()` adds small integers up in a wide type; a
    loop over NumPy scalars, or `sum(dtype=w.dtype)`, doesn't.
    """
    _validate(lam)
    return lam * sum(np.abs(w).sum(dtype=w.dtype) for w in weights)


def absolute_in_place(weights, lam):
    """Changes the weights it was given

    The value is right, but the weights lose their signs: `np.abs(w, out=w)` writes into the
    caller's arrays.
    """
    _validate(lam)
    return lam * sum(np.abs(w, out=w).sum() for w in weights)


def no_validation(weights, lam):
    """Accepts any lam

    A negative strength rewards large weights, and NaN or infinity spoils the whole loss. The
    contract demands a ValueError.
    """
    return lam * _total(weights)


def accepts_non_finite(weights, lam):
    """Accepts NaN and infinity

    `lam < 0` is false for NaN, and for infinity. Ask for what is allowed: `0 <= lam < inf`, or use
    `math.isfinite`.
    """
    if lam < 0:
        raise ValueError
    return lam * _total(weights)


def accepts_infinity(weights, lam):
    """Accepts an infinite lam

    `lam >= 0` is false for NaN but true for infinity, which makes the loss infinite or, where all
    weights are zero, NaN.
    """
    if not lam >= 0:
        raise ValueError
    return lam * _total(weights)


def accepts_negative(weights, lam):
    """Accepts a negative lam

    Only NaN and infinity are refused. A negative strength rewards large weights, and training
    diverges.
    """
    if not math.isfinite(lam):
        raise ValueError
    return lam * _total(weights)


def rejects_zero(weights, lam):
    """Refuses lam = 0

    Zero is a valid strength: no penalty. Only negative and non-finite values are errors.
    """
    if not 0 < lam < math.inf:
        raise ValueError
    return lam * _total(weights)
