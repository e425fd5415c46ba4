import asyncio
import hashlib
import time
from typing import Literal

from fastapi import FastAPI, Query, Request
from starlette.concurrency import run_in_threadpool

app = FastAPI()
totals = {"begun": 0, "completed": 0, "abandoned": 0, "worked_ms": 0.0}


def compute(work_ms: int, is_wanted):
    totals["begun"] += 1
    began, digests, value = time.monotonic(), 0, bytes(32)
    while (worked := (time.monotonic() - began) * 1000) < work_ms and is_wanted():
        value, digests = hashlib.sha256(value).digest(), digests + 1
    totals["completed" if worked >= work_ms else "abandoned"] += 1
    totals["worked_ms"] += worked
    return digests


@app.get("/long-work")
async def long_work(
    request: Request,
    work_ms: int = Query(1000, ge=0, le=10_000),
    on_leave: Literal["stop", "continue"] = "stop",
):
    # Nothing tells a handler that its client has left: it has to ask.
    has_left = False
    work = asyncio.create_task(run_in_threadpool(compute, work_ms, lambda: on_leave == "continue" or not has_left))
    while not (await asyncio.wait({work}, timeout=0.05))[0]:
        has_left = has_left or await request.is_disconnected()
    return {"digests": work.result()}


@app.get("/long-work/totals")
async def long_work_totals():
    return totals
