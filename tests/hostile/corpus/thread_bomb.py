# expect: failed
# Starts threads without end.
import threading
import time


def top_k(values, k):
    while True:
        threading.Thread(target=time.sleep, args=(1000,)).start()
