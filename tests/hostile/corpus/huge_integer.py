# expect: failed
# Returns a gigantic integer.
def top_k(values, k):
    return 1 << 1_000_000
