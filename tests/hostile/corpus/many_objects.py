# expect: failed
# Returns a lot of objects.
def top_k(values, k):
    return [[] for _ in range(300_000)]
