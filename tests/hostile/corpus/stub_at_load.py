# expect: crashed
# Raises NotImplementedError while it is loaded.
raise NotImplementedError
