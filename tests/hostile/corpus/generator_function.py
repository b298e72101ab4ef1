# expect: failed
# Returns something lazy.
def top_k(values, k):
    yield from sorted(values)[:k]
