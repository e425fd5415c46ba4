"""What the benchmarks share: start a server on its core, load it from another, read its memory, print a table.

Each program here ends what it started, by its own handle, also when it is interrupted. Figures differ from machine to
machine; only what one run measured, in turns, may be compared.
"""

import argparse
import contextlib
import gzip
import http.client
import itertools
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
NUMBERS = itertools.count()
TREE = HERE.parent.parent
SERVER_CORE = 0
LOAD_CORE = 1
HOST = "127.0.0.1"


def fail(sentence):
    sys.exit(f"{Path(sys.argv[0]).name}: {sentence}")


def arguments(description):
    """The options that every benchmark has."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--server", type=Path, default=TREE / "build/release/bin/coroscope-server",
                        help="program to measure (default: that of the release preset)")
    parser.add_argument("--json", metavar="FILE", help="also write the figures to FILE; - is standard output")
    parser.add_argument("--check", action="store_true", help="exit with 1 where a target is missed")
    return parser


def require(*programs):
    for program in programs:
        if not shutil.which(program):
            fail(f"{program} is missing; install it with tests/tools/install_packages.sh bench")


def pinned(core, command):
    """The command on one core; as it is on a machine that has no such core."""
    return ["taskset", "-c", str(core), *command] if core in os.sched_getaffinity(0) else list(command)


@contextlib.contextmanager
def process(command, **options):
    child = subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL, **options)
    try:
        yield child
    finally:
        child.terminate()
        try:
            child.wait(15)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


@contextlib.contextmanager
def awake(core):
    """Keeps a core from halting, with a process that gets only the time that nobody else wants. Some hypervisors wake a
    halted core at its next timer tick and not before: then each wait for the disk takes up to 4 ms, whoever waits, and
    what is measured is the tick."""
    idle = "import os\nos.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))\nwhile True: pass"
    with process(pinned(core, [sys.executable, "-c", idle])):
        yield


class Served:
    """A server that listens: its name, process id and port."""

    def __init__(self, name, child, port, seconds):
        self.name = name
        self.pid = child.pid
        self.port = port
        self.seconds_to_listen = seconds

    def url(self, target):
        return f"http://{HOST}:{self.port}{target}"

    def get(self, target, headers=None):
        """Status, and the body without its gzip where that is asked for: then it has to come so."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=10)
        try:
            connection.request("GET", target, headers=headers or {})
            response = connection.getresponse()
            body = response.read()
            if "gzip" in (headers or {}).get("Accept-Encoding", ""):
                if response.headers.get("Content-Encoding") != "gzip":
                    fail(f"{self.name} does not compress {target}")
                body = gzip.decompress(body)
            return response.status, body
        finally:
            connection.close()

    def send(self, method, target, headers, body):
        connection = http.client.HTTPConnection(HOST, self.port, timeout=10)
        try:
            connection.request(method, target, body, headers)
            response = connection.getresponse()
            response.read()
            return response.status
        finally:
            connection.close()

    def memory_kib(self):
        """Resident memory, as /proc has it; that of the kernel's socket buffers is not in it."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1])
        return fail(f"process {self.pid} has no VmRSS")


    def cpu_seconds(self):
        """Processor time that all its threads have had."""
        return sum(int(task.read_text().split()[0]) for task in Path(f"/proc/{self.pid}/task").glob("*/schedstat")) / 1e9


def data_folder():
    """An empty one; two servers never share one."""
    data = TREE / "build" / "bench-data" / str(next(NUMBERS))
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True)
    return data


@contextlib.contextmanager
def coroscope(program, *options, pin=True, data=None):
    """coroscope-server on a free port, with settings and data of its own. Yields it once it says that it listens."""
    if not program.is_file():
        fail(f"{program} is missing; build it with ./run.sh --build-only")
    data = data or data_folder()
    command = [program, "--host", HOST, "--port", "0", "--data-dir", data, *options]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("COROSCOPE_")}
    begun = time.monotonic()
    with process(pinned(SERVER_CORE, command) if pin else command, stdout=subprocess.PIPE, text=True,
                 env=environment) as child:
        line = child.stdout.readline()
        seconds = time.monotonic() - begun
        found = re.match(r"listening on http://.*:(\d+)$", line.strip())
        if not found:
            fail(f"{program.name} said {line.strip()!r} where 'listening on …' was due")
        yield Served("coroscope", child, int(found[1]), seconds)


def free_port():
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def fastapi(database, redis_url="redis://localhost", log="/dev/null", compress=False):
    """FastAPI on uvicorn with uvloop and httptools, one process, from the Debian packages. `database`: an SQLite file;
    `log`: where POST /log writes. `compress`: with its gzip middleware."""
    port = free_port()
    command = ["/usr/bin/python3", "-m", "uvicorn", "fastapi_app:app", "--loop", "uvloop", "--http", "httptools",
               "--no-access-log", "--log-level", "warning", "--host", HOST, "--port", port]
    begun = time.monotonic()
    with process(pinned(SERVER_CORE, command), cwd=HERE, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1",
                                                                    "COROSCOPE_BENCH_DATABASE": str(database),
                                                                    "COROSCOPE_BENCH_REDIS": redis_url,
                                                                    "COROSCOPE_BENCH_LOG": str(log),
                                                                    "COROSCOPE_BENCH_GZIP": "1" if compress else ""}) as child:
        while time.monotonic() < begun + 30:
            if child.poll() is not None:
                fail("uvicorn ended; is all of tests/tools/packages.txt, section bench, installed?")
            with contextlib.suppress(OSError):
                socket.create_connection((HOST, port), 1).close()
                break
            time.sleep(0.05)
        yield Served("fastapi", child, port, time.monotonic() - begun)


@contextlib.contextmanager
def redis():
    """A redis-server of its own, without files and without TCP. Yields its URL, unix://PATH, for both servers."""
    require("redis-server", "redis-cli")
    with tempfile.TemporaryDirectory(prefix="cs-bench-") as folder:  # a socket's path holds 107 bytes
        path = f"{folder}/redis.sock"
        command = ["redis-server", "--port", "0", "--unixsocket", path, "--save", "", "--dir", folder]
        with process(command, stdout=subprocess.DEVNULL):
            for _ in range(600):
                if redis_cli(path, "PING") == "PONG":
                    break
                time.sleep(0.05)
            else:
                fail("redis-server does not answer")
            yield f"unix://{path}"


def redis_cli(path, *words):
    done = subprocess.run(["redis-cli", "-s", path.removeprefix("unix://"), *words], capture_output=True, text=True,
                          check=False)
    return done.stdout.strip()


def load(served, target, connections, seconds, *headers, method="GET"):
    """Closed load by wrk: rate a second, the server's processor time a request, latencies, and how many requests were not
    answered as they should. On a machine that others use too the processor time says more than the rate."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s", "-s", HERE / "report.lua",
               *(word for header in headers for word in ("-H", header)), served.url(target)]
    cpu = served.cpu_seconds()
    done = subprocess.run([str(word) for word in pinned(LOAD_CORE, command)], capture_output=True, text=True, check=False,
                          env={**os.environ, "COROSCOPE_BENCH_METHOD": method})
    cpu = served.cpu_seconds() - cpu
    line = re.search(r"^BENCH (.*)$", done.stdout, re.MULTILINE)
    if not line:
        fail(f"wrk failed on {served.url(target)}: {done.stderr.strip() or done.stdout.strip()}")
    found = {key: int(value) for key, value in (pair.split("=") for pair in line[1].split())}
    return {
        "rate": found["requests"] / (found["duration"] / 1e6),
        "requests": found["requests"],
        "failed": sum(found[kind] for kind in ("connect", "read", "write", "status", "timeout")),
        "cpu_us": cpu * 1e6 / max(1, found["requests"]),
        "p50_ms": found["p50"] / 1000,
        "p90_ms": found["p90"] / 1000,
        "p99_ms": found["p99"] / 1000,
        "max_ms": found["max"] / 1000,
    }


def median(values):
    return statistics.median(values)


def machine():
    """What the figures were measured on; says so when others use the cores too."""
    model = next((line.split(":", 1)[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
                  if line.startswith("model name")), "unknown processor")
    busy = os.getloadavg()[0]
    facts = {"processor": model, "cores": len(os.sched_getaffinity(0)), "load_before": round(busy, 2)}
    print(f"{model}, {facts['cores']} cores, load before the run {busy:.2f}")
    if facts["cores"] < 2:
        print("Only one core: server and load share it, so rates are low.")
    if busy > 0.5:
        print("The machine is not idle: rates are low and ratios less certain.")
    return facts


def table(header, rows):
    """Rows of text; the first column to the left, the others to the right."""
    widths = [max(len(row[i]) for row in [header, *rows]) for i in range(len(header))]
    for row in [header, *rows]:
        print("  ".join(cell.ljust(width) if i == 0 else cell.rjust(width)
                        for i, (cell, width) in enumerate(zip(row, widths))).rstrip())


class Targets:
    """What was to be reached, and whether it was."""

    def __init__(self):
        self.list = []

    def check(self, what, value, bound, met, unit=""):
        shown = f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"
        self.list.append({"what": what, "value": value, "bound": bound, "met": bool(met)})
        print(f"{'met   ' if met else 'MISSED'}  {what}: {shown}{unit} (target {bound}{unit})")

    def finish(self, options, figures):
        figures = {**figures, "targets": self.list}
        if options.json == "-":
            print(json.dumps(figures, indent=2))
        elif options.json:
            Path(options.json).write_text(json.dumps(figures, indent=2) + "\n")
        sys.exit(1 if options.check and not all(target["met"] for target in self.list) else 0)
