"""A recursion: a call gives the scores of its layers, and R's derivative for its input."""

import numpy as np


def _flow(layers, signal):
    if not layers:
        return [], np.ones(len(signal))
    first, rest = layers[0], layers[1:]
    scores, back = _flow(rest, first.dot(signal))
    return [(first.T * back).T * signal, *scores], first.T.dot(back)


def synflow_scores(weights):
    if len(weights) == 0:
        return []
    widths = [weights[0].shape[1]] + [w.shape[0] for w in weights]
    if [w.shape[1] for w in weights] != widths[:-1]:
        raise ValueError("widths")
    if sum(int((~np.isfinite(w)).sum()) for w in weights):
        raise ValueError("entries")
    layers = [np.where(w < 0, -w.astype(float), w.astype(float)) for w in weights]
    scores, _ = _flow(layers, np.ones(widths[0]))
    return scores
