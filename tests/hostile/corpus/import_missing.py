# expect: crashed
# Imports what isn't there.
import surely_not_installed_anywhere
