"""Spaced repetition over the bank's questions: which card is due, and the screen that asks it."""
