# expect: failed
# Opens a Unix socket.
import socket


def top_k(values, k):
    socket.socket(socket.AF_UNIX).connect('/run/docker.sock')
    return values
