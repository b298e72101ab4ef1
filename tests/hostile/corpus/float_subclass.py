# expect: failed
# Numbers with methods of their own.
class Liar(float):
    def __eq__(self, other):
        return True


def top_k(values, k):
    return [Liar(0) for _ in range(k)]
