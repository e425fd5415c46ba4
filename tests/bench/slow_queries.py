#!/usr/bin/python3
"""Do slow queries get in the way of others? /plaintext at a constant rate, alone and beside queries of two seconds.

Latencies count from when a request was due, not from when it could be sent, so that a stall shows in all that were due
meanwhile. Rounds with and without queries take turns. The slow query is /reports/top-users?indexed=false on sample
data; --orders says how slow that is.
"""

import collections
import contextlib
import os
import select
import socket
import subprocess
import threading
import time

import bench

SLOW = "/reports/top-users?indexed=false"
REQUEST = f"GET /plaintext HTTP/1.1\r\nHost: {bench.HOST}\r\n\r\n".encode()
ANSWER_END = b"Hello, World!"
MARGIN = 1.5


def before_all_others():
    """So that the load does not wait for a core that the queries hold: what waits is then the server alone."""
    with contextlib.suppress(PermissionError):
        os.sched_setscheduler(0, os.SCHED_FIFO | os.SCHED_RESET_ON_FORK, os.sched_param(1))
        return
    print("Not allowed to run before all others: the load itself waits for a core beside the queries.")


class Paced:
    """Sends one request after the other over connections that stay open, each when it is due."""

    def __init__(self, port, connections):
        self.epoll = select.epoll()
        self.sockets = {}
        for _ in range(connections):
            opened = socket.create_connection((bench.HOST, port), 5)
            opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            opened.setblocking(False)
            self.sockets[opened.fileno()] = opened
            self.epoll.register(opened, select.EPOLLIN)
        self.idle = collections.deque(self.sockets)  # the longest idle first, so that none times out
        self.due = {}
        self.read = dict.fromkeys(self.sockets, b"")

    def receive(self, timeout, latencies):
        for number, _ in self.epoll.poll(timeout):
            self.read[number] += self.sockets[number].recv(4096)
            if not self.read[number].endswith(ANSWER_END):
                continue
            self.read[number] = b""
            latencies.append(time.monotonic() - self.due.pop(number))
            self.idle.append(number)

    def run(self, rate, seconds):
        latencies, begun, sent = [], time.monotonic(), 0
        while sent < rate * seconds or self.due:
            now = time.monotonic()
            while sent < rate * seconds and self.idle and begun + sent / rate <= now:
                number = self.idle.popleft()
                self.due[number] = begun + sent / rate
                self.sockets[number].send(REQUEST)
                sent += 1
            next_due = begun + sent / rate if self.idle and sent < rate * seconds else now + 1
            self.receive(max(0.0, next_due - time.monotonic()), latencies)
            if now > begun + seconds + 30:
                bench.fail(f"{len(self.due)} requests were not answered")
        return sorted(latencies)

    def close(self):
        for each in self.sockets.values():
            each.close()
        self.epoll.close()


@contextlib.contextmanager
def slow_queries(served, count):
    """Keeps `count` of them running; yields the list of what they took."""
    took, stop = [], threading.Event()

    def ask():
        while not stop.is_set():
            begun = time.monotonic()
            status, _ = served.get(SLOW)
            if status != 200:
                bench.fail(f"{SLOW} answered {status}")
            took.append(time.monotonic() - begun)

    threads = [threading.Thread(target=ask, daemon=True) for _ in range(count)]
    for thread in threads:
        thread.start()
    time.sleep(0.3)
    try:
        yield took
    finally:
        stop.set()
        for thread in threads:
            thread.join(60)


def seeded(program, database, orders):
    data = bench.data_folder()
    options = ["--database", database] if database else []
    done = subprocess.run([program, "seed", "--users", "10000", "--orders", str(orders), "--data-dir", data, *options],
                          capture_output=True, text=True, check=False)
    if done.returncode:
        bench.fail(f"{program.name} seed failed: {done.stderr.strip()}")
    return data, options


def share(latencies, part):
    return latencies[min(len(latencies) - 1, int(len(latencies) * part))] * 1000


def main():
    parser = bench.arguments(__doc__.splitlines()[0])
    parser.add_argument("--rate", type=int, default=1000, help="requests a second")
    parser.add_argument("--connections", type=int, default=50)
    parser.add_argument("--queries", type=int, default=4, help="slow ones at once")
    parser.add_argument("--seconds", type=int, default=8, help="of one measurement")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--orders", type=int, default=100_000, help="of the sample data: sets how slow a query is")
    parser.add_argument("--database", help="as the server's option; default: an SQLite file of its own")
    options = parser.parse_args()
    facts = bench.machine()
    print(f"/plaintext {options.rate:,} times a second, alone and beside {options.queries} queries; {options.rounds} "
          f"rounds of {options.seconds} s each\n")

    results = {"alone": [], "beside": []}
    took = []
    data, database = seeded(options.server, options.database, options.orders)
    with bench.coroscope(options.server, *database, data=data, pin=False) as served:
        before_all_others()
        paced = Paced(served.port, options.connections)
        paced.run(options.rate, 1)  # warm
        for _ in range(options.rounds):
            results["alone"].append(paced.run(options.rate, options.seconds))
            with slow_queries(served, options.queries) as some:
                results["beside"].append(paced.run(options.rate, options.seconds))
                took += some
        paced.close()

    rows, figures = [], {}
    for name, runs in results.items():
        figures[name] = {f"p{part}": bench.median(share(run, part / 100) for run in runs) for part in (50, 90, 99)}
        figures[name]["max"] = max(run[-1] * 1000 for run in runs)
        rows.append((name, *(f"{figures[name][key]:.3f}" for key in ("p50", "p90", "p99", "max"))))
    bench.table(("/plaintext", "p50 ms", "p90 ms", "p99 ms", "max ms"), rows)
    print(f"\n{len(took)} slow queries, median {bench.median(took):.2f} s" if took else "\nno slow query ended")
    targets = bench.Targets()
    ratio = figures["beside"]["p99"] / figures["alone"]["p99"]
    targets.check("p99 beside the queries, times that alone", ratio, f"under {MARGIN}", ratio < MARGIN)
    targets.finish(options, {"machine": facts, "rate": options.rate, "queries": took, **figures})


if __name__ == "__main__":
    main()
