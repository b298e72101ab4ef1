def top_k(values, k):
    raise KeyError(f"没有 {k}")
