# expect: failed
# Returns a very deep list.
def top_k(values, k):
    deep = []
    for _ in range(100_000):
        deep = [deep]
    return deep
