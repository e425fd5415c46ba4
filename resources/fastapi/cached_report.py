import asyncio
import json

from fastapi import FastAPI
from redis import asyncio as aioredis

app = FastAPI()
redis = aioredis.from_url("redis://localhost")
making: dict = {}  # the reports that are being made: who comes meanwhile waits for them


async def make_report(name: str, delay_ms: int):
    await asyncio.sleep(delay_ms / 1000)
    report = {"name": name}
    await redis.set(f"report:{name}", json.dumps(report), ex=10)
    return report


@app.get("/cached-report")
async def cached_report(name: str = "sales", single_flight: bool = True, delay_ms: int = 200):
    kept = await redis.get(f"report:{name}")
    if kept is not None:
        return json.loads(kept)
    if not single_flight:
        return await make_report(name, delay_ms)
    if name not in making:
        making[name] = asyncio.ensure_future(make_report(name, delay_ms))
        making[name].add_done_callback(lambda _: making.pop(name))
    return await asyncio.shield(making[name])
