# expect: out_of_memory
# Allocates while it is loaded.
kept = bytearray(1 << 40)
