import asyncio

from arq.jobs import Job, JobStatus
from fastapi import FastAPI
from fastapi.responses import StreamingResponse

app = FastAPI()


async def states(id: str):
    job, last = Job(id, app.state.queue), None
    while last != JobStatus.complete:
        state = await job.status()
        if state != last:
            yield f"event: state\ndata: {state.value}\n\n"
        last = state
        await asyncio.sleep(0.1)


@app.get("/tasks/{id}/events")
async def task_events(id: str):
    return StreamingResponse(states(id), media_type="text/event-stream")
