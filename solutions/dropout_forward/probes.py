"""Put dropout_forward to use as a training loop does."""


def switched_by_name(candidate, x, p, u, training):
    """The output where the switch is given by its name."""
    return candidate.dropout_forward(x, p, u, training=training)
