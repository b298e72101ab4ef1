# expect: failed
# The name is a number.
top_k = 3
