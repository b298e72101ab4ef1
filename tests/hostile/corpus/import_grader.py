# expect: crashed
# Imports the grader.
from grader.kit import agree
