# expect: crashed
# Imports the reference.
from solutions.top_k.reference import top_k
