# expect: failed
# Sorts in place.
def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError
    values.sort()
    return values[::-1][:k].copy()
