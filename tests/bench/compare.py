#!/usr/bin/python3
"""Requests a second of coroscope-server and of FastAPI on uvicorn (uvloop, httptools), as ratios from this one run.

Both servers run at the same time on one core and are loaded in turns from another, so that what else the machine does
meets both. The figure of a route is the median of its rounds. Beside the rate stands the processor time that the server
took for a request: on a machine that is busy with other things its ratio is the surer one.
"""

import contextlib
import json
import shutil
import subprocess

import bench


def is_world(row):
    return row.keys() == {"id", "randomNumber"} and all(1 <= value <= 10_000 for value in row.values())


# Each with what its answer must be, and how many times FastAPI's rate it is to reach.
ROUTES = {
    "/plaintext": (lambda body: body == b"Hello, World!", 3),
    "/json": (lambda body: json.loads(body) == {"message": "Hello, World!"}, 3),
    "/db": (lambda body: is_world(json.loads(body)), 20),
    "/queries?queries=20": (lambda body: [is_world(row) for row in json.loads(body)] == [True] * 20, 20),
    "/cache/bench": (lambda body: json.loads(body)["value"] == "hello", 5),
    "/users?limit=50": (lambda body: [row["id"] for row in json.loads(body)] == list(range(1, 51)), 10),
    "gzip /users?limit=50": (lambda body: [row["id"] for row in json.loads(body)] == list(range(1, 51)), 10),
}
GZIP = "gzip "  # the route behind it is asked for with gzip; FastAPI has its middleware for these only


def target_of(route):
    return route.removeprefix(GZIP)


def headers_of(route):
    return {"Accept-Encoding": "gzip"} if route.startswith(GZIP) else {}


def check_answers(served, routes):
    """Whoever answers something else would be measured at something else."""
    for route in routes:
        status, body = served.get(target_of(route), headers_of(route))
        if status != 200 or not ROUTES[route][0](body):
            bench.fail(f"{served.name} answers {route} with {status} {body[:80]!r}")


def sample_data(program):
    """Two folders with the same rows, one for each server."""
    ours, theirs = bench.data_folder(), bench.data_folder()
    done = subprocess.run([program, "seed", "--users", "10000", "--orders", "0", "--data-dir", ours],
                          capture_output=True, text=True, check=False)
    if done.returncode:
        bench.fail(f"{program.name} seed failed: {done.stderr.strip()}")
    shutil.copy(ours / "coroscope.db", theirs)
    return ours, theirs / "coroscope.db"


def main():
    parser = bench.arguments(__doc__.splitlines()[0])
    parser.add_argument("--connections", type=int, default=32)
    parser.add_argument("--seconds", type=int, default=5, help="of one measurement")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("routes", nargs="*", metavar="ROUTE", help=f"some of {' '.join(ROUTES)}; default all")
    options = parser.parse_args()
    routes = options.routes or list(ROUTES)
    for route in routes:
        if route not in ROUTES:
            bench.fail(f"{route} is none of {' '.join(ROUTES)}")
    bench.require("wrk", "taskset")
    facts = bench.machine()
    print(f"{options.connections} connections, {options.rounds} rounds of {options.seconds} s each; "
          f"servers on core {bench.SERVER_CORE}, load on core {bench.LOAD_CORE}\n")

    rates = {}
    cpu = {}
    failed = {}
    with contextlib.ExitStack() as stack:
        ours, theirs = sample_data(options.server)
        redis = stack.enter_context(bench.redis())  # one for both
        bench.redis_cli(redis, "SET", "bench", "hello")
        servers = [stack.enter_context(bench.coroscope(options.server, "--redis", redis, data=ours)),
                   stack.enter_context(bench.fastapi(theirs, redis))]
        coded = servers
        if any(route.startswith(GZIP) for route in routes):
            coded = [servers[0], stack.enter_context(bench.fastapi(theirs, redis, compress=True))]

        def servers_of(route):
            return coded if route.startswith(GZIP) else servers

        def load(served, route, seconds):
            headers = (f"{name}: {value}" for name, value in headers_of(route).items())
            return bench.load(served, target_of(route), options.connections, seconds, *headers)

        for route in routes:
            for served in servers_of(route):
                check_answers(served, [route])
                load(served, route, 1)  # warm
        for _ in range(options.rounds):
            for route in routes:
                for served in servers_of(route):
                    result = load(served, route, options.seconds)
                    rates.setdefault((served.name, route), []).append(result["rate"])
                    cpu.setdefault((served.name, route), []).append(result["cpu_us"])
                    failed[served.name] = failed.get(served.name, 0) + result["failed"]

    rows = []
    figures = {"machine": facts, "connections": options.connections, "seconds": options.seconds, "routes": {}}
    for route in routes:
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
    for route in routes:
        ratio, target = figures["routes"][route]["ratio"], ROUTES[route][1]
        targets.check(f"{route}, times FastAPI", ratio, target, ratio >= target)
    for name, count in failed.items():
        targets.check(f"requests that {name} did not answer", count, 0, count == 0)
    targets.finish(options, figures)


if __name__ == "__main__":
    main()
