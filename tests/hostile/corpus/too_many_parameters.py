# expect: failed
# A wrong signature.
def top_k(values, k, largest):
    return values
