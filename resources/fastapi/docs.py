from fastapi import FastAPI

# Nothing is to be written for these: /docs, /redoc and /openapi.json are there unless they are switched off.
app = FastAPI(docs_url="/docs", redoc_url="/redoc", openapi_url="/openapi.json")
