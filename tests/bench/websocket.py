#!/usr/bin/python3
"""One room with 5,000 WebSocket clients and one broadcast of 1 KiB a second: latency to all of them, and memory each.

Times are from the sending of a message to its last byte at a client; what this program takes to read 5,000 sockets
counts too, so the server is a little better than the figures. Memory is the server's own (VmRSS); buffers of the kernel are not in it.
"""

import os
import select
import socket
import struct
import time

import bench
from idle_connections import PORTS_AN_ADDRESS, raise_descriptor_limit

BATCH = 200
MOST_MS = 250
MOST_KIB = 32
MASK = b"\x37\xfa\x21\x3d"


def handshake(path):
    return (f"GET {path} HTTP/1.1\r\nHost: {bench.HOST}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n").encode()


def read_head(connection):
    head = b""
    while b"\r\n\r\n" not in head:
        piece = connection.recv(4096)
        if not piece:
            bench.fail("the server closed a connection within the handshake")
        head += piece
    if not head.startswith(b"HTTP/1.1 101 "):
        bench.fail(f"the server answered {head[:60]!r}")


def open_clients(served, count, path):
    clients = []
    while len(clients) < count:
        batch = []
        for i in range(len(clients), min(count, len(clients) + BATCH)):
            source = f"127.0.0.{2 + i // PORTS_AN_ADDRESS}"
            batch.append(socket.create_connection((bench.HOST, served.port), 30, (source, 0)))
        for client in batch:
            client.sendall(handshake(path))
        for client in batch:
            read_head(client)
        clients += batch
    return clients


def masked(opcode, payload):
    head = bytes([0x80 | opcode])
    size = len(payload)
    head += bytes([0x80 | size]) if size < 126 else bytes([0xFE]) + struct.pack(">H", size)
    return head + MASK + bytes(byte ^ MASK[i % 4] for i, byte in enumerate(payload))


def broadcast(sender, clients, poll, payload_size, patience):
    """Milliseconds to each client that got it."""
    by_fd = {client.fileno(): client for client in clients}
    got = dict.fromkeys(by_fd, 0)
    frame_size = payload_size + (2 if payload_size < 126 else 4)
    frame = masked(2, os.urandom(payload_size))  # masking in Python is not the server's time
    times = []
    begun = time.monotonic()
    sender.sendall(frame)
    while len(times) < len(clients):
        ready = poll.poll(max(0, begun + patience - time.monotonic()))
        if not ready:
            break
        for fd, _ in ready:
            got[fd] += len(by_fd[fd].recv(65536))
            if got[fd] == frame_size:
                times.append((time.monotonic() - begun) * 1000)
    return times


def percentile(values, percent):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, -(-len(ordered) * percent // 100) - 1))]


def main():
    parser = bench.arguments(__doc__.splitlines()[0])
    parser.add_argument("--clients", type=int, default=5_000, help="in one room")
    parser.add_argument("--seconds", type=int, default=10, help="with a broadcast each")
    parser.add_argument("--size", type=int, default=1024, help="bytes of a message, up to 65535")
    parser.add_argument("--workers", type=int, default=1, help="of the server")
    options = parser.parse_args()
    raise_descriptor_limit(options.clients + 200)
    facts = bench.machine()
    print(f"{options.clients:,} clients in a room, {options.size} bytes a second to all of them\n")

    times, lost = [], 0
    limits = ("--max-connections", str(options.clients + 100), "--workers", str(options.workers))
    with bench.coroscope(options.server, *limits) as served:
        before = served.memory_kib()
        clients = open_clients(served, options.clients, "/ws/rooms/bench")
        time.sleep(1)
        idle = served.memory_kib()
        poll = select.epoll()
        for client in clients:
            poll.register(client.fileno(), select.EPOLLIN)
        broadcast(clients[0], clients, poll, options.size, 10)  # warm
        for i in range(options.seconds):
            begun = time.monotonic()
            got = broadcast(clients[i % len(clients)], clients, poll, options.size, 10)
            lost += len(clients) - len(got)
            times += got
            time.sleep(max(0, begun + 1 - time.monotonic()))
        busy = served.memory_kib()
        for client in clients:
            client.close()

    each = (max(idle, busy) - before) / options.clients
    p50, p99, worst = percentile(times, 50), percentile(times, 99), max(times)
    bench.table(("", "value"), [("p50 ms", f"{p50:.1f}"), ("p99 ms", f"{p99:.1f}"), ("max ms", f"{worst:.1f}"),
                                ("KiB each, idle", f"{(idle - before) / options.clients:.1f}"),
                                ("KiB each, after the broadcasts", f"{(busy - before) / options.clients:.1f}")])
    print()
    targets = bench.Targets()
    targets.check("to 99 % of the clients within", p99, f"at most {MOST_MS}", p99 <= MOST_MS, " ms")
    targets.check("messages that did not come", lost, "0", lost == 0)
    targets.check("memory of a client", each, f"at most {MOST_KIB}", each <= MOST_KIB, " KiB")
    targets.finish(options, {"machine": facts, "clients": options.clients, "p50_ms": p50, "p99_ms": p99, "max_ms": worst,
                             "kib_each": each, "memory_kib": [before, idle, busy], "lost": lost})


if __name__ == "__main__":
    main()
