#!/usr/bin/python3
"""How long the window takes from its start until it is on the screen, and what memory it has with nothing in it.

Runs on a screen of its own (Xvfb), with settings and data of its own.
"""

import contextlib
import os
import re
import subprocess
import tempfile
import time
from pathlib import Path

import bench

MOST_MS = 1500
MOST_MB = 150
PATIENCE_S = 30


@contextlib.contextmanager
def screen():
    """An X server on a free number. Yields its DISPLAY."""
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", writer, "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset"]
    with bench.process(command, pass_fds=[writer], stderr=subprocess.DEVNULL):
        os.close(writer)
        with os.fdopen(reader) as number:
            line = number.readline().strip()
        if not line:
            bench.fail("Xvfb did not start")
        yield f":{line}"


def xwininfo(environment, *arguments):
    done = subprocess.run(["xwininfo", *arguments], capture_output=True, text=True, check=False, env=environment)
    return done.stdout


def is_shown(environment):
    """Whether a window with the program's name is mapped, not only made."""
    windows = re.findall(r'^\s*(0x[0-9a-f]+) "[^"]*Coroscope', xwininfo(environment, "-root", "-tree"), re.MULTILINE)
    return any("IsViewable" in xwininfo(environment, "-id", window) for window in windows)


def start(program, environment):
    """Milliseconds until the window is shown, and megabytes resident three seconds later."""
    begun = time.monotonic()
    with bench.process([program], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        while not is_shown(environment):
            if child.poll() is not None:
                bench.fail(f"{program.name} ended with {child.returncode} before it showed a window")
            if time.monotonic() > begun + PATIENCE_S:
                bench.fail(f"{program.name} showed no window within {PATIENCE_S} s")
        shown = time.monotonic() - begun
        time.sleep(3)
        return shown * 1000, bench.Served(program.name, child, None, shown).memory_kib() * 1024 / 1e6


def main():
    parser = bench.arguments(__doc__)
    parser.set_defaults(server=bench.TREE / "build/release/bin/coroscope")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    if not options.server.is_file():
        bench.fail(f"{options.server} is missing; build it with ./run.sh --build-only")
    bench.require("Xvfb", "xwininfo")
    facts = bench.machine()
    print(f"{options.rounds} starts\n")

    times = []
    memory = []
    with tempfile.TemporaryDirectory(prefix="coroscope-") as folder, screen() as display:
        environment = {key: value for key, value in os.environ.items() if not key.startswith("COROSCOPE_")}
        for name in ("DATA", "CONFIG", "STATE", "CACHE"):
            environment[f"XDG_{name}_HOME"] = folder
        runtime = Path(folder, "run")
        runtime.mkdir(mode=0o700)
        environment |= {"XDG_RUNTIME_DIR": str(runtime), "DISPLAY": display, "QT_QPA_PLATFORM": "xcb",
                        "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
        for _ in range(options.rounds):
            milliseconds, megabytes = start(options.server, environment)
            times.append(milliseconds)
            memory.append(megabytes)

    bench.table(("", "median", "least", "most"),
                [("until it is shown, ms", *(f"{f(times):.0f}" for f in (bench.median, min, max))),
                 ("resident, MB", *(f"{f(memory):.1f}" for f in (bench.median, min, max)))])
    print()
    targets = bench.Targets()
    targets.check("until it is shown", bench.median(times), f"at most {MOST_MS}", bench.median(times) <= MOST_MS, " ms")
    targets.check("resident", bench.median(memory), f"under {MOST_MB}", bench.median(memory) < MOST_MB, " MB")
    targets.finish(options, {"machine": facts, "ms_to_shown": times, "mb_resident": memory})


if __name__ == "__main__":
    main()
