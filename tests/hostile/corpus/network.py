# expect: failed
# Opens a connection.
import socket


def top_k(values, k):
    socket.create_connection(('127.0.0.1', 9), timeout=1)
    return values
