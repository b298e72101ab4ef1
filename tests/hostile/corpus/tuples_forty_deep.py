# expect: failed
# Tuples in tuples, deeper than a message may be.


def top_k(values, k):
    found = ()
    for _ in range(40):
        found = (found,)
    return found
