# expect: crashed
# Raises SystemExit.
raise SystemExit(0)
