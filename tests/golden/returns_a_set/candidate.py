def top_k(values, k):
    return set(values)
