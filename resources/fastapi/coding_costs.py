import json
import time
import zlib

import brotli
from fastapi import FastAPI, Query

app = FastAPI()

CODINGS = {
    "identity": ([0], lambda body, level: body),
    "gzip": ([1, 6, 9], lambda body, level: zlib.compress(body, level, wbits=31)),
    "br": ([1, 4, 11], lambda body, level: brotli.compress(body, quality=level)),
}


@app.get("/coding-costs")
def coding_costs(bytes: int = Query(10_000, ge=1, le=262_144)):  # no `async`: FastAPI runs it on a thread of its pool
    users = [{"id": i, "name": f"User {i}", "email": f"user{i}@example.org"} for i in range(bytes // 50 + 1)]
    body = json.dumps(users).encode()[:bytes]
    costs = []
    for coding, (levels, encode) in CODINGS.items():
        for level in levels:
            began = time.thread_time_ns()
            size = len(encode(body, level))
            costs.append({"coding": coding, "level": level, "bytes": size, "cpu_us": (time.thread_time_ns() - began) / 1e3})
    return {"bytes": bytes, "codings": costs}
