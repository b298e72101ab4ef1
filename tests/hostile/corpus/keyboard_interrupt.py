# expect: crashed
# Raises KeyboardInterrupt.
raise KeyboardInterrupt
