# expect: crashed
# Returns a class with a lying name.
class Meta(type):
    def __getattribute__(cls, name):
        raise SystemExit(0)


class Odd(metaclass=Meta):
    pass


def top_k(values, k):
    return Odd
