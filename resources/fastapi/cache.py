from typing import Optional

from fastapi import FastAPI, HTTPException, Request
from redis import asyncio as aioredis

app = FastAPI()
redis = aioredis.from_url("redis://localhost", decode_responses=True)


@app.get("/cache/{key:path}")
async def get_cached_value(key: str):
    value = await redis.get(key)
    ttl = await redis.pttl(key)
    return {"key": key, "value": value, "ttl_ms": ttl if ttl >= 0 else None}


@app.post("/cache/{key:path}")
async def set_cached_value(key: str, value: str, ttl_ms: Optional[int] = None):
    await redis.set(key, value, px=ttl_ms)
    return {"message": "Value stored"}


@app.put("/cache/{key:path}")
async def put_cached_value(key: str, request: Request, ttl_ms: Optional[int] = None):
    only_new = request.headers.get("if-none-match") == "*"
    if not await redis.set(key, await request.body(), px=ttl_ms, nx=only_new):
        raise HTTPException(412, "There is a value already")
    return {"message": "Value stored"}


@app.delete("/cache/{key:path}", status_code=204)
async def delete_cached_value(key: str):
    if await redis.delete(key) == 0:
        raise HTTPException(404, "There is no such key")
