#!/usr/bin/python3
"""What does being watched cost? Requests with telemetry, or with Server-Timing, on and off, in turns, one worker.

On, each request leaves a record that the telemetry thread counts, and each turn of the loop is noted; nobody reads
them here, as with a server without a window. The server's threads share one core, so what the telemetry thread needs
is in the figures. The servers take turns of a second or so, many times, and those whose turn it is not are stopped
(SIGSTOP): so what the machine does besides falls on all alike, and the ratios are of neighbours in time. With --of
server-timing it is that field of responses that is on and off, on routes that have it: the benchmark routes never do.
With --before, a second program is measured in the same turns, with it on.
"""

import contextlib
import os
import signal
from pathlib import Path

import bench

MODES = {  # routes; at least this share of the rate, on against off
    "telemetry": (("/plaintext", "/json"), 0.95),
    "server-timing": (("/healthz", "/echo"), 0.95),
}


@contextlib.contextmanager
def alone(served, all_served):
    """The others stand still meanwhile: an idle server wakes, too."""
    others = [each for each in all_served if each is not served]
    try:
        for each in others:
            os.kill(each.pid, signal.SIGSTOP)
        yield
    finally:
        for each in others:
            with contextlib.suppress(ProcessLookupError):
                os.kill(each.pid, signal.SIGCONT)


def main():
    parser = bench.arguments(__doc__.splitlines()[0])
    parser.add_argument("--of", choices=MODES, default="telemetry", help="what is on and off (default: telemetry)")
    parser.add_argument("--before", type=Path, help="another coroscope-server, to be compared with")
    parser.add_argument("--connections", type=int, default=32)
    parser.add_argument("--seconds", type=int, default=1, help="of one turn (default: 1)")
    parser.add_argument("--rounds", type=int, default=30, help="turns of each, for each route (default: 30)")
    options = parser.parse_args()
    bench.require("wrk", "taskset")
    facts = bench.machine()
    print(f"{options.connections} connections, {options.rounds} rounds of {options.seconds} s each\n")

    routes, target = MODES[options.of]
    servers = {name: (options.server, (f"--{options.of}", name)) for name in ("on", "off")}
    if options.before:
        servers["before"] = (options.before, (f"--{options.of}", "on"))
    results = {(name, route): [] for name in servers for route in routes}
    ratios = {route: [] for route in routes}
    before = {route: [] for route in routes}
    with contextlib.ExitStack() as running:
        served = {name: running.enter_context(bench.coroscope(program, "--redis", "memory", *more))
                  for name, (program, more) in servers.items()}
        for each in served.values():
            for route in routes:
                bench.load(each, route, options.connections, 1)  # warm
        for number in range(options.rounds):
            order = list(servers) if number % 2 == 0 else list(reversed(servers))
            for route in routes:
                for name in order:
                    with alone(served[name], served.values()):
                        found = bench.load(served[name], route, options.connections, options.seconds)
                        results[name, route].append(found)
                rate = {name: results[name, route][-1]["rate"] for name in servers}
                ratios[route].append(rate["on"] / rate["off"])
                if options.before:
                    before[route].append(rate["on"] / rate["before"])

    bench.table(("route", options.of, "answers/s", "median ms", "p99 ms", "CPU µs", "failed"),
                [(route, name,
                  f"{bench.median(result['rate'] for result in results[name, route]):,.0f}",
                  *(f"{bench.median(result[key] for result in results[name, route]):.2f}"
                    for key in ("p50_ms", "p99_ms", "cpu_us")),
                  str(sum(result["failed"] for result in results[name, route])))
                 for route in routes for name in servers])
    print()
    targets = bench.Targets()
    for route in routes:
        ratio = bench.median(ratios[route])
        targets.check(f"{route}, on against off", ratio, f"at least {target}", ratio >= target)
        if options.before:
            print(f"{route}, on against before: {bench.median(before[route]):.3f}")
    targets.finish(options, {"machine": facts, "of": options.of, "connections": options.connections, "ratios": ratios, "before": before,
                             "results": {f"{name} {route}": list_ for (name, route), list_ in results.items()}})


if __name__ == "__main__":
    main()
