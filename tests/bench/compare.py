#!/usr/bin/python3
"""Requests a second of coroscope-server and of FastAPI on uvicorn (uvloop, httptools), as ratios from this one run.

Both servers run at the same time on one core and are loaded in turns from another, so that what else the machine does
meets both. The figure of a route is the median of its rounds. Beside the rate stands the processor time that the server
took for a request: on a machine that is busy with other things its ratio is the surer one.
"""

import contextlib
import json

import bench

ROUTES = {"/plaintext": b"Hello, World!", "/json": {"message": "Hello, World!"}}
TARGET = 3.0


def check_answers(served):
    """Whoever answers something else would be measured at something else."""
    for route, expected in ROUTES.items():
        status, body = served.get(route)
        if status != 200 or (json.loads(body) if isinstance(expected, dict) else body) != expected:
            bench.fail(f"{served.name} answers {route} with {status} {body[:80]!r}")


def main():
    parser = bench.arguments(__doc__.splitlines()[0])
    parser.add_argument("--connections", type=int, default=32)
    parser.add_argument("--seconds", type=int, default=5, help="of one measurement")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    bench.require("wrk", "taskset")
    facts = bench.machine()
    print(f"{options.connections} connections, {options.rounds} rounds of {options.seconds} s each; "
          f"servers on core {bench.SERVER_CORE}, load on core {bench.LOAD_CORE}\n")

    rates = {}
    cpu = {}
    failed = {}
    with contextlib.ExitStack() as stack:
        servers = [stack.enter_context(bench.coroscope(options.server)), stack.enter_context(bench.fastapi())]
        for served in servers:
            check_answers(served)
            for route in ROUTES:
                bench.load(served, route, options.connections, 1)  # warm
        for _ in range(options.rounds):
            for route in ROUTES:
                for served in servers:
                    result = bench.load(served, route, options.connections, options.seconds)
                    rates.setdefault((served.name, route), []).append(result["rate"])
                    cpu.setdefault((served.name, route), []).append(result["cpu_us"])
                    failed[served.name] = failed.get(served.name, 0) + result["failed"]

    rows = []
    figures = {"machine": facts, "connections": options.connections, "seconds": options.seconds, "routes": {}}
    for route in ROUTES:
        ours, theirs = (bench.median(rates[name, route]) for name in ("coroscope", "fastapi"))
        by_round = [a / b for a, b in zip(rates["coroscope", route], rates["fastapi", route])]
        our_cpu, their_cpu = (bench.median(cpu[name, route]) for name in ("coroscope", "fastapi"))
        rows.append((route, f"{ours:,.0f}", f"{theirs:,.0f}", f"{ours / theirs:.2f}",
                     f"{min(by_round):.2f} to {max(by_round):.2f}", f"{our_cpu:.1f}", f"{their_cpu:.1f}",
                     f"{their_cpu / our_cpu:.2f}"))
        figures["routes"][route] = {"coroscope": rates["coroscope", route], "fastapi": rates["fastapi", route],
                                    "ratio": ours / theirs, "coroscope_cpu_us": cpu["coroscope", route],
                                    "fastapi_cpu_us": cpu["fastapi", route], "cpu_ratio": their_cpu / our_cpu}
    bench.table(("route", "coroscope/s", "fastapi/s", "ratio", "in rounds", "coroscope µs", "fastapi µs", "ratio"), rows)
    print()
    targets = bench.Targets()
    for route in ROUTES:
        ratio = figures["routes"][route]["ratio"]
        targets.check(f"{route}, times FastAPI", ratio, TARGET, ratio >= TARGET)
    for name, count in failed.items():
        targets.check(f"requests that {name} did not answer", count, 0, count == 0)
    targets.finish(options, figures)


if __name__ == "__main__":
    main()
