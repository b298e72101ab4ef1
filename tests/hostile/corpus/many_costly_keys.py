# expect: failed
# A dict of keys whose hashes collide.


def top_k(values, k):
    return {(i << 61) - i: None for i in range(1_500)}
