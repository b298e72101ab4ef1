# expect: failed
# Returns an iterator.
def top_k(values, k):
    return reversed(sorted(values)[-k:])
