import jwt
from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

app = FastAPI()
KEY = "the server's own secret"


def who_calls(credentials: HTTPAuthorizationCredentials = Depends(HTTPBearer())):
    try:
        return jwt.decode(credentials.credentials, KEY, ["HS256"])
    except jwt.InvalidTokenError:
        raise HTTPException(401, "The token is not valid", {"WWW-Authenticate": "Bearer"})


@app.get("/me")
async def me(claims: dict = Depends(who_calls)):
    return {"user": claims["sub"]}
