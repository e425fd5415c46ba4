from fastapi import FastAPI

app = FastAPI(title="Coroscope")


@app.get("/")
async def root():
    return {"name": app.title, "version": app.version, "links": {"docs": app.docs_url, "openapi": app.openapi_url}}
