#!/usr/bin/python3
"""What do background tasks cost, and how soon do they start?

POST /log of coroscope-server, which stores the task before it answers, beside that of FastAPI, whose BackgroundTasks
keep it in memory: both servers on one core, loaded in turns from another. Then 100,000 tasks that are queued while their
queue is paused, and finished when it goes on; tasks that each are a run of their own, with one process and with two on
one database; and how long after their time tasks start while there is nothing else to do. Where there is a redis-server,
its store is measured too.
"""

import contextlib
import json
import random
import shutil
import time
from datetime import datetime

import bench

LINE = "/log?message=A%20line%20of%20an%20ordinary%20log%2C%20about%20as%20long%20as%20most"
QUEUED = 100_000
SHORT = 4_000
STATES = "scheduled,queued,running,retrying"


def ask(served, method, target, body=None):
    headers = {"Content-Type": "application/json"} if body is not None else {}
    text = json.dumps(body) if body is not None else None
    status = served.send(method, target, headers, text)
    if status >= 300:
        bench.fail(f"{method} {target} is answered {status}")


def queue(served, name):
    return next(each for each in json.loads(served.get("/queues")[1]) if each["name"] == name)


def settle(served, name, seconds=120):
    """Waits until nothing of the queue waits or runs; how long that took."""
    begun = time.monotonic()
    while time.monotonic() < begun + seconds:
        counts = queue(served, name)["counts"]
        if sum(counts[state] for state in STATES.split(",")) == 0:
            return time.monotonic() - begun
        time.sleep(0.05)
    return bench.fail(f"the queue {name} is not done after {seconds} s")


def lines_of(path):
    with open(path, "rb") as file:
        return sum(piece.count(b"\n") for piece in iter(lambda: file.read(1 << 20), b""))


def compare(options, figures, targets):
    """Rate and processor time of POST /log; all that was answered is in the file in the end."""
    ours, theirs = bench.data_folder(), bench.data_folder()
    cases = {"coroscope, stored": (0, LINE), "coroscope, durable=false": (0, LINE + "&durable=false"),
             "fastapi": (1, LINE)}
    with contextlib.ExitStack() as stack:
        stack.enter_context(bench.awake(bench.SERVER_CORE))
        servers = [stack.enter_context(bench.coroscope(options.server, "--redis", "memory", data=ours)),
                   stack.enter_context(bench.fastapi(":memory:", log=theirs / "log.txt"))]
        if shutil.which("redis-server"):
            url = stack.enter_context(bench.redis())
            servers.append(stack.enter_context(bench.coroscope(options.server, "--redis", url, "--tasks", "redis")))
            cases["coroscope, stored in Redis"] = (2, LINE)
        results = {case: [] for case in cases}
        for at, target in cases.values():
            bench.load(servers[at], target, options.connections, 1, method="POST")  # warm
            if at != 1:
                settle(servers[at], "log")
        for _ in range(options.rounds):
            for case, (at, target) in cases.items():
                begun = servers[at].cpu_seconds()
                result = bench.load(servers[at], target, options.connections, options.seconds, method="POST")
                if at != 1:
                    settle(servers[at], "log")  # what it put off is its work, too
                    result["cpu_us"] = (servers[at].cpu_seconds() - begun) * 1e6 / result["requests"]
                results[case].append(result)
        time.sleep(1)
        written = lines_of(ours / "log.txt")
    rows = []
    for case, rounds in results.items():
        rows.append((case, f"{bench.median([each['rate'] for each in rounds]):,.0f}",
                     f"{bench.median([each['cpu_us'] for each in rounds]):.1f}",
                     f"{bench.median([each['p50_ms'] for each in rounds]):.2f}",
                     f"{bench.median([each['p99_ms'] for each in rounds]):.2f}",
                     f"{sum(each['failed'] for each in rounds)}"))
        figures["log"][case] = rounds
    bench.table(("POST /log", "requests/s", "CPU µs", "p50 ms", "p99 ms", "failed"), rows)
    asked = sum(each["requests"] for case in list(cases)[:2] for each in results[case])
    print(f"{written:,} lines in log.txt of {asked:,} measured requests and those that warmed it up\n")
    rate = {case: bench.median([each["rate"] for each in rounds]) for case, rounds in results.items()}
    cpu = {case: bench.median([each["cpu_us"] for each in rounds]) for case, rounds in results.items()}
    ratio = rate["coroscope, stored"] / rate["fastapi"]
    targets.check("POST /log, stored, times FastAPI's rate", ratio, 2, ratio >= 2)
    ratio = cpu["fastapi"] / cpu["coroscope, stored"]
    targets.check("processor time of FastAPI's, times ours", ratio, 2, ratio >= 2)
    targets.check("lines that are missing", max(0, asked - written), 0, written >= asked)


def fill_and_drain(options, figures, targets, store, *settings):
    with bench.awake(bench.SERVER_CORE), bench.coroscope(options.server, *settings) as served:
        bench.load(served, LINE, options.connections, 1, method="POST")
        settle(served, "log")
        before = served.memory_kib()
        ask(served, "PATCH", "/queues/log", {"paused": True})
        time.sleep(2)  # until every process has seen it
        queued, seconds = 0, 0
        while queued < QUEUED:
            begun = time.monotonic()
            bench.load(served, LINE, options.connections, 2, method="POST")
            seconds += time.monotonic() - begun
            queued = queue(served, "log")["counts"]["queued"]
        full = served.memory_kib()
        ask(served, "PATCH", "/queues/log", {"paused": False})
        took = settle(served, "log")
        after = served.memory_kib()
    print(f"\n{queued:,} tasks in {store}: queued at {queued / seconds:,.0f} a second, finished at {queued / took:,.0f} a second; "
          f"memory {before / 1024:.0f} MiB before, {full / 1024:.0f} MiB while they waited, {after / 1024:.0f} MiB after")
    figures["queued"][store] = {"tasks": queued, "added_per_second": queued / seconds, "finished_per_second": queued / took,
                         "memory_kib": [before, full, after]}
    if store != "SQLite":
        return
    targets.check("tasks queued a second", queued / seconds, 5000, queued / seconds >= 5000)
    targets.check("tasks finished a second", queued / took, 5000, queued / took >= 5000)
    targets.check("memory that they took", (max(full, after) - before) / 1024, 64, max(full, after) - before < 64 * 1024,
                  " MiB")


def short_tasks(options, figures):
    """Each is a run of its own, 16 at once: what a round of the engine costs, and what two processes take of each other.
    Not pinned."""
    rates = []
    for count in (1, 2):
        data = bench.data_folder()
        with contextlib.ExitStack() as stack:
            servers = [stack.enter_context(bench.coroscope(options.server, "--redis", "memory", "--workers", "1",
                                                           "--database", f"sqlite:///{data}/shared.db", pin=False))
                       for _ in range(count)]
            ask(servers[0], "PATCH", "/queues/default", {"paused": True})
            time.sleep(2)  # until every process has seen it
            for _ in range(SHORT):
                ask(servers[0], "POST", "/tasks", {"kind": "flaky", "payload": {"failure_rate": 0, "duration_ms": 0}})
            waiting = queue(servers[0], "default")["counts"]["queued"]
            ask(servers[0], "PATCH", "/queues/default", {"paused": False})
            rates.append(waiting / settle(servers[0], "default"))
    print(f"\n{SHORT:,} short tasks: {rates[0]:,.0f} a second with one process, {rates[1]:,.0f} with two on one database")
    figures["short"] = {"one_process": rates[0], "two_processes": rates[1]}


def start_latency(options, figures, targets):
    tasks = 400
    with bench.awake(bench.SERVER_CORE), bench.coroscope(options.server, "--redis", "memory") as served:
        for _ in range(tasks):
            ask(served, "POST", "/tasks", {"kind": "flaky", "payload": {"failure_rate": 0, "duration_ms": 0},
                                           "delay_ms": random.randint(2_000, 10_000)})
        time.sleep(9)
        settle(served, "default")
        listed = json.loads(served.get(f"/tasks?limit={tasks}")[1])
    late = sorted((datetime.fromisoformat(task["started_at"].replace("Z", "+00:00"))
                   - datetime.fromisoformat(task["run_at"].replace("Z", "+00:00"))).total_seconds() * 1000
                  for task in listed)
    p50, p99 = late[len(late) // 2], late[len(late) * 99 // 100]
    print(f"\n{len(late)} tasks at their times: p50 {p50:.0f} ms, p99 {p99:.0f} ms, last {late[-1]:.0f} ms after it")
    figures["start_ms"] = late
    targets.check("start of a due task, 99th percentile", p99, 50, p99 <= 50, " ms")


def main():
    parser = bench.arguments(__doc__.splitlines()[0])
    parser.add_argument("--connections", type=int, default=32)
    parser.add_argument("--seconds", type=int, default=4, help="of one measurement")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    bench.require("wrk", "taskset")
    figures = {"machine": bench.machine(), "connections": options.connections, "log": {}, "queued": {}}
    print(f"{options.connections} connections, {options.rounds} rounds of {options.seconds} s each\n")
    targets = bench.Targets()
    compare(options, figures, targets)
    fill_and_drain(options, figures, targets, "SQLite", "--redis", "memory")
    if shutil.which("redis-server"):
        with bench.redis() as url:
            fill_and_drain(options, figures, targets, "Redis", "--redis", url, "--tasks", "redis")
    short_tasks(options, figures)
    start_latency(options, figures, targets)
    targets.finish(options, figures)


if __name__ == "__main__":
    main()
