import asyncio
import hashlib
from typing import Literal

from fastapi import FastAPI, Query
from starlette.concurrency import run_in_threadpool

app = FastAPI()


def chain(value: bytes, rounds: int):
    for _ in range(rounds):
        value = hashlib.sha256(value).digest()
    return value


@app.get("/digests")
async def digests(
    rounds: int = Query(100_000, ge=1, le=10_000_000),
    mode: Literal["loop", "await", "offload"] = "offload",
):
    value = bytes(32)
    if mode == "offload":
        value = await run_in_threadpool(chain, value, rounds)  # the interpreter's lock lets one thread compute
    elif mode == "loop":
        value = chain(value, rounds)  # nobody else is served meanwhile
    else:
        for done in range(0, rounds, 10_000):
            value = chain(value, min(10_000, rounds - done))
            await asyncio.sleep(0)  # others have their turn; this is no faster
    return {"rounds": rounds, "mode": mode, "digest": value.hex()}
