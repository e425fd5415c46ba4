# FastAPI keeps no queue: a library does. This is arq, whose jobs lie in Redis and survive a restart.
from typing import Optional

from arq import create_pool
from arq.connections import RedisSettings
from arq.jobs import Job, JobStatus
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

app = FastAPI()
KINDS = ["email", "log", "process-data", "report"]


class NewTask(BaseModel):
    kind: str
    payload: dict = {}
    run_at: Optional[str] = None


@app.on_event("startup")
async def connect():
    app.state.queue = await create_pool(RedisSettings())


async def known(id: str):
    job = Job(id, app.state.queue)
    if await job.status() == JobStatus.not_found:
        raise HTTPException(404, f"There is no task {id}")
    return job


@app.get("/tasks")
async def list_tasks():
    return await app.state.queue.queued_jobs()


@app.post("/tasks", status_code=202)
async def create_task(task: NewTask):
    job = await app.state.queue.enqueue_job(task.kind, task.payload)
    return {"id": job.job_id, "state": "queued"}


@app.get("/tasks/{id}")
async def show_task(id: str):
    job = await known(id)
    return {"id": id, "state": await job.status(), "info": await job.info()}


@app.delete("/tasks/{id}")
async def cancel_task(id: str):
    job = await known(id)
    return {"canceled": await job.abort(timeout=5)}


@app.post("/tasks/{id}/retry")
async def retry_task(id: str):
    job = await known(id)
    info = await job.info()
    again = await app.state.queue.enqueue_job(info.function, *info.args)
    return {"id": again.job_id}


@app.post("/tasks/{id}/run")
async def run_task(id: str):
    job = await known(id)
    info = await job.info()
    now = await app.state.queue.enqueue_job(info.function, *info.args, _defer_by=0)
    return {"id": now.job_id}


@app.get("/task-kinds")
async def list_kinds():
    return KINDS
