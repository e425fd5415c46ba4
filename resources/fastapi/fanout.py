import asyncio
from typing import Literal

import httpx
from fastapi import FastAPI, Query, Request

app = FastAPI()
client = httpx.AsyncClient(timeout=70)


@app.get("/fanout")
async def fanout(
    request: Request,
    n: int = Query(10, ge=1, le=100),
    delay_ms: int = 200,
    mode: Literal["concurrent", "sequential"] = "concurrent",
):
    url = f"{request.base_url}async-endpoint?delay_ms={delay_ms}"
    if mode == "concurrent":
        replies = await asyncio.gather(*(client.get(url) for _ in range(n)))
    else:
        replies = [await client.get(url) for _ in range(n)]
    return {"mode": mode, "statuses": [reply.status_code for reply in replies]}
