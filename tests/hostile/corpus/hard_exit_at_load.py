# expect: crashed
# Ends the process with success.
import os
os._exit(0)
