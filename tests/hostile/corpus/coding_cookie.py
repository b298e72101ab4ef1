# -*- coding: surely-not -*-
# expect: crashed
# An unknown encoding.
x = 1
