# expect: crashed
# The exit code of a worker that can't begin.
import os

os._exit(70)
