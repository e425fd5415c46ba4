from typing import Literal

from fastapi import FastAPI, Query
from tortoise import fields
from tortoise.models import Model

app = FastAPI()


class User(Model):
    id = fields.IntField(pk=True)
    name = fields.CharField(max_length=100)
    orders: fields.ReverseRelation


class Order(Model):
    id = fields.IntField(pk=True)
    user = fields.ForeignKeyField("models.User", related_name="orders")


@app.get("/users-with-orders")
async def users_with_orders(mode: Literal["lazy", "prefetch"] = "lazy", limit: int = Query(20, ge=1, le=100)):
    if mode == "prefetch":  # two queries, however many users there are
        users = await User.all().order_by("id").limit(limit).prefetch_related("orders")
        return [{"user": user, "orders": list(user.orders)} for user in users]
    users = await User.all().order_by("id").limit(limit)  # one query, and one more for each user
    return [{"user": user, "orders": await user.orders.all()} for user in users]
