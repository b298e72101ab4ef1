# expect: failed
# Text above the limit.


def top_k(values, k):
    return 'x' * (3 << 20)
