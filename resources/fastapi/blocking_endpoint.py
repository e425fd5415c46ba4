import time

from fastapi import FastAPI, Query

app = FastAPI()


# "async def" around a call that blocks: the loop stands still. A plain "def" would run on a thread of the pool.
@app.get("/blocking-endpoint")
async def blocking_endpoint(delay_ms: int = Query(2000, ge=0, le=60_000)):
    time.sleep(delay_ms / 1000)
    return {"message": "Hello, Async World!"}
