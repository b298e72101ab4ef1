"""Interview practice on neural-network pruning: a bank of questions and its grader."""

__version__ = "0.1.0"
