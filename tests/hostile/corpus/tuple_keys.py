# expect: failed
# Keys that are alike up to their last entry.


def top_k(values, k):
    return {(0,) * 99 + (i,): None for i in range(300)}
