# expect: crashed
# Patches the worker's encoder.
import gc
import sys

wire = sys.modules.get('grader.sandbox.wire')
if wire:
    wire.frame = lambda value: [b'\x04\0\0\0\0\0\0\0junk']


def top_k(values, k):
    return values
