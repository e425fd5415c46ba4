#!/usr/bin/python3
"""Do waiting requests cost more than their wait? /async-endpoint?delay_ms=20 from 1,000 connections, one worker.

Under a closed load of many connections a request also queues for the loop; how long, /json under the same load tells.
The target: median of the waiting route within 10 % of 20 ms plus the median of /json, and every request answered.
"""

import bench

DELAY_MS = 20
MARGIN = 1.10


def main():
    parser = bench.arguments(__doc__.splitlines()[0])
    parser.add_argument("--connections", type=int, default=1000)
    parser.add_argument("--seconds", type=int, default=5, help="of one measurement")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    bench.require("wrk", "taskset")
    facts = bench.machine()
    print(f"{options.connections} connections, {options.rounds} rounds of {options.seconds} s each\n")

    waiting_route = f"/async-endpoint?delay_ms={DELAY_MS}"
    results = {waiting_route: [], "/json": []}
    with bench.coroscope(options.server) as served:
        for route in results:
            bench.load(served, route, options.connections, 1)  # warm
        for _ in range(options.rounds):
            for route, list_ in results.items():
                list_.append(bench.load(served, route, options.connections, options.seconds))

    def figure(route, key):
        return bench.median(result[key] for result in results[route])

    bench.table(("route", "answers/s", "median ms", "p90 ms", "p99 ms", "max ms", "CPU µs", "failed"),
                [(route, f"{figure(route, 'rate'):,.0f}",
                  *(f"{figure(route, key):.2f}" for key in ("p50_ms", "p90_ms", "p99_ms", "max_ms", "cpu_us")),
                  str(sum(result["failed"] for result in results[route]))) for route in results])
    print()
    allowed = MARGIN * (DELAY_MS + figure("/json", "p50_ms"))
    median = figure(waiting_route, "p50_ms")
    failed = sum(result["failed"] for result in results[waiting_route])
    targets = bench.Targets()
    targets.check(f"median of {waiting_route}", median, f"at most {allowed:.2f}", median <= allowed, " ms")
    targets.check("requests not answered", failed, 0, failed == 0)
    targets.finish(options, {"machine": facts, "connections": options.connections, "results": results})


if __name__ == "__main__":
    main()
