# expect: failed
# A dict of many keys.


def top_k(values, k):
    return {str(i): i for i in range(60_000)}
