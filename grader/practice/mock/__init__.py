"""Timed interviews: drawn from what is weak, left and resumed, with a scorecard at the end."""
