import asyncio
from typing import Literal

from fastapi import FastAPI, HTTPException, Query
from pydantic import BaseModel
from tortoise import fields
from tortoise.expressions import F
from tortoise.models import Model
from tortoise.transactions import in_transaction

app = FastAPI()


class Counter(Model):
    name = fields.CharField(max_length=100, pk=True)
    value = fields.BigIntField(default=0)


class NewValue(BaseModel):
    value: int


@app.get("/counters/{name}")
async def show_counter(name: str):
    counter = await Counter.get_or_none(name=name)
    return {"name": name, "value": counter.value if counter else 0}


@app.put("/counters/{name}")
async def set_counter(name: str, new: NewValue):
    await Counter.update_or_create({"value": new.value}, name=name)
    return {"name": name, "value": new.value}


@app.post("/counters/{name}/increment")
async def increment(
    name: str,
    mode: Literal["lost", "optimistic", "transaction", "atomic"] = "atomic",
    think_ms: int = Query(10, ge=0, le=1000),
):
    counter, _ = await Counter.get_or_create(name=name)
    if mode == "atomic":
        await Counter.filter(name=name).update(value=F("value") + 1)  # the database reads and writes in one
    elif mode == "lost":
        await asyncio.sleep(think_ms / 1000)  # others read the same number meanwhile
        await Counter.filter(name=name).update(value=counter.value + 1)
    elif mode == "transaction":
        async with in_transaction() as transaction:
            locked = await Counter.filter(name=name).using_db(transaction).select_for_update().get()
            await asyncio.sleep(think_ms / 1000)
            await Counter.filter(name=name).using_db(transaction).update(value=locked.value + 1)
    else:
        for _ in range(200):
            seen = (await Counter.get(name=name)).value
            await asyncio.sleep(think_ms / 1000)
            if await Counter.filter(name=name, value=seen).update(value=seen + 1):
                break
        else:
            raise HTTPException(409, "Others were first each time; nothing was counted")
    return {"name": name, "mode": mode, "value": (await Counter.get(name=name)).value}
