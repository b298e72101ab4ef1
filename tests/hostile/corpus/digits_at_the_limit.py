# expect: failed
# Many integers of four thousand digits.


def top_k(values, k):
    return [1 << 13_990] * 2_000
