# expect: crashed
# Calls sys.exit while it is loaded.
import sys
sys.exit(0)
