# expect: failed
# A SyntaxError whose place is no place.


def top_k(values, k):
    error = SyntaxError("odd")
    error.filename, error.lineno, error.offset = __file__, [1] * 1000, {}
    error.msg = object()
    raise error
