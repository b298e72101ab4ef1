def top_k(values, k):
    return top_k(values, k)
