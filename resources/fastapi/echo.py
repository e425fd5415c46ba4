from fastapi import FastAPI, Request, Response

app = FastAPI()


@app.api_route("/echo", methods=["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
async def echo(request: Request):
    body = await request.body()
    return Response(body, media_type=request.headers.get("content-type"), headers={"X-Echo-Method": request.method})
