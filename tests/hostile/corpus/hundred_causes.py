# expect: failed
# A chain of a thousand exceptions.


def top_k(values, k):
    error = None
    for n in range(1000):
        try:
            raise RuntimeError(str(n)) from error
        except RuntimeError as caught:
            error = caught
    raise error
