# expect: timed_out
# Loops for ever.
def top_k(values, k):
    while True:
        pass
