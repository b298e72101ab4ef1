def top_k(values):
    return values
