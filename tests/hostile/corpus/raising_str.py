# expect: failed
# An exception whose message raises.
class Rude(Exception):
    def __str__(self):
        raise SystemExit(0)


def top_k(values, k):
    raise Rude
