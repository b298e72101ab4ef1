# expect: crashed
# Fills its output.
def top_k(values, k):
    while True:
        print('x' * 65536)
