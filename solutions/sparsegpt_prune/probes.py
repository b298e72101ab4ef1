"""Put sparsegpt_prune to use as one calls a function of six parameters."""


def with_names(candidate, W, X, sparsity, blocksize, percdamp, nm):
    """The new weights where the optional parameters are given by their names."""
    return candidate.sparsegpt_prune(W, X, sparsity, nm=nm, percdamp=percdamp, blocksize=blocksize)
