import asyncio

from fastapi import FastAPI, WebSocket, WebSocketDisconnect

app = FastAPI()
followers = set()


def tell(event: dict):
    for events in followers:
        events.put_nowait(event)


@app.websocket("/ws/live")
async def send_live(socket: WebSocket):
    await socket.accept()
    events: asyncio.Queue = asyncio.Queue()
    followers.add(events)
    try:
        while True:
            await socket.send_json(await events.get())
    except WebSocketDisconnect:
        pass
    finally:
        followers.discard(events)
