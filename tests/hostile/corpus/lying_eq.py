# expect: failed
# An object that equals everything.
class Liar:
    def __eq__(self, other):
        return True

    __hash__ = None


def top_k(values, k):
    return Liar()
