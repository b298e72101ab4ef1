# expect: failed
# Threads by the thousand, of 32 KB each.
import threading
import time

threading.stack_size(32 << 10)
started = 0
try:
    for started in range(20_000):  # noqa: B007
        threading.Thread(target=time.sleep, args=(30,), daemon=True).start()
except (RuntimeError, MemoryError):
    pass


def top_k(values, k):
    return values[:started] if started > 300 else -1.0
