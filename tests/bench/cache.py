#!/usr/bin/python3
"""What does the cache cost, and what does it save? Ratios within one server, from this one run.

From memory, /cache/{key} is compared with /plaintext, which does nothing. Then /users/{id} as it is kept with the same
from the database, which a request with Authorization gets: once with the memory store, once with a private redis-server,
once with that and without hot copies on the worker.
Beside the rate stands the processor time of the server for a request; that of redis-server is not in it.
"""

import contextlib

import bench

AS_IT_IS = ("Authorization: Bearer bench",)  # nothing that was kept is given to it (RFC 9111 §3.5)
STORES = {
    "memory": ("--redis", "memory"),
    "Redis": ("--redis", "managed"),
    "Redis alone": ("--redis", "managed", "--redis-hot", "0"),
}
CASES = {
    "memory /plaintext": ("memory", "/plaintext", ()),
    "memory /cache/bench": ("memory", "/cache/bench", ()),
    "memory /users/1": ("memory", "/users/1", ()),
    "memory /users/1, not kept": ("memory", "/users/1", AS_IT_IS),
    "Redis /cache/bench": ("Redis", "/cache/bench", ()),
    "Redis /users/1": ("Redis", "/users/1", ()),
    "Redis alone /users/1": ("Redis alone", "/users/1", ()),
    "Redis /users/1, not kept": ("Redis", "/users/1", AS_IT_IS),
}
# The first is to reach so many times the rate of the second.
TARGETS = [
    ("memory /cache/bench", "memory /plaintext", 0.8),
    ("memory /users/1", "memory /users/1, not kept", 1.3),
    ("Redis /users/1", "Redis /users/1, not kept", 1.3),
]


def prepare(served):
    for method, target, headers, body in (
            ("POST", "/cache/bench?value=hello", {}, None),
            ("POST", "/users", {"Content-Type": "application/json"}, '{"name": "Ada"}')):
        status = served.send(method, target, headers, body)
        if status not in (200, 201):
            bench.fail(f"{method} {target} is answered {status}")


def main():
    parser = bench.arguments(__doc__.splitlines()[0])
    parser.add_argument("--connections", type=int, default=32)
    parser.add_argument("--seconds", type=int, default=3, help="of one measurement")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    bench.require("wrk", "taskset", "redis-server")
    facts = bench.machine()
    print(f"{options.connections} connections, {options.rounds} rounds of {options.seconds} s each\n")

    results = {case: [] for case in CASES}
    with contextlib.ExitStack() as stack:
        servers = {store: stack.enter_context(bench.coroscope(options.server, *arguments))
                   for store, arguments in STORES.items()}
        for served in servers.values():
            prepare(served)
        for store, target, headers in CASES.values():
            bench.load(servers[store], target, options.connections, 1, *headers)  # warm
        for _ in range(options.rounds):
            for case, (store, target, headers) in CASES.items():
                results[case].append(bench.load(servers[store], target, options.connections, options.seconds, *headers))

    def figure(case, key):
        return bench.median(result[key] for result in results[case])

    bench.table(("", "answers/s", "median ms", "p99 ms", "CPU µs"),
                [(case, f"{figure(case, 'rate'):,.0f}",
                  *(f"{figure(case, key):.2f}" for key in ("p50_ms", "p99_ms", "cpu_us"))) for case in CASES])
    print()
    targets = bench.Targets()
    for first, second, target in TARGETS:
        ratio = bench.median(a["rate"] / b["rate"] for a, b in zip(results[first], results[second]))
        targets.check(f"{first}, times {second}", ratio, target, ratio >= target)
    failed = sum(result["failed"] for list_ in results.values() for result in list_)
    targets.check("requests not answered", failed, 0, failed == 0)
    targets.finish(options, {"machine": facts, "connections": options.connections, "results": results})


if __name__ == "__main__":
    main()
