from fastapi import FastAPI
from fastapi.responses import PlainTextResponse

app = FastAPI()


@app.get("/plaintext")
async def plaintext():
    return PlainTextResponse("Hello, World!")
