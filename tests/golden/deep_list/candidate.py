def top_k(values, k):
    nested = []
    for _ in range(500):
        nested = [nested]
    return nested
