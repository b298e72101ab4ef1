"""Find the bug: a known mistake, as a whole plausible file, to be repaired and explained."""

from grader.practice.drill.draw import pending
from grader.practice.drill.hand_out import HandedOut, drill_of, file_of, finish, hand_out

__all__ = ["HandedOut", "drill_of", "file_of", "finish", "hand_out", "pending"]
