from datetime import datetime, timedelta, timezone

import jwt
from fastapi import FastAPI, Form, HTTPException
from passlib.hash import argon2

app = FastAPI()
KEY = "the server's own secret"
accounts: dict = {}  # name: hash of the password


# OAuth2PasswordRequestForm would parse the form as well; it needs python-multipart, as Form does.
@app.post("/token")
def token(username: str = Form(...), password: str = Form(...)):  # "def": hashing holds a thread, not the loop
    if not argon2.verify(password, accounts.get(username, argon2.hash("nobody"))):
        raise HTTPException(401, "The name or the password is wrong", {"WWW-Authenticate": "Basic"})
    claims = {"sub": username, "exp": datetime.now(timezone.utc) + timedelta(hours=1)}
    return {"access_token": jwt.encode(claims, KEY, "HS256"), "token_type": "bearer", "expires_in": 3600}
