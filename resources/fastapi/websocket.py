from collections import defaultdict

from fastapi import FastAPI, WebSocket, WebSocketDisconnect

app = FastAPI()
rooms = defaultdict(set)


@app.websocket("/ws")
async def send_back(socket: WebSocket):
    await socket.accept()
    try:
        while True:
            await socket.send_text(await socket.receive_text())
    except WebSocketDisconnect:
        pass


@app.websocket("/ws/rooms/{name}")
async def talk_in_room(socket: WebSocket, name: str):
    await socket.accept()
    rooms[name].add(socket)
    try:
        while True:
            text = await socket.receive_text()
            for other in list(rooms[name]):
                await other.send_text(text)
    except WebSocketDisconnect:
        rooms[name].discard(socket)
