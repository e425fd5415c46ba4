#!/usr/bin/python3
"""What 10,000 idle keep-alive connections cost: memory each, and the rate of /plaintext with and without them.

Each connection has had one request answered, as a real idle client's has. Memory is the server's own (VmRSS); buffers of
the kernel are not in it.
"""

import resource
import socket
import time

import bench

REQUEST = f"GET /plaintext HTTP/1.1\r\nHost: {bench.HOST}\r\n\r\n".encode()
PORTS_AN_ADDRESS = 4000  # local ports are taken from several loopback addresses, each has about 28,000
BATCH = 200
MOST_KIB = 12
LEAST_RATIO = 0.9


def raise_descriptor_limit(needed):
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    if hard != resource.RLIM_INFINITY and hard < needed:
        bench.fail(f"needs {needed} open files, the hard limit is {hard}; raise it with ulimit -Hn")
    resource.setrlimit(resource.RLIMIT_NOFILE, (needed, hard))  # the server inherits the hard limit and raises its own


def read_answer(connection):
    head, body = b"", b""
    while b"\r\n\r\n" not in head:
        piece = connection.recv(4096)
        if not piece:
            bench.fail("the server closed a connection that should stay idle")
        head += piece
    head, body = head.split(b"\r\n\r\n", 1)
    if not head.startswith(b"HTTP/1.1 200 "):
        bench.fail(f"the server answered {head[:60]!r}")
    length = next(int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
    while len(body) < length:
        body += connection.recv(4096)


def open_idle(served, count):
    connections = []
    while len(connections) < count:
        batch = []
        for i in range(len(connections), min(count, len(connections) + BATCH)):
            source = f"127.0.0.{2 + i // PORTS_AN_ADDRESS}"
            batch.append(socket.create_connection((bench.HOST, served.port), 30, (source, 0)))
        for connection in batch:
            connection.sendall(REQUEST)
        for connection in batch:
            read_answer(connection)
        connections += batch
    return connections


def still_open(connections):
    count = 0
    for connection in connections:
        connection.setblocking(False)
        try:
            count += 1 if connection.recv(1) else 0  # empty: closed by the server
        except BlockingIOError:
            count += 1
    return count


def main():
    parser = bench.arguments(__doc__.splitlines()[0])
    parser.add_argument("--idle", type=int, default=10_000, help="connections that idle")
    parser.add_argument("--connections", type=int, default=32, help="connections of the load")
    parser.add_argument("--seconds", type=int, default=5, help="of one measurement")
    parser.add_argument("--rounds", type=int, default=5, help="without and with them, in turns")
    options = parser.parse_args()
    bench.require("wrk", "taskset")
    raise_descriptor_limit(options.idle + 200)
    facts = bench.machine()
    print(f"{options.idle:,} idle connections, load from {options.connections}\n")

    room = str(options.idle + options.connections + 100)
    limits = ("--idle-timeout", "1h", "--max-connections", room)
    without, with_idle = [], []
    with bench.coroscope(options.server, *limits) as plain, bench.coroscope(options.server, *limits) as served:
        for each in (plain, served):
            bench.load(each, "/plaintext", options.connections, 1)  # warm, and its memory is not the idle ones'
        memory_before = served.memory_kib()
        idle = open_idle(served, options.idle)
        time.sleep(1)
        memory_with = served.memory_kib()
        for _ in range(options.rounds):
            without.append(bench.load(plain, "/plaintext", options.connections, options.seconds))
            with_idle.append(bench.load(served, "/plaintext", options.connections, options.seconds))
        left = still_open(idle)
        for connection in idle:
            connection.close()

    def figure(results, key):
        return bench.median(result[key] for result in results)

    each = (memory_with - memory_before) / options.idle
    # Of each round, so that what else the machine does meets both.
    ratio = bench.median(a["rate"] / b["rate"] for a, b in zip(with_idle, without))
    bench.table(("", "resident MiB", "/plaintext a second", "CPU µs a request"),
                [("without", f"{memory_before / 1024:.1f}", f"{figure(without, 'rate'):,.0f}", f"{figure(without, 'cpu_us'):.2f}"),
                 (f"with {options.idle:,} idle", f"{memory_with / 1024:.1f}", f"{figure(with_idle, 'rate'):,.0f}",
                  f"{figure(with_idle, 'cpu_us'):.2f}")])
    print()
    targets = bench.Targets()
    targets.check("memory of an idle connection", each, f"at most {MOST_KIB}", each <= MOST_KIB, " KiB")
    targets.check("rate with them, of that without", ratio, f"at least {LEAST_RATIO}", ratio >= LEAST_RATIO)
    targets.check("idle connections that stayed open", left, f"{options.idle}", left == options.idle)
    targets.finish(options, {"machine": facts, "idle": options.idle, "kib_each": each, "memory_kib": [memory_before, memory_with],
                             "without": without, "with": with_idle, "ratio": ratio})


if __name__ == "__main__":
    main()
