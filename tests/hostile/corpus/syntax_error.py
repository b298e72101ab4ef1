# expect: crashed
# A syntax error.
def top_k(values, k:
    return values
