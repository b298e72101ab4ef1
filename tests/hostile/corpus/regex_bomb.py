# expect: timed_out
# Holds the interpreter in C.
import re


def top_k(values, k):
    re.match(r'(a+)+$', 'a' * 60 + 'b')
