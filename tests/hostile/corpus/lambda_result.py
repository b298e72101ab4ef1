# expect: failed
# Returns a function.
def top_k(values, k):
    return lambda: values
