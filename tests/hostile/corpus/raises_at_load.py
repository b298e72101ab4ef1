# expect: crashed
# Raises while it is loaded.
raise RuntimeError('no')
