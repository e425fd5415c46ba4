#!/usr/bin/python3
"""How long coroscope-server takes from its start to "listening on", and what memory it has when idle."""

import time

import bench

MOST_MS = 300
MOST_MB = 40


def main():
    parser = bench.arguments(__doc__)
    parser.add_argument("--rounds", type=int, default=10)
    options = parser.parse_args()
    facts = bench.machine()
    print(f"{options.rounds} starts\n")

    times = []
    memory = []
    for _ in range(options.rounds):
        with bench.coroscope(options.server, pin=False) as served:
            times.append(served.seconds_to_listen * 1000)
            time.sleep(0.5)
            memory.append(served.memory_kib() * 1024 / 1e6)

    bench.table(("", "median", "least", "most"),
                [("until it listens, ms", *(f"{f(times):.0f}" for f in (bench.median, min, max))),
                 ("resident when idle, MB", *(f"{f(memory):.1f}" for f in (bench.median, min, max)))])
    print()
    targets = bench.Targets()
    targets.check("until it listens", bench.median(times), f"at most {MOST_MS}", bench.median(times) <= MOST_MS, " ms")
    targets.check("resident when idle", bench.median(memory), f"under {MOST_MB}", bench.median(memory) < MOST_MB, " MB")
    targets.finish(options, {"machine": facts, "ms_to_listen": times, "mb_idle": memory})


if __name__ == "__main__":
    main()
