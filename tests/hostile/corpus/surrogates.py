# expect: failed
# A string that is no Unicode text.
def top_k(values, k):
    return '\ud800'
