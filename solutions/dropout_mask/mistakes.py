"""Known wrong versions of dropout_mask; each docstring is the misconception."""

import copy

import numpy as np


def _validate(p):
    if not 0.0 <= p <= 1.0:
        raise ValueError


def _scale(p):
    return 1.0 / (1.0 - p) if p < 1.0 else 0.0


def _scaled(keep, p):
    return np.where(keep, _scale(p), 0.0)


def keep_probability(shape, p, rng):
    """Takes p for the probability of keeping

    p is the probability of dropping: with p = 0.1 one entry in ten is 0, and the others are
    1 / 0.9. Some papers and libraries write p for the probability of keeping; say which you mean.
    """
    _validate(p)
    return np.where(rng.random(shape) < p, 1.0 / p if p else 0.0, 0.0)


def keep_probability_unscaled(shape, p, rng):
    """Takes p for the probability of keeping, and doesn't scale

    This is a plain Bernoulli(p) mask. Here p is the probability of dropping, and what is kept is
    scaled by 1 / (1 - p).
    """
    _validate(p)
    return (rng.random(shape) < p).astype(np.float64)


def inverted_comparison(shape, p, rng):
    """Drops what should be kept

    The scale is right, but the comparison is the wrong way round: an entry is kept where its
    uniform draw is at least p, which happens with probability 1 - p.
    """
    _validate(p)
    return _scaled(rng.random(shape) < p, p)


def no_scaling(shape, p, rng):
    """Leaves out the scale 1 / (1 - p)

    The mask is 0 or 1, so that activations shrink to a fraction 1 - p on average and the network
    sees another scale at test time. Inverted dropout divides by 1 - p while it trains.
    """
    _validate(p)
    return (rng.random(shape) >= p).astype(np.float64)


def scaled_by_drop(shape, p, rng):
    """Scales by 1 / p

    The right entries are dropped, but the mean of the mask is (1 - p) / p. What is kept occurs with
    probability 1 - p, so it is divided by that.
    """
    _validate(p)
    return np.where(rng.random(shape) >= p, 1.0 / p if p else 1.0, 0.0)


def scaled_down(shape, p, rng):
    """Multiplies by 1 - p

    A factor 1 - p belongs to the original dropout, at test time. The inverted form divides by it
    while training, so that nothing is to be done at test time.
    """
    _validate(p)
    return np.where(rng.random(shape) >= p, 1.0 - p, 0.0)


def one_plus_p(shape, p, rng):
    """Scales by 1 + p

    For small p that is close to 1 / (1 - p), but only close: at p = 0.5 it is 1.5 and not 2, and
    the mask's mean isn't 1.
    """
    _validate(p)
    return np.where(rng.random(shape) >= p, 1.0 + p if p < 1.0 else 0.0, 0.0)


def realised_scale(shape, p, rng):
    """Divides by the fraction that was kept

    The mask's mean is forced to exactly 1 by the count of this one draw. Then every entry depends
    on all the others; the scale is the constant 1 / (1 - p).
    """
    _validate(p)
    keep = rng.random(shape) >= p
    return np.where(keep, keep.size / max(1, np.sum(keep)), 0.0)


def per_row(shape, p, rng):
    """Makes one decision for each row

    All entries of a row live or die together. Each entry needs a draw of its own.
    """
    _validate(p)
    keep = rng.random((*shape[:-1], 1) if shape else ()) >= p
    return _scaled(np.broadcast_to(keep, shape), p)


def per_column(shape, p, rng):
    """Makes one decision for each column

    One row of draws is repeated for all rows. With a batch along the first axis every example gets
    the same mask, so that their gradients are no longer independent.
    """
    _validate(p)
    return _scaled(np.broadcast_to(rng.random(shape[1:]) >= p, shape), p)


def whole_mask(shape, p, rng):
    """Makes one decision for the whole mask

    A single draw keeps or drops everything. Each entry needs a draw of its own.
    """
    _validate(p)
    return np.full(shape, _scale(p) if rng.random() >= p else 0.0)


def whole_channels(shape, p, rng):
    """Drops whole channels of arrays with 3 or more dimensions

    That is spatial dropout, a layer of its own: one decision for all positions of a channel. Here
    each entry is dropped on its own, whatever the number of dimensions.
    """
    _validate(p)
    channels = (*shape[:2], *(1 for _ in shape[2:]))
    return _scaled(np.broadcast_to(rng.random(channels) >= p, shape), p)


def exact_count(shape, p, rng):
    """Drops exactly round(p * n) entries

    The number of dropped entries is fixed in advance, so the entries aren't independent: where one
    is dropped, another is less likely to be. In dropout the count is binomial.
    """
    _validate(p)
    n = int(np.prod(shape, dtype=int))
    keep = rng.permutation(n) >= round(p * n)
    return _scaled(keep.reshape(shape), p)


def exact_count_per_row(shape, p, rng):
    """Drops exactly round(p * n) entries of each row

    Every row loses the same number of entries, so they aren't independent. In dropout the count of
    each row is binomial.
    """
    _validate(p)
    n = shape[-1] if shape else 1
    rows = rng.permuted(np.broadcast_to(np.arange(n), shape).copy(), axis=-1) if shape else 0
    return _scaled(rows >= round(p * n), p)


def fixed_seed(shape, p, rng):
    """Seeds a generator of its own

    A seed inside the function gives the same mask in every step and every layer: a fixed
    sub-network, not dropout. Draw from the generator that is passed.
    """
    _validate(p)
    return _scaled(np.random.default_rng(0).random(shape) >= p, p)


def ignores_generator(shape, p, rng):
    """Draws from another source than rng

    NumPy's global state (`np.random.rand`), Python's `random` or a fresh `default_rng()` can't be
    reproduced from the caller's generator, and libraries share the global one. Draw from rng.
    """
    _validate(p)
    return _scaled(np.random.random(shape) >= p, p)


def same_mask_each_call(shape, p, rng):
    """Draws from a copy of the generator

    The caller's generator doesn't move on, so that every call gives the same mask. Draw from rng
    itself.
    """
    _validate(p)
    return _scaled(copy.deepcopy(rng).random(shape) >= p, p)


def p_one_nan(shape, p, rng):
    """Divides zero by zero for p = 1

    With p = 1 every entry is dropped and the divisor 1 - p is 0: `mask / (1 - p)` is NaN. The
    contract says zeros.
    """
    _validate(p)
    return (rng.random(shape) >= p) / np.float64(1.0 - p)


def p_one_divides(shape, p, rng):
    """Raises ZeroDivisionError for p = 1

    `1 / (1 - p)` divides by zero. p = 1 is allowed: everything is dropped and the mask is all
    zeros.
    """
    _validate(p)
    return np.where(rng.random(shape) >= p, 1.0 / (1.0 - p), 0.0)


def rejects_p_one(shape, p, rng):
    """Refuses p = 1

    Some libraries demand p < 1. Here p = 1 is allowed and gives zeros.
    """
    if not 0.0 <= p < 1.0:
        raise ValueError
    return _scaled(rng.random(shape) >= p, p)


def rejects_both_ends(shape, p, rng):
    """Refuses p = 0 and p = 1

    Both ends are valid probabilities: p = 0 gives ones (no dropout) and p = 1 gives zeros.
    """
    if not 0.0 < p < 1.0:
        raise ValueError
    return _scaled(rng.random(shape) >= p, p)


def p_zero_is_default(shape, p, rng):
    """Takes p = 0 for "not given"

    `p or 0.5` is 0.5 for p = 0, because zero is false. p = 0 drops nothing and gives ones.
    """
    _validate(p)
    p = p or 0.5
    return _scaled(rng.random(shape) >= p, p)


def boolean_mask(shape, p, rng):
    """Returns a boolean mask

    True and False say what is kept, but they can't hold the scale 1 / (1 - p). The mask is a
    float64 array that activations are multiplied by.
    """
    _validate(p)
    return np.asarray(rng.random(shape) >= p)


def integer_mask(shape, p, rng):
    """Returns an integer mask

    A scale such as 1 / 0.9 becomes 1 in an integer array. The mask is a float64 array.
    """
    _validate(p)
    return _scaled(rng.random(shape) >= p, p).astype(np.int64)


def float32_mask(shape, p, rng):
    """Returns a float32 mask

    The contract says float64: 1 / (1 - p) is off by up to 6e-8 in float32.
    """
    _validate(p)
    return _scaled(rng.random(shape) >= p, p).astype(np.float32)


def flat_mask(shape, p, rng):
    """Returns a flattened mask

    The draws are right, but the mask is 1-d. It has the shape that was asked for.
    """
    _validate(p)
    return _scaled(rng.random(int(np.prod(shape, dtype=int))) >= p, p)


def matrices_only(shape, p, rng):
    """Works for two dimensions only

    `rows, columns = shape` fails for a vector, a 0-d array or a stack of matrices. NumPy's
    generators take the whole shape.
    """
    _validate(p)
    rows, columns = shape
    return _scaled(rng.random((rows, columns)) >= p, p)


def coarse_draws(shape, p, rng):
    """Draws from ten values only

    Ten equally likely values can't tell p = 0.25 from 0.3: the fraction that is dropped is rounded
    to tenths. Draw a uniform float, or a Bernoulli variable.
    """
    _validate(p)
    return _scaled(rng.integers(0, 10, size=shape) / 10 >= p, p)


def no_validation(shape, p, rng):
    """Accepts any p

    A negative p keeps everything with a wrong scale, and one above 1 or NaN drops everything
    without a word. The contract demands a ValueError.
    """
    return np.where(rng.random(shape) >= p, 1.0 / (1.0 - p) if p != 1.0 else 0.0, 0.0)


def accepts_nan(shape, p, rng):
    """Accepts NaN

    Comparisons with NaN are false, so `p < 0 or p > 1` lets it through. Ask for what is allowed:
    `not 0 <= p <= 1` is true for NaN.
    """
    if p < 0.0 or p > 1.0:
        raise ValueError
    return _scaled(rng.random(shape) >= p, p)


def asserts(shape, p, rng):
    """Uses assert to validate

    An `assert` raises AssertionError, and nothing at all under `python -O`. The contract demands a
    ValueError.
    """
    assert 0.0 <= p <= 1.0
    return _scaled(rng.random(shape) >= p, p)
