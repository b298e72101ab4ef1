# expect: failed
# As many objects as a message holds.


def top_k(values, k):
    return [0.5] * 190_000
