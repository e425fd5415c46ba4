from fastapi import FastAPI, HTTPException
from fastapi.responses import FileResponse
from pathlib import Path

app = FastAPI()


@app.get("/tasks/{id}/result")
async def task_result(id: str):
    path = Path("reports") / f"{Path(id).name}.csv"
    if not path.exists():
        raise HTTPException(404, "It has no result, or none yet")
    return FileResponse(path, media_type="text/csv")
