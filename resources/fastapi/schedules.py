# FastAPI has no clock of its own: APScheduler is the usual one.
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

app = FastAPI()
scheduler = AsyncIOScheduler()


class NewSchedule(BaseModel):
    kind: str
    cron: str
    payload: dict = {}


async def run(kind: str, payload: dict):
    await app.state.queue.enqueue_job(kind, payload)


def shown(job):
    return {"id": job.id, "next": job.next_run_time}


@app.get("/schedules")
async def list_schedules():
    return [shown(job) for job in scheduler.get_jobs()]


@app.post("/schedules", status_code=201)
async def create_schedule(new: NewSchedule):
    return shown(scheduler.add_job(run, CronTrigger.from_crontab(new.cron), [new.kind, new.payload]))


@app.get("/schedules/{id}")
async def show_schedule(id: str):
    job = scheduler.get_job(id)
    if job is None:
        raise HTTPException(404, "There is no such schedule")
    return shown(job)


@app.delete("/schedules/{id}", status_code=204)
async def delete_schedule(id: str):
    if scheduler.get_job(id) is None:
        raise HTTPException(404, "There is no such schedule")
    scheduler.remove_job(id)
