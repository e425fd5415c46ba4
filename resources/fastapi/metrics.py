import prometheus_client
from fastapi import FastAPI, Response

app = FastAPI()


@app.get("/metrics")
def metrics():
    return Response(prometheus_client.generate_latest(), media_type=prometheus_client.CONTENT_TYPE_LATEST)
