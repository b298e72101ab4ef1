# expect: failed
# Starts a program.
import subprocess


def top_k(values, k):
    return subprocess.run(['/bin/echo', 'x'], capture_output=True).stdout
