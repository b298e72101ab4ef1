# expect: crashed
# Tabs and spaces mixed.
def top_k(values, k):
	if k:
        return values
