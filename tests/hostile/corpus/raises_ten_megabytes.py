# expect: failed
# An exception that says much.


def top_k(values, k):
    raise RuntimeError('x' * 10_000_000)
