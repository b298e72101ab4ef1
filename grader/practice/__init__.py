"""Practice: what a candidate has done, what is next, and the loops that people come back to."""
