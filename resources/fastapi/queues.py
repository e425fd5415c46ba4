import asyncio
from typing import Optional

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

app = FastAPI()
queues = {"default": {"concurrency": 4, "paused": False}}
slots = {name: asyncio.Semaphore(queue["concurrency"]) for name, queue in queues.items()}


class QueueChange(BaseModel):
    concurrency: Optional[int] = None
    paused: Optional[bool] = None


@app.get("/queues")
async def list_queues():
    return queues


@app.patch("/queues/{name}")
async def change_queue(name: str, change: QueueChange):
    if name not in queues:
        raise HTTPException(404, "There is no such queue")
    queues[name].update(change.dict(exclude_unset=True))
    slots[name] = asyncio.Semaphore(queues[name]["concurrency"])
    return queues[name]
