# expect: failed
# Text that would steer a terminal.
def top_k(values, k):
    return '\x1b[2J\x1b[1;1Hpassed\u202e'
