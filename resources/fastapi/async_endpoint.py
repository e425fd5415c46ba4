import asyncio

from fastapi import FastAPI, Query

app = FastAPI()


@app.get("/async-endpoint")
async def async_endpoint(delay_ms: int = Query(2000, ge=0, le=60_000)):
    await asyncio.sleep(delay_ms / 1000)  # the loop serves everybody else meanwhile
    return {"message": "Hello, Async World!"}
