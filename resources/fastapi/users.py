from typing import Optional

from fastapi import FastAPI, HTTPException, Query, Response
from pydantic import BaseModel
from tortoise import fields
from tortoise.contrib.fastapi import register_tortoise
from tortoise.models import Model

app = FastAPI()


class User(Model):
    id = fields.IntField(pk=True)
    name = fields.CharField(max_length=100)
    email = fields.CharField(max_length=254, unique=True)


class NewUser(BaseModel):
    name: str
    email: str


class UserChange(BaseModel):
    name: Optional[str] = None
    email: Optional[str] = None


async def find(id: int):
    user = await User.get_or_none(id=id)
    if user is None:
        raise HTTPException(404, f"There is no user {id}")
    return user


@app.get("/users")
async def list_users(response: Response, limit: int = Query(50, ge=1, le=1000), offset: int = 0, order_by: str = "id"):
    response.headers["X-Total-Count"] = str(await User.all().count())
    return await User.all().order_by(order_by).offset(offset).limit(limit)


@app.post("/users", status_code=201)
async def create_user(new: NewUser, response: Response):
    user = await User.create(**new.dict())
    response.headers["Location"] = f"/users/{user.id}"
    return user


@app.get("/users/{id}")
async def show_user(id: int):
    return await find(id)


@app.put("/users/{id}")
async def replace_user(id: int, new: NewUser):
    user = await find(id)
    await user.update_from_dict(new.dict()).save()
    return user


@app.patch("/users/{id}")
async def change_user(id: int, change: UserChange):
    user = await find(id)
    await user.update_from_dict(change.dict(exclude_unset=True)).save()
    return user


@app.delete("/users/{id}", status_code=204)
async def delete_user(id: int):
    user = await find(id)
    await user.delete()


register_tortoise(app, db_url="sqlite://db.sqlite3", modules={"models": [__name__]}, generate_schemas=True)
