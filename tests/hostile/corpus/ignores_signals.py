# expect: timed_out
# Ignores every signal it can.
import signal

for number in range(1, 32):
    try:
        signal.signal(number, signal.SIG_IGN)
    except OSError:
        pass


def top_k(values, k):
    while True:
        pass
