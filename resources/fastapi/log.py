from fastapi import BackgroundTasks, FastAPI

app = FastAPI()


def write_log(message: str):
    with open("log.txt", "a") as file:
        file.write(f"{message}\n")


@app.post("/log")
async def log_message(background_tasks: BackgroundTasks, message: str):
    background_tasks.add_task(write_log, message)  # after the response; lost where the process ends
    return {"message": "Log request received"}
