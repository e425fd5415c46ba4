from fastapi import FastAPI
from fastapi.responses import JSONResponse

app = FastAPI()


@app.get("/json")
async def json():
    return JSONResponse({"message": "Hello, World!"})
