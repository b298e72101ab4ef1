def top_k(values, k):
    values = sorted(values)
