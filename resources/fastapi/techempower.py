import asyncio
from random import randint

import asyncpg
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from html import escape

app = FastAPI()
cached: dict = {}


@app.on_event("startup")
async def connect():
    app.state.pool = await asyncpg.create_pool("postgresql://localhost/hello_world", max_size=16)


def count(queries: str):
    return min(500, max(1, int(queries))) if queries.isdigit() else 1


async def world(id: int):
    return dict(await app.state.pool.fetchrow('SELECT id, "randomNumber" FROM world WHERE id = $1', id))


@app.get("/db")
async def one_world():
    return await world(randint(1, 10_000))


@app.get("/queries")
async def many_worlds(queries: str = "1"):
    return await asyncio.gather(*(world(randint(1, 10_000)) for _ in range(count(queries))))


@app.get("/updates")
async def updated_worlds(queries: str = "1"):
    worlds = await many_worlds(queries)
    for each in worlds:
        each["randomNumber"] = randint(1, 10_000)
    rows = sorted((each["randomNumber"], each["id"]) for each in worlds)  # in one order: no deadlocks
    await app.state.pool.executemany('UPDATE world SET "randomNumber" = $1 WHERE id = $2', rows)
    return worlds


@app.get("/fortunes")
async def fortunes():
    rows = [tuple(row) for row in await app.state.pool.fetch("SELECT id, message FROM fortune")]
    rows.append((0, "Additional fortune added at request time."))
    lines = "".join(f"<tr><td>{id}</td><td>{escape(text)}</td></tr>" for id, text in sorted(rows, key=lambda row: row[1]))
    return HTMLResponse(f"<!DOCTYPE html><html><head><title>Fortunes</title></head><body><table>{lines}</table></body></html>")


@app.get("/cached-queries")
async def cached_worlds(count: int = 1):
    ids = [randint(1, 10_000) for _ in range(min(500, max(1, count)))]
    for id in ids:
        if id not in cached:
            cached[id] = await world(id)
    return [cached[id] for id in ids]
