# expect: failed
# Writes a temporary file.
import tempfile


def top_k(values, k):
    with tempfile.NamedTemporaryFile(prefix='hostile-was-here', delete=False) as stream:
        stream.write(b'x')
    return values
