def top_k(values, k):
    return [x for x in values
