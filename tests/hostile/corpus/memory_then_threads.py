# expect: failed
# Uses up its memory with threads and has to answer still.
import threading

held = []


def top_k(values, k):
    try:
        while True:
            held.append(bytearray(1 << 20))
    except MemoryError:
        threading.Thread(target=int).start()
    return 1
