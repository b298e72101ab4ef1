# expect: failed
# Reads a file of the system.
def top_k(values, k):
    with open('/etc/passwd') as stream:
        return stream.read()
