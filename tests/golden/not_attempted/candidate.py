def top_k(values, k):
    """The k largest."""
    raise NotImplementedError
