"""Find the bug: a known mistake, as a whole plausible file, to be repaired and explained."""
