# expect: timed_out
# Loops for ever.
while True:
    pass
