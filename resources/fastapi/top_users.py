from fastapi import FastAPI, Query
from tortoise import Tortoise

app = FastAPI()

# Where a column stands inside an expression, its index is of no use.
BY_INDEX = "WHERE o.user_id = u.id"
BY_SCAN = "WHERE o.user_id + 0 = u.id"
TOP = "SELECT u.id, u.name, (SELECT count(*) FROM orders o {where}) AS orders FROM users u ORDER BY orders DESC LIMIT ?"


@app.get("/reports/top-users")
async def top_users(indexed: bool = True, limit: int = Query(10, ge=1, le=100)):
    connection = Tortoise.get_connection("default")
    sql = TOP.format(where=BY_INDEX if indexed else BY_SCAN)
    plan = await connection.execute_query_dict(f"EXPLAIN QUERY PLAN {sql}", [limit])
    rows = await connection.execute_query_dict(sql, [limit])
    return {"users": rows, "plan": [step["detail"] for step in plan]}
