# expect: failed
# Writes a file.
def top_k(values, k):
    with open('hostile-was-here', 'w') as stream:
        stream.write('x')
    return values
