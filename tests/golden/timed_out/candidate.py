def top_k(values, k):
    while True: k += 1
