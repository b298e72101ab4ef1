# expect: failed
# Returns a list that contains itself.
def top_k(values, k):
    loop = []
    loop.append(loop)
    return loop
