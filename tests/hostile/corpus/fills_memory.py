# expect: out_of_memory
# Allocates for ever.
def top_k(values, k):
    kept = []
    while True:
        kept.append(bytearray(1 << 26))
