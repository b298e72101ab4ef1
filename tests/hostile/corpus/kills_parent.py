# expect: failed
# Sends the zygote a signal.
import os
import signal


def top_k(values, k):
    os.kill(os.getppid(), signal.SIGKILL)
