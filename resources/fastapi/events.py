import asyncio

from fastapi import FastAPI, Request
from fastapi.responses import StreamingResponse

app = FastAPI()


async def ticks(request: Request, interval_ms: int):
    number = 0
    while not await request.is_disconnected():
        number += 1
        yield f"id: {number}\nevent: tick\ndata: {number}\n\n"
        await asyncio.sleep(interval_ms / 1000)


@app.get("/events")
async def events(request: Request, interval_ms: int = 1000):
    return StreamingResponse(ticks(request, interval_ms), media_type="text/event-stream")
