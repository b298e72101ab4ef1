def top_k(values, k):
    return 10**4200
