# expect: crashed
# Raises a BaseException of its own.
class Odd(BaseException):
    pass

raise Odd
