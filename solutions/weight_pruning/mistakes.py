"""Known wrong versions of weight_pruning; each docstring is the misconception."""

import numpy as np


def _validate(weights, grads, sparsity):
    if not 0.0 <= sparsity <= 1.0 or len(weights) != len(grads):
        raise ValueError
    for w, g in zip(weights, grads, strict=True):
        if w.shape != g.shape or np.isnan(w).any() or np.isnan(g).any():
            raise ValueError


def _prune_smallest(weights, scores, k):
    flat = np.concatenate([s.ravel() for s in scores]) if scores else np.zeros(0)
    keep = np.ones(flat.size)
    keep[np.argsort(flat, kind="stable")[:k]] = 0.0
    return _split(keep, weights)


def _split(keep, weights):
    masks, start = [], 0
    for w in weights:
        masks.append(keep[start : start + w.size].reshape(w.shape).astype(w.dtype))
        start += w.size
    return masks


def _count(weights, sparsity):
    return round(sparsity * sum(w.size for w in weights))


def _saliency(weights, grads):
    return [np.abs(g * w) for w, g in zip(weights, grads, strict=True)]


def magnitude_only(weights, grads, sparsity):
    """Ranks by magnitude, not by saliency

    The score is |w|: the gradient isn't used. A large weight on which the loss hardly depends is
    kept, and a small one that matters is pruned. First-order saliency is |g * w|.
    """
    _validate(weights, grads, sparsity)
    return _prune_smallest(weights, [np.abs(w) for w in weights], _count(weights, sparsity))


def gradient_only(weights, grads, sparsity):
    """Ranks by the gradient's size alone

    The score is |g|. A small gradient doesn't make a weight unimportant, nor does a large one make
    it important: removing w changes the loss by about -g * w, so a weight near zero can go
    whatever its gradient.
    """
    _validate(weights, grads, sparsity)
    return _prune_smallest(weights, [np.abs(g) for g in grads], _count(weights, sparsity))


def signed_saliency(weights, grads, sparsity):
    """Ranks by the signed product g * w

    The absolute value is missing, so large negative products come first: weights whose removal
    changes the loss most are pruned as if they mattered least.
    """
    _validate(weights, grads, sparsity)
    scores = [g * w for w, g in zip(weights, grads, strict=True)]
    return _prune_smallest(weights, scores, _count(weights, sparsity))


def squared_gradient(weights, grads, sparsity):
    """Multiplies by the squared gradient

    The score is `g**2 * abs(w)`: gradients count twice, and the ranking is another one than that of
    |g * w|.
    """
    _validate(weights, grads, sparsity)
    scores = [g * g * np.abs(w) for w, g in zip(weights, grads, strict=True)]
    return _prune_smallest(weights, scores, _count(weights, sparsity))


def per_tensor(weights, grads, sparsity):
    """Prunes each tensor by itself

    Every tensor loses the same fraction. Global pruning ranks all entries together, so that
    tensors of low saliency lose more.
    """
    _validate(weights, grads, sparsity)
    return [
        _prune_smallest([w], [s], round(sparsity * w.size))[0]
        for w, s in zip(weights, _saliency(weights, grads), strict=True)
    ]


def threshold_prunes_ties(weights, grads, sparsity):
    """Prunes everything up to a threshold

    Comparing with `<=` removes every entry that ties with the k-th smallest. With equal saliencies
    a whole tensor can go. Take exactly k positions instead.
    """
    _validate(weights, grads, sparsity)
    scores, k = _saliency(weights, grads), _count(weights, sparsity)
    if k == 0:
        return [np.ones_like(w) for w in weights]
    threshold = np.sort(np.concatenate([s.ravel() for s in scores]))[k - 1]
    return [(s > threshold).astype(w.dtype) for s, w in zip(scores, weights, strict=True)]


def ties_last_first(weights, grads, sparsity):
    """Breaks ties from the end

    Among equal saliencies the highest positions are pruned. The contract prunes the lowest flat
    index first; a stable sort does that.
    """
    _validate(weights, grads, sparsity)
    scores = _saliency(weights, grads)
    flat = np.concatenate([s.ravel() for s in scores]) if scores else np.zeros(0)
    order = np.lexsort((-np.arange(flat.size), flat))
    keep = np.ones(flat.size)
    keep[order[: _count(weights, sparsity)]] = 0.0
    return _split(keep, weights)


def truncates_count(weights, grads, sparsity):
    """Truncates k instead of rounding it

    `int(sparsity * N)` cuts the fraction off: 0.9 of 8 entries is 7.2, and 0.25 of 3 is 0.75, which
    becomes 0. The contract says round.
    """
    _validate(weights, grads, sparsity)
    k = int(sparsity * sum(w.size for w in weights))
    return _prune_smallest(weights, _saliency(weights, grads), k)


def rounds_half_up(weights, grads, sparsity):
    """Rounds halves up

    Python's `round` takes halves to the even number (round(2.5) is 2), as torch's pruning does.
    `int(x + 0.5)` prunes one entry more there.
    """
    _validate(weights, grads, sparsity)
    k = int(sparsity * sum(w.size for w in weights) + 0.5)
    return _prune_smallest(weights, _saliency(weights, grads), k)


def keep_fraction(weights, grads, sparsity):
    """Takes sparsity for the fraction to keep

    Sparsity is the fraction of zeros. A sparsity of 0.9 keeps 10 %.
    """
    _validate(weights, grads, sparsity)
    n = sum(w.size for w in weights)
    return _prune_smallest(weights, _saliency(weights, grads), n - round(sparsity * n))


def prunes_largest(weights, grads, sparsity):
    """Prunes the most salient weights

    The sort is the wrong way round: the k largest saliencies are removed.
    """
    _validate(weights, grads, sparsity)
    scores = [-s for s in _saliency(weights, grads)]
    return _prune_smallest(weights, scores, _count(weights, sparsity))


def inverted_mask(weights, grads, sparsity):
    """Marks the pruned entries with 1

    The right entries are chosen, but the mask is inverted: here 1 keeps and 0 prunes, so that
    `mask * w` is the pruned tensor.
    """
    _validate(weights, grads, sparsity)
    masks = _prune_smallest(weights, _saliency(weights, grads), _count(weights, sparsity))
    return [1 - m for m in masks]


def whole_tensors(weights, grads, sparsity):
    """Decides whole tensors by their mean saliency

    Tensors with a low mean are pruned entirely and the others kept. That is layer pruning; weight
    pruning decides each entry.
    """
    _validate(weights, grads, sparsity)
    scores = [np.full(s.shape, s.mean() if s.size else 0.0) for s in _saliency(weights, grads)]
    return _prune_smallest(weights, scores, _count(weights, sparsity))


def row_scores(weights, grads, sparsity):
    """Scores rows by a norm over axis 1

    Every entry of a row gets the row's norm of g * w. That is a structured score, which prunes
    rows; here each entry has its own.
    """
    _validate(weights, grads, sparsity)
    scores = []
    for s in _saliency(weights, grads):
        if s.ndim < 2:
            scores.append(s)
        else:
            rows = np.linalg.norm(s, axis=1, keepdims=True)
            scores.append(np.broadcast_to(rows, s.shape))
    return _prune_smallest(weights, scores, _count(weights, sparsity))


def boolean_masks(weights, grads, sparsity):
    """Returns boolean masks

    The masks are right but of dtype bool. The contract says float masks of the tensor's dtype, so
    that they can be multiplied and averaged without a surprise.
    """
    _validate(weights, grads, sparsity)
    masks = _prune_smallest(weights, _saliency(weights, grads), _count(weights, sparsity))
    return [m.astype(bool) for m in masks]


def flat_masks(weights, grads, sparsity):
    """Returns flattened masks

    The entries are right, but every mask is 1-d. A mask has the shape of its tensor.
    """
    _validate(weights, grads, sparsity)
    masks = _prune_smallest(weights, _saliency(weights, grads), _count(weights, sparsity))
    return [m.ravel() for m in masks]


def transposed_masks(weights, grads, sparsity):
    """Returns transposed masks

    The masks have their axes reversed. A mask has the shape of its tensor.
    """
    _validate(weights, grads, sparsity)
    masks = _prune_smallest(weights, _saliency(weights, grads), _count(weights, sparsity))
    return [m.T for m in masks]


def float64_masks(weights, grads, sparsity):
    """Returns float64 masks for float32 tensors

    A float64 mask turns a float32 tensor into float64 when they are multiplied. The mask keeps the
    tensor's dtype.
    """
    _validate(weights, grads, sparsity)
    masks = _prune_smallest(weights, _saliency(weights, grads), _count(weights, sparsity))
    return [m.astype(np.float64) for m in masks]


def memory_order(weights, grads, sparsity):
    """Flattens in memory order

    `ravel(order="K")` follows the layout in memory, so that a Fortran-ordered tensor is read column
    by column. Positions are those of C order, whatever the layout.
    """
    _validate(weights, grads, sparsity)
    scores = _saliency(weights, grads)
    flat = np.concatenate([s.ravel(order="K") for s in scores]) if scores else np.zeros(0)
    keep = np.ones(flat.size)
    keep[np.argsort(flat, kind="stable")[: _count(weights, sparsity)]] = 0.0
    return _split(keep, weights)


def prunes_in_place(weights, grads, sparsity):
    """Changes the weights it was given

    The masks are right, but the weights are multiplied by them in place. A scoring function leaves
    its inputs alone.
    """
    _validate(weights, grads, sparsity)
    masks = _prune_smallest(weights, _saliency(weights, grads), _count(weights, sparsity))
    for w, m in zip(weights, masks, strict=True):
        w *= m
    return masks


def no_validation(weights, grads, sparsity):
    """Accepts bad input

    Nothing is checked: a sparsity of 1.1, lists of different lengths or NaN give masks that mean
    nothing, where the contract demands a ValueError.
    """
    pairs = list(zip(weights, grads, strict=False))
    scores = [np.abs(g * w) if g.shape == w.shape else np.abs(w) for w, g in pairs]
    n = sum(s.size for s in scores)
    k = round(min(max(sparsity, 0.0), 1.0) * n) if sparsity == sparsity else 0
    return _prune_smallest([w for w, _ in pairs], scores, k)
