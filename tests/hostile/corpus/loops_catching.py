# expect: timed_out
# Loops and catches everything.
def top_k(values, k):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
