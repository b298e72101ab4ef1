"""Bare `grader`: where one is, what is due, and one key to go on."""
