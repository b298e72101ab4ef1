top_k = 3
