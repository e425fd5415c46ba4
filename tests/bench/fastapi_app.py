"""What compare.py measures Coroscope against: the same routes, as the documentation of FastAPI and of SQLAlchemy's asyncio
extension writes them. COROSCOPE_BENCH_DATABASE names the SQLite file; it is a copy of Coroscope's own. COROSCOPE_BENCH_REDIS is the URL of the Redis that
both use, COROSCOPE_BENCH_LOG the file that POST /log writes. COROSCOPE_BENCH_GZIP: with its gzip middleware."""

import os
import random

from fastapi import BackgroundTasks, FastAPI, Response
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.responses import PlainTextResponse
from redis.asyncio import Redis
from sqlalchemy import Column, Integer, String, func, select
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine
from sqlalchemy.orm import declarative_base, sessionmaker
from sqlalchemy.pool import AsyncAdaptedQueuePool

Base = declarative_base()


class World(Base):
    __tablename__ = "world"
    id = Column(Integer, primary_key=True)
    randomNumber = Column(Integer, nullable=False)


class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    name = Column(String, nullable=False)
    email = Column(String)
    created_at = Column(String, nullable=False)


engine = create_async_engine("sqlite+aiosqlite:///" + os.environ.get("COROSCOPE_BENCH_DATABASE", ":memory:"),
                             poolclass=AsyncAdaptedQueuePool)  # 1.4 opens a file anew for each session unless told
Session = sessionmaker(engine, class_=AsyncSession, expire_on_commit=False)
redis = Redis.from_url(os.environ.get("COROSCOPE_BENCH_REDIS", "redis://localhost"), decode_responses=True)
app = FastAPI()
if os.environ.get("COROSCOPE_BENCH_GZIP"):  # not for routes that are measured as they are
    app.add_middleware(GZipMiddleware, minimum_size=500)


@app.get("/plaintext", response_class=PlainTextResponse)
async def plaintext():
    return "Hello, World!"


@app.get("/json")
async def json():
    return {"message": "Hello, World!"}


@app.get("/db")
async def db():
    async with Session() as session:
        row = await session.get(World, random.randint(1, 10_000))
    return {"id": row.id, "randomNumber": row.randomNumber}


@app.get("/queries")
async def queries(queries: int = 1):
    async with Session() as session:
        rows = [await session.get(World, random.randint(1, 10_000)) for _ in range(queries)]
    return [{"id": row.id, "randomNumber": row.randomNumber} for row in rows]


@app.get("/users")
async def users(response: Response, limit: int = 50, offset: int = 0):
    async with Session() as session:
        total = await session.scalar(select(func.count()).select_from(User))
        rows = (await session.execute(select(User).order_by(User.id).limit(limit).offset(offset))).scalars().all()
    response.headers["X-Total-Count"] = str(total)
    return [{"id": row.id, "name": row.name, "email": row.email, "created_at": row.created_at} for row in rows]


@app.get("/cache/{key}")
async def get_cached_value(key: str):
    return {"value": await redis.get(key)}


@app.post("/cache/{key}")
async def set_cached_value(key: str, value: str):
    await redis.set(key, value)
    return {"message": "Value stored"}


def write_log(message: str):
    with open(os.environ.get("COROSCOPE_BENCH_LOG", "/dev/null"), "a") as file:
        file.write(f"{message}\n")


@app.post("/log")
async def log_message(background_tasks: BackgroundTasks, message: str):
    background_tasks.add_task(write_log, message)
    return {"message": "Log request received"}
