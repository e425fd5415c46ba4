import asyncio

from fastapi import FastAPI, Query
from fastapi.responses import StreamingResponse

app = FastAPI()


async def pieces(chunks: int, delay_ms: int):
    for number in range(1, chunks + 1):
        yield f"chunk {number} of {chunks}\n"
        await asyncio.sleep(delay_ms / 1000)


@app.get("/stream")
async def stream(chunks: int = Query(10, ge=1), delay_ms: int = 200):
    return StreamingResponse(pieces(chunks, delay_ms), media_type="text/plain")
