import shutil
from pathlib import Path
from typing import List

from fastapi import FastAPI, File, HTTPException, UploadFile
from fastapi.responses import FileResponse
from starlette.concurrency import run_in_threadpool

app = FastAPI()
folder = Path("uploads")


def keep(upload: UploadFile):
    folder.mkdir(exist_ok=True)
    path = folder / Path(upload.filename).name
    with path.open("wb") as file:
        shutil.copyfileobj(upload.file, file)
    return {"id": path.name, "size": path.stat().st_size}


def known(id: str):
    path = folder / Path(id).name
    if not path.is_file():
        raise HTTPException(404, "There is no such file")
    return path


@app.post("/uploads", status_code=201)
async def take_uploads(file: List[UploadFile] = File(...)):
    return [await run_in_threadpool(keep, each) for each in file]  # a disk blocks


@app.get("/uploads")
def list_uploads():
    return [{"id": path.name, "size": path.stat().st_size} for path in sorted(folder.glob("*"))]


@app.get("/uploads/{id}")
def show_upload(id: str):
    return {"id": id, "size": known(id).stat().st_size}


@app.get("/uploads/{id}/content")
def send_upload(id: str):
    return FileResponse(known(id))


@app.delete("/uploads/{id}", status_code=204)
def delete_upload(id: str):
    known(id).unlink()
