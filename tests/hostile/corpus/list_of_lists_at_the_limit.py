# expect: failed
# Very many lists.


def top_k(values, k):
    return [[] for _ in range(60_000)]
