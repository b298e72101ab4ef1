def top_k(values, k):
return values
