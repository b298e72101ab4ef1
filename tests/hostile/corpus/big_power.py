# expect: timed_out
# A number that takes for ever.
def top_k(values, k):
    return 10 ** (10**9) % 7
