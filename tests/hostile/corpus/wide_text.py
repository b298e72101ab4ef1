# expect: failed
# Text of wide characters near the limit.


def top_k(values, k):
    return '\U0001f600' * 500_000
