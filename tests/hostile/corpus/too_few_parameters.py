# expect: failed
# A wrong signature.
def top_k(values):
    return values
