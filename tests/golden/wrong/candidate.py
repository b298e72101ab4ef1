def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError
    return values[:k]
