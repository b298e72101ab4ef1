"""Progress: what a candidate has done so far, for people and for programs."""
