"""Known wrong versions of layer_pruning; each docstring is the misconception."""

import math

import numpy as np


def _validate(weights, grads, threshold):
    if not weights or len(weights) != len(grads) or math.isnan(threshold):
        raise ValueError
    for w, g in zip(weights, grads, strict=True):
        if w.shape != g.shape or np.isnan(w).any() or np.isnan(g).any():
            raise ValueError


def _mean(entries):
    return float(entries.mean()) if entries.size else 0.0


def _each(score, weights, grads):
    return [score(w, g) for w, g in zip(weights, grads, strict=True)]


def _saliency(w, g):
    return _mean(np.abs(g * w))


def _below(scores, threshold):
    survivor = scores.index(max(scores))
    return [i for i, s in enumerate(scores) if s < threshold and i != survivor]


def magnitude_only(weights, grads, threshold):
    """Scores layers by their weights alone

    The score is mean |w|: the gradient isn't used. Large weights don't make a layer important, and
    their scale can be moved from one layer to another without changing the network. First-order
    saliency is |g * w|.
    """
    _validate(weights, grads, threshold)
    return _below(_each(lambda w, g: _mean(np.abs(w)), weights, grads), threshold)


def gradient_only(weights, grads, threshold):
    """Scores layers by their gradients alone

    The score is mean |g|. A small gradient doesn't make a layer unimportant: near a minimum all
    mean gradients are small. Multiply by the weight, the distance that pruning moves it.
    """
    _validate(weights, grads, threshold)
    return _below(_each(lambda w, g: _mean(np.abs(g)), weights, grads), threshold)


def absolute_of_mean(weights, grads, threshold):
    """Takes the absolute value after the mean

    In |mean(g * w)| positive and negative products cancel, so that a layer with strong weights of
    both signs looks useless. The absolute value belongs to each entry.
    """
    _validate(weights, grads, threshold)
    return _below(_each(lambda w, g: abs(_mean(g * w)), weights, grads), threshold)


def signed_mean(weights, grads, threshold):
    """Leaves out the absolute value

    mean(g * w) can be negative, and then a layer is pruned however much the loss depends on it.
    """
    _validate(weights, grads, threshold)
    return _below(_each(lambda w, g: _mean(g * w), weights, grads), threshold)


def sum_for_mean(weights, grads, threshold):
    """Adds up instead of averaging

    With a sum a wide layer wins by its size alone, and one threshold can't serve layers of
    different sizes. The score is the mean over the layer's entries.
    """
    _validate(weights, grads, threshold)
    return _below(_each(lambda w, g: float(np.abs(g * w).sum()), weights, grads), threshold)


def euclidean_norm(weights, grads, threshold):
    """Takes the Euclidean norm of g * w

    The norm grows with the number of entries, as a sum does. The score is the mean of the absolute
    values.
    """
    _validate(weights, grads, threshold)
    return _below(
        _each(lambda w, g: float(np.sqrt((g * w * g * w).sum())), weights, grads), threshold
    )


def mean_square(weights, grads, threshold):
    """Averages squares

    `mean((g * w) ** 2)` is in squared units of the loss and lets single large entries decide. The
    contract's score, which the threshold is meant for, is the mean of |g * w|.
    """
    _validate(weights, grads, threshold)
    return _below(_each(lambda w, g: _mean((g * w) ** 2), weights, grads), threshold)


def product_of_means(weights, grads, threshold):
    """Multiplies mean |g| by mean |w|

    The mean of products isn't the product of means: where large weights meet small gradients the
    two are far apart. Multiply entry by entry, then average.
    """
    _validate(weights, grads, threshold)
    scores = _each(lambda w, g: _mean(np.abs(g)) * _mean(np.abs(w)), weights, grads)
    return _below(scores, threshold)


def largest_entry(weights, grads, threshold):
    """Lets the largest entry decide

    The score is max |g * w|, so that one entry keeps a whole layer. The score is the mean.
    """
    _validate(weights, grads, threshold)
    scores = _each(lambda w, g: float(np.abs(g * w).max(initial=0.0)), weights, grads)
    return _below(scores, threshold)


def row_gradient_norms(weights, grads, threshold):
    """Takes one gradient norm for each row

    A norm over axis 1 gives a number for each row, not for the layer; it leaves out the weights,
    and it raises on vectors. The score is one mean of |g * w| over all entries.
    """
    _validate(weights, grads, threshold)
    return _below(_each(lambda w, g: _mean(np.linalg.norm(g, axis=1)), weights, grads), threshold)


def row_weight_norms(weights, grads, threshold):
    """Takes a norm of the weights over axis 1

    `norm(get_weights(), axis=1)` is often shown as gradient-based pruning, but it holds no gradient
    at all: it is a magnitude score of rows, and it raises on vectors.
    """
    _validate(weights, grads, threshold)
    return _below(_each(lambda w, g: _mean(np.linalg.norm(w, axis=1)), weights, grads), threshold)


def relative_to_largest(weights, grads, threshold):
    """Divides the scores by the largest

    The threshold is compared with the scores themselves. Relative scores are another convention, in
    which the best layer always scores 1.
    """
    _validate(weights, grads, threshold)
    scores = _each(_saliency, weights, grads)
    largest = max(scores) or 1.0
    return _below([s / largest for s in scores], threshold)


def threshold_is_fraction(weights, grads, threshold):
    """Takes the threshold for a fraction of layers

    A threshold isn't a sparsity: it says which scores are too low, not how many layers go.
    """
    _validate(weights, grads, threshold)
    scores = _each(_saliency, weights, grads)
    n = len(scores)
    k = min(n - 1, round(min(max(threshold, 0.0), 1.0) * n))
    return sorted(sorted(range(n), key=scores.__getitem__)[:k])


def at_most_threshold(weights, grads, threshold):
    """Prunes layers that score exactly the threshold

    The comparison is `<=`, but the contract says strictly below.
    """
    _validate(weights, grads, threshold)
    scores = _each(_saliency, weights, grads)
    survivor = scores.index(max(scores))
    return [i for i, s in enumerate(scores) if s <= threshold and i != survivor]


def prunes_above(weights, grads, threshold):
    """Prunes the layers above the threshold

    The comparison is the wrong way round: what matters most is removed.
    """
    _validate(weights, grads, threshold)
    scores = _each(_saliency, weights, grads)
    survivor = scores.index(min(scores))
    return [i for i, s in enumerate(scores) if s > threshold and i != survivor]


def returns_kept(weights, grads, threshold):
    """Returns the layers that stay

    The right layers are chosen, but the answer lists those kept. The contract asks for the indices
    of those to be pruned.
    """
    _validate(weights, grads, threshold)
    pruned = _below(_each(_saliency, weights, grads), threshold)
    return [i for i in range(len(weights)) if i not in pruned]


def returns_mask(weights, grads, threshold):
    """Returns a mask

    One flag for each layer says the same in another form. The contract asks for the indices.
    """
    _validate(weights, grads, threshold)
    pruned = _below(_each(_saliency, weights, grads), threshold)
    return [i in pruned for i in range(len(weights))]


def returns_array(weights, grads, threshold):
    """Returns a NumPy array

    The indices are right, but the contract says a list: `np.flatnonzero(...).tolist()` makes one.
    """
    _validate(weights, grads, threshold)
    return np.array(_below(_each(_saliency, weights, grads), threshold), dtype=np.int64)


def counts_from_one(weights, grads, threshold):
    """Counts layers from 1

    The first layer is number 0, as everywhere in Python.
    """
    _validate(weights, grads, threshold)
    return [i + 1 for i in _below(_each(_saliency, weights, grads), threshold)]


def ordered_by_score(weights, grads, threshold):
    """Lists the layers by score

    The right layers are chosen, but in the order of their scores. The contract says ascending
    indices.
    """
    _validate(weights, grads, threshold)
    scores = _each(_saliency, weights, grads)
    return sorted(_below(scores, threshold), key=scores.__getitem__)


def prunes_all(weights, grads, threshold):
    """Lets no layer survive

    With all scores below the threshold every layer is pruned and nothing of the network is left.
    The layer of highest score stays.
    """
    _validate(weights, grads, threshold)
    scores = _each(_saliency, weights, grads)
    return [i for i, s in enumerate(scores) if s < threshold]


def prunes_none_if_all_below(weights, grads, threshold):
    """Prunes nothing when all layers are below the threshold

    One layer has to stay, not all of them: only the layer of highest score is spared.
    """
    _validate(weights, grads, threshold)
    scores = _each(_saliency, weights, grads)
    pruned = [i for i, s in enumerate(scores) if s < threshold]
    return pruned if len(pruned) < len(scores) else []


def first_survives(weights, grads, threshold):
    """Spares the first layer, whatever its score

    When all scores are below the threshold, the layer to keep is the one of highest score.
    """
    _validate(weights, grads, threshold)
    scores = _each(_saliency, weights, grads)
    pruned = [i for i, s in enumerate(scores) if s < threshold]
    return pruned if len(pruned) < len(scores) else pruned[1:]


def last_survives(weights, grads, threshold):
    """Spares the last layer, whatever its score

    When all scores are below the threshold, the layer to keep is the one of highest score.
    """
    _validate(weights, grads, threshold)
    scores = _each(_saliency, weights, grads)
    pruned = [i for i, s in enumerate(scores) if s < threshold]
    return pruned if len(pruned) < len(scores) else pruned[:-1]


def last_of_equals_survives(weights, grads, threshold):
    """Spares the last of equal layers

    Where the highest score is shared, the first layer of them stays. `np.argmax` finds that one;
    sorting and taking the end finds another.
    """
    _validate(weights, grads, threshold)
    scores = _each(_saliency, weights, grads)
    survivor = max(range(len(scores)), key=lambda i: (scores[i], i))
    return [i for i, s in enumerate(scores) if s < threshold and i != survivor]


def all_of_equals_survive(weights, grads, threshold):
    """Spares every layer of the highest score

    `score < max(scores)` is false for all layers that share the maximum, so that several survive.
    Only the first of them stays.
    """
    _validate(weights, grads, threshold)
    scores = _each(_saliency, weights, grads)
    return [i for i, s in enumerate(scores) if s < threshold and s < max(scores)]


def empty_layer_is_nan(weights, grads, threshold):
    """Averages no entries

    The mean of an empty array is NaN, and comparisons with NaN are false. An empty layer scores
    0.0.
    """
    _validate(weights, grads, threshold)
    scores = [float(np.abs(g * w).mean()) for w, g in zip(weights, grads, strict=True)]
    survivor = int(np.nanargmax([*scores, -1.0]))
    return [i for i, s in enumerate(scores) if s < threshold and i != survivor]


def zeroes_in_place(weights, grads, threshold):
    """Sets the pruned layers' weights to zero

    The indices are right, but the caller's arrays are overwritten. A function that chooses layers
    leaves its inputs alone.
    """
    _validate(weights, grads, threshold)
    pruned = _below(_each(_saliency, weights, grads), threshold)
    for i in pruned:
        weights[i][...] = 0.0
    return pruned


def no_validation(weights, grads, threshold):
    """Accepts bad input

    Nothing is checked: no layers at all, lists of different lengths or NaN give an answer that
    means nothing, where the contract demands a ValueError.
    """
    pairs = list(zip(weights, grads, strict=False))
    scores = [_mean(np.abs(g * w)) if g.shape == w.shape else 0.0 for w, g in pairs]
    return _below(scores, threshold) if scores else []


def accepts_no_layers(weights, grads, threshold):
    """Accepts an empty list

    No layers to prune looks like an empty answer, but one layer has to survive and there is none.
    The contract demands a ValueError.
    """
    if not weights and not grads:
        return []
    _validate(weights, grads, threshold)
    return _below(_each(_saliency, weights, grads), threshold)


def accepts_nan_threshold(weights, grads, threshold):
    """Accepts a NaN threshold

    No score is below NaN, so nothing would be pruned, without a word. The contract demands a
    ValueError.
    """
    _validate(weights, grads, 0.0)
    return _below(_each(_saliency, weights, grads), threshold)


def accepts_nan(weights, grads, threshold):
    """Accepts NaN in weights and gradients

    A NaN makes its layer's score NaN, which is never below the threshold: a layer that has diverged
    would survive.
    """
    _validate([np.nan_to_num(w) for w in weights], [np.nan_to_num(g) for g in grads], threshold)
    return _below(_each(_saliency, weights, grads), threshold)


def broadcasts_shapes(weights, grads, threshold):
    """Lets shapes broadcast

    A gradient of another shape is stretched to fit, and the score is of products that don't belong
    together. Shapes must be equal.
    """
    _validate(weights, weights, threshold)
    if len(weights) != len(grads) or any(np.isnan(g).any() for g in grads):
        raise ValueError
    return _below(_each(_saliency, weights, grads), threshold)


def truncates_lists(weights, grads, threshold):
    """Ignores layers without a partner

    `zip` stops at the shorter list, so that layers are left out without a word. Use `strict=True`,
    or compare the lengths.
    """
    n = min(len(weights), len(grads)) or max(len(weights), len(grads))
    _validate(weights[:n], grads[:n] or weights[:n], threshold)
    return _below(_each(_saliency, weights[:n], grads[:n] or weights[:n]), threshold)
