"""A running mean over the entries in reversed order."""


def layer_pruning(weights, grads, threshold):
    def score(w, g):
        if w.shape != g.shape:
            raise ValueError("shapes")
        mean = 0.0
        pairs = zip(w.astype(float).flat, g.astype(float).flat, strict=True)
        for n, (a, b) in enumerate(reversed(list(pairs)), 1):
            if a - a != 0 or b - b != 0:
                raise ValueError("NaN or infinity")
            mean += (abs(float(a * b)) - mean) / n
        return mean

    if threshold != threshold:
        raise ValueError("threshold")
    scores = [score(w, g) for w, g in zip(weights, grads, strict=True)]
    best = max(scores)  # raises ValueError for no layers
    spare = scores.index(best)
    return [i for i, s in enumerate(scores) if not (s >= threshold or i == spare)]
