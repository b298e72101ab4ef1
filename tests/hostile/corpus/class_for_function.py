# expect: failed
# A class of the name.
class top_k:
    def __init__(self, values, k):
        pass
