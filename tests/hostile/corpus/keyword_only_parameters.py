# expect: failed
# A signature that can't be called by position.
def top_k(values, *, k):
    return values
