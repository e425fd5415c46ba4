from fastapi import FastAPI, HTTPException
from tortoise import Tortoise

app = FastAPI()


@app.get("/healthz")
async def healthz():
    return {"status": "ok"}  # the loop turns: nothing else is asked


@app.get("/readyz")
async def readyz():
    try:
        await Tortoise.get_connection("default").execute_query("SELECT 1")
    except Exception:
        raise HTTPException(503, "The database does not answer")
    return {"status": "ready"}
