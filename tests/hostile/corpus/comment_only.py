# expect: failed
# No function at all.
# nothing here
x = 1
