# shows: prunes_in_place
# The caller's array, where it is float64.
import numpy as np


def sparsegpt_prune(W, X, sparsity, blocksize=128, percdamp=0.01, nm=None):
    if W.ndim != 2 or X.ndim != 2 or W.shape[1] != X.shape[1]:
        raise ValueError("shapes")
    if X.shape[0] == 0:
        raise ValueError("no samples")
    if not (np.isfinite(W).all() and np.isfinite(X).all()):
        raise ValueError("NaN or infinity")
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if blocksize < 1:
        raise ValueError("blocksize")
    if not (percdamp >= 0 and np.isfinite(percdamp)):
        raise ValueError("percdamp")
    if nm is not None:
        prunen, prunem = nm
        if prunen < 1 or prunen > prunem:
            raise ValueError("n of m")
        if W.shape[1] % prunem or blocksize % prunem:
            raise ValueError("groups")
    out_dtype = W.dtype if W.dtype.kind == "f" else np.float64
    W = np.asarray(W, dtype=np.float64)
    X = X.astype(np.float64)
    rows, columns = W.shape

    H = X.T @ X / X.shape[0]
    dead = np.diag(H) == 0
    H[dead, dead] = 1
    W[:, dead] = 0
    damp = percdamp * np.mean(np.diag(H))
    diag = np.arange(columns)
    H[diag, diag] += damp
    try:
        np.linalg.cholesky(H)
        Hinv = np.linalg.cholesky(np.linalg.inv(H)).T
    except np.linalg.LinAlgError:
        raise ValueError("singular Hessian") from None

    for i1 in range(0, columns, blocksize):
        i2 = min(i1 + blocksize, columns)
        count = i2 - i1
        W1 = W[:, i1:i2].copy()
        Q1 = np.zeros_like(W1)
        Err1 = np.zeros_like(W1)
        Hinv1 = Hinv[i1:i2, i1:i2]
        mask1 = np.zeros(W1.shape, bool)
        if nm is None:
            tmp = W1**2 / np.diag(Hinv1).reshape((1, -1)) ** 2
            k = round(float(sparsity) * tmp.size)
            mask1.reshape(-1)[np.argsort(tmp.reshape(-1), kind="stable")[:k]] = True
        for i in range(count):
            w = W1[:, i]
            d = Hinv1[i, i]
            if nm is not None and i % prunem == 0:
                tmp = W1[:, i : i + prunem] ** 2 / np.diag(Hinv1)[i : i + prunem] ** 2
                for r in range(rows):
                    order = np.argsort(tmp[r], kind="stable")
                    mask1[r, i + order[: prunem - prunen]] = True
            q = w.copy()
            q[mask1[:, i]] = 0
            Q1[:, i] = q
            err1 = (w - q) / d
            W1[:, i:] -= np.outer(err1, Hinv1[i, i:])
            Err1[:, i] = err1
        W[:, i1:i2] = Q1
        W[:, i2:] -= Err1 @ Hinv[i1:i2, i2:]
    return W.astype(out_dtype)
